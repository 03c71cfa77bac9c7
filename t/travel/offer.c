/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "shared/base/clock.h"
#include "shared/travel/offer.h"
#include "shared/travel/price.h"
#include "t/auth/fixture.h"
#include "t/tap.h"

static struct arena *mem;
static struct keys  *keys;
static const char   *dir;

static int
start(void)
{
	mem = arena_new(65536);
	keys = fixture_keys(mem, dir = fixture_dir(mem), KEYS_SEARCH);
	return keys == NULL;
}

static int stop(void) { fixture_remove(dir); arena_free(&mem); return 0; }

static const struct offer sample = {
	.kind = ITEM_ROOM, .qty = 2, .expires_at = 1800000000 * US_PER_S, .currency = "USD", .n = 2,
	.lines = { { 7, 3, 15000, 4200, 0 }, { INT64_C(9007199254740991), 1, 1, 0, 560 } },
};
#define NOW (1700000000 * US_PER_S)

static void
comes_back_as_it_was(void)
{
	const char *text = offer_text(keys, mem, &sample);
	struct offer o;

	CU_ASSERT_EQUAL_FATAL(offer_parse(keys, mem, text, NOW, &o), ST_OK);
	CU_ASSERT_EQUAL(memcmp(&o, &sample, sizeof o), 0);
	CU_ASSERT_EQUAL(offer_total(&o), 2 * 15000 + 4200 + 2 + 560);
}

static void
expires(void)
{
	struct offer o;
	const char *text = offer_text(keys, mem, &sample);

	CU_ASSERT_EQUAL(offer_parse(keys, mem, text, sample.expires_at - 1, &o), ST_OK);
	CU_ASSERT_EQUAL(offer_parse(keys, mem, text, sample.expires_at, &o), ST_GONE);
	CU_ASSERT_EQUAL(o.n, 2);
}

static void
no_changed_letter_passes(void)
{
	const char *text = offer_text(keys, mem, &sample);
	struct offer o;

	for (size_t i = 0; i < strlen(text); i++) {
		char *forged = arena_strdup(mem, text);
		forged[i] = forged[i] == 'A' ? 'B' : 'A';
		CU_ASSERT_EQUAL(offer_parse(keys, mem, forged, NOW, &o), ST_INVALID);
	}
	CU_ASSERT_EQUAL(offer_parse(keys, mem, "", NOW, &o), ST_INVALID);
	CU_ASSERT_EQUAL(offer_parse(keys, mem, "AAAA", NOW, &o), ST_INVALID);
}

static const struct {
	const char *what;
	struct price_facts facts;
	int64_t price, qty, total, tax, fee;
} prices[] = {
	{ "within the US",   { ITEM_FLIGHT, true, true, 0 },   18900, 1, 18900 + 1418 + 520 + 560 + 450, 1938, 1010 },
	{ "two of them",     { ITEM_FLIGHT, true, true, 0 },   18900, 2, 2 * (18900 + 1418 + 520 + 560 + 450), 3876, 2020 },
	{ "out of the US",   { ITEM_FLIGHT, true, false, 0 },  50000, 1, 50000 + 2290 + 1010, 2290, 1010 },
	{ "into the US",     { ITEM_FLIGHT, false, true, 0 },  50000, 1, 50000 + 2290, 2290, 0 },
	{ "abroad",          { ITEM_FLIGHT, false, false, 0 }, 50000, 3, 150000, 0, 0 },
	{ "a room, half up", { ITEM_ROOM, false, false, 1475 }, 10010, 1, 10010 + 1476, 1476, 0 },
	{ "a car, untaxed",  { ITEM_CAR, false, false, 0 },      999, 1, 999, 0, 0 },
};

static void
every_price(void)
{
	for (size_t i = 0; i < sizeof prices / sizeof *prices; i++) {
		struct price_sum sum = {0};
		struct price_item item = price_add(&sum, &prices[i].facts, prices[i].price, prices[i].qty);
		struct price *p = price_of(mem, &sum, "USD");
		int64_t lines = 0;

		for (size_t l = 0; l < p->n_lines; l++)
			lines += p->lines[l].amount_minor;
		if (price_total(&sum) != prices[i].total)
			printf("# %s: %lld\n", prices[i].what, (long long)price_total(&sum));
		CU_ASSERT_EQUAL(price_total(&sum), prices[i].total);
		CU_ASSERT_EQUAL(lines, p->total_minor);
		CU_ASSERT_EQUAL(item.tax_minor, prices[i].tax);
		CU_ASSERT_EQUAL(item.fee_minor, prices[i].fee);
	}
}

int
main(void)
{
	return tap_main((CU_SuiteInfo[]){
		{ "offer", start, stop, NULL, NULL, (CU_TestInfo[]){
			{ "what was offered comes back", comes_back_as_it_was },
			{ "it ends at its moment", expires },
			{ "no letter of it can be changed", no_changed_letter_passes },
			{ "every price has its taxes and fees", every_price },
			CU_TEST_INFO_NULL } },
		CU_SUITE_INFO_NULL });
}
