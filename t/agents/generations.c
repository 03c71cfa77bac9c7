/* SPDX-License-Identifier: Apache-2.0 */
/* Which cached searches a batch of events makes old. */
#include "agents/worker/generations.h"

#include <string.h>

#include "shared/bus/event.h"
#include "shared/bus/topics.h"
#include "shared/travel/saga.h"
#include "t/tap.h"

static struct arena *mem;

static struct outbox_row
stock(const char *gen)
{
	struct inventory_row rows[] = { { 1, 2, 3, 4 } };
	struct inventory_changed data = { .kind = "car", .listing = 7, .gen = gen, .rows = rows, .n_rows = 1 };
	struct event e = { .source = "/t", .type = EVENT_INVENTORY_CHANGED };

	return (struct outbox_row){ .topic = TOPIC_INVENTORY_UPDATED,
	                            .payload = event_write(mem, &e, &inventory_changed_codec, &data) };
}

static void
each_once(void)
{
	struct outbox_row other = stock("gen:cars:NOT");
	other.topic = TOPIC_BOOKINGS_UPDATED;
	const struct outbox_row rows[] = {
		stock("gen:cars:SFO"), other, stock("gen:hotels:NYC,gen:cars:SFO"), stock("gen:cars:SFO"),
		{ .topic = TOPIC_INVENTORY_UPDATED, .payload = "{\"not\":\"an event\"}" },
		stock("gen:flights:SFO:JFK:2026-12-01"),
	};
	static const char *const all[] = { "gen:cars:SFO", "gen:flights:SFO:JFK:2026-12-01", "gen:hotels:NYC" };
	size_t n;
	const char **names = generations_of(mem, rows, sizeof rows / sizeof *rows, &n);

	CU_ASSERT_EQUAL_FATAL(n, 3);
	for (size_t i = 0; i < n; i++)
		CU_ASSERT_STRING_EQUAL(names[i], all[i]);
	generations_of(mem, &rows[1], 1, &n);
	CU_ASSERT_EQUAL(n, 0);
}

static void
many(void)
{
	struct outbox_row rows[500];
	size_t n;

	for (int i = 0; i < 500; i++)
		rows[i] = stock(arena_printf(mem, "gen:cars:%03d", i % 250));
	generations_of(mem, rows, 500, &n);
	CU_ASSERT_EQUAL(n, 250);
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "each once, of stock alone", each_once },
		{ "a whole batch", many },
		CU_TEST_INFO_NULL,
	};
	CU_SuiteInfo suites[] = { { "generations", NULL, NULL, NULL, NULL, tests }, CU_SUITE_INFO_NULL };
	int rc;

	mem = arena_new(64 * 1024);
	rc = tap_main(suites);
	arena_free(&mem);
	return rc;
}
