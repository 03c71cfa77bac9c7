/* SPDX-License-Identifier: Apache-2.0 */
/* What is given back, and how a list shows several nights as one stay. */
#include <string.h>

#include "shared/base/clock.h"
#include "shared/travel/refund.h"
#include "shared/travel/trips.h"
#include "t/tap.h"

#define HOUR (3600 * US_PER_S)
#define NOW  INT64_C(1800000000000000)

static struct arena *mem;

static const struct {
	const char *what;
	int64_t percent, until, starts_in_h, paid, back;
} cases[] = {
	{ "a basic fare",                       0,   0,  100, 20000,     0 },
	{ "all of it, in time",               100,  24,  100, 20000, 20000 },
	{ "a part of it, in time",             80,  24,  100, 21500, 17200 },
	{ "rounded down",                      50,  24,  100, 20001, 10000 },
	{ "exactly until then",               100,  24,   24, 20000, 20000 },
	{ "an hour too late",                 100,  24,   23, 20000,     0 },
	{ "until the start, an hour before",  100,   0,    1, 20000, 20000 },
	{ "at the start",                     100,   0,    0, 20000,     0 },
	{ "begun",                            100,   0,   -1, 20000,     0 },
	{ "a large sum",                       80,  24,  100, INT64_C(99999999999), INT64_C(79999999999) },
};

static void
every_rule(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct refund_rule rule = { cases[i].percent, cases[i].until, NOW + cases[i].starts_in_h * HOUR };
		CU_ASSERT_EQUAL(refund_of(&rule, cases[i].paid, NOW), cases[i].back);
	}
}

/* The second night of a stay that begins too soon is not given back, though it is far enough. */
static void
a_part_counts_from_its_start(void)
{
	struct booking_paid items[] = {
		{ .part = 1, .title = "out", .starts_at = NOW + 30 * HOUR, .qty = 2, .price_minor = 100, .tax_minor = 10,
		  .fee_minor = 5, .refund_percent = 100, .until_hours = 24 },
		{ .part = 1, .title = "back", .starts_at = NOW + 90 * HOUR, .qty = 2, .price_minor = 200, .tax_minor = 10,
		  .fee_minor = 5, .refund_percent = 50, .until_hours = 24 },
		{ .part = 2, .title = "first night", .starts_at = NOW + 40 * HOUR, .qty = 1, .price_minor = 1000,
		  .refund_percent = 100, .until_hours = 48 },
		{ .part = 2, .title = "second night", .starts_at = NOW + 64 * HOUR, .qty = 1, .price_minor = 1000,
		  .refund_percent = 100, .until_hours = 48 } };
	struct cancellation c = {0};

	CU_ASSERT_EQUAL(refund_total(mem, items, 4, NOW, &c), 215 + 207);
	CU_ASSERT_FATAL(c.n_lines == 2);
	CU_ASSERT(c.lines[0].amount_minor == 422 && c.lines[1].amount_minor == 0);
	CU_ASSERT_EQUAL(refund_total(mem, items, 4, NOW - 10 * HOUR, NULL), 215 + 207 + 2000);
	CU_ASSERT_EQUAL(refund_total(mem, items, 0, NOW, NULL), 0);
}

static void
several_are_shown_as_one(void)
{
	struct booking_item a = { .part = 1, .kind = ITEM_ROOM, .title = "The Anchor House", .detail = "Deluxe king",
		.starts_at = 10, .ends_at = 20, .ends_local = "b", .price_minor = 5, .tax_minor = 1 }, b = a, all;
	const struct booking_item *both[] = { &a, &b };

	b.starts_at = 30;
	b.ends_at = 40;
	b.ends_local = "d";
	all = trips_merge(mem, both, 2);
	CU_ASSERT(all.starts_at == 10 && all.ends_at == 40 && all.price_minor == 10 && all.tax_minor == 2);
	CU_ASSERT_STRING_EQUAL(all.ends_local, "d");
	CU_ASSERT_STRING_EQUAL(all.detail, "Deluxe king · 2 nights");
	CU_ASSERT_STRING_EQUAL(trips_merge(mem, both, 1).detail, "Deluxe king · 1 night");
	a.kind = b.kind = ITEM_FLIGHT;
	CU_ASSERT_STRING_EQUAL(trips_merge(mem, both, 1).detail, "Deluxe king");
	CU_ASSERT_STRING_EQUAL(trips_merge(mem, both, 2).detail, "Deluxe king · 2 flights");
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "every rule gives back what it says", every_rule },
		{ "a part counts from its start", a_part_counts_from_its_start },
		{ "several nights are shown as one stay", several_are_shown_as_one },
		CU_TEST_INFO_NULL
	};
	CU_SuiteInfo suites[] = { { .pName = "refund", .pTests = tests }, CU_SUITE_INFO_NULL };
	int code;

	mem = arena_new(4096);
	code = tap_main(suites);
	arena_free(&mem);
	return code;
}
