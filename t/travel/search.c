/* SPDX-License-Identifier: Apache-2.0 */
/* Filters, facets, ranking and pages over rows made here. */
#include <string.h>

#include "shared/base/clock.h"
#include "shared/travel/flight_search.h"
#include "shared/travel/hotel_search.h"
#include "shared/travel/places.h"
#include "shared/travel/rank.h"
#include "t/auth/fixture.h"
#include "t/tap.h"

#define NOW (1700000000 * US_PER_S)

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

static struct flight_row
row(int64_t id, const char *airline, const char *departs, const char *arrives, int64_t later,
    int64_t price)
{
	return (struct flight_row){
		.segment = { .flight_id = id, .airline = airline, .airline_name = airline,
		             .departs_local = departs, .arrives_local = arrives, .days_later = later,
		             .departs_at = NOW + id * US_PER_DAY / 24, .arrives_at = NOW + (id + 5) * US_PER_DAY / 24,
		             .minutes = 300 + id, .cabin = id % 2 == 0 ? CABIN_FIRST : CABIN_ECONOMY,
		             .designator = "XX1", .from = "AAA", .to = "BBB", .from_name = "", .to_name = "",
		             .from_city = "", .to_city = "", .departs_zone = "", .departs_abbr = "",
		             .arrives_zone = "", .arrives_abbr = "", .aircraft = "" },
		.stock = { .inv_id = id, .price_minor = price, .price_version = 1, .left = 9,
		           .terms = { .name = "x", .refund_percent = id % 2 == 0 ? 100 : 0 } },
		.from_country = "FR", .to_country = "FR",
	};
}

/* 1 and 3 economy, 2 and 4 first. */
static struct flight_rows
rows(void)
{
	struct flight_row *r = arena_zalloc(mem, 4 * sizeof *r);

	r[0] = row(1, "AA", "2026-12-10T08:00", "2026-12-10T13:00", 0, 30000);
	r[1] = row(2, "AA", "2026-12-10T08:00", "2026-12-10T13:00", 0, 90000);
	r[2] = row(3, "BB", "2026-12-10T22:30", "2026-12-11T06:30", 1, 20000);
	r[3] = row(4, "BB", "2026-12-10T13:30", "2026-12-10T18:30", 0, 80000);
	return (struct flight_rows){ .out = r, .n_out = 4 };
}

static const struct {
	const char *what;
	struct flight_query q;
	const char *ids;               /* in order */
} cases[] = {
	{ "by price",           { .sort = FLIGHT_PRICE }, "3,1,4,2" },
	{ "by duration",        { .sort = FLIGHT_DURATION }, "1,2,3,4" },
	{ "one airline",        { .sort = FLIGHT_PRICE, .airlines = "AA" }, "1,2" },
	{ "a cabin",            { .sort = FLIGHT_PRICE, .cabin = CABIN_FIRST + 1 }, "4,2" },
	{ "no night flight",    { .sort = FLIGHT_PRICE, .no_red_eye = true }, "1,4,2" },
	{ "in the morning",     { .sort = FLIGHT_PRICE, .depart_from = "06:00", .depart_to = "12:00" }, "1,2" },
	{ "landing by two",     { .sort = FLIGHT_PRICE, .arrive_from = "07:00", .arrive_to = "14:00" }, "1,2" },
	{ "up to a price",      { .sort = FLIGHT_PRICE, .max_price_minor = 30000 }, "3,1" },
	{ "up to a length",     { .sort = FLIGHT_PRICE, .max_minutes = 302 }, "1,2" },
	{ "refundable",         { .sort = FLIGHT_PRICE, .refundable = true }, "4,2" },
	{ "nothing fits",       { .airlines = "ZZ" }, "" },
};

static const char *
ids_of(const struct flight_page *p)
{
	struct buffer b = { .mem = mem };

	buffer_str(&b, "");
	for (size_t i = 0; i < p->n; i++)
		buffer_printf(&b, "%s%s", i > 0 ? "," : "", p->items[i].id);
	return b.bytes;
}

static void
every_filter(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct flight_query q = cases[i].q;
		struct flight_rows all = rows();
		struct flight_page page = {0};

		q.adults = 1;
		q.limit = 20;
		CU_ASSERT_EQUAL(flight_search_page(mem, keys, &q, &all, NOW, &page), ST_OK);
		if (strcmp(ids_of(&page), cases[i].ids) != 0)
			printf("# %s: %s\n", cases[i].what, ids_of(&page));
		CU_ASSERT_STRING_EQUAL(ids_of(&page), cases[i].ids);
	}
}

static const struct facet *
facet(const struct flight_page *p, const char *group, const char *value)
{
	for (size_t g = 0; g < p->n_facets; g++)
		for (size_t i = 0; i < p->facets[g].n; i++)
			if (strcmp(p->facets[g].name, group) == 0 && strcmp(p->facets[g].items[i].value, value) == 0)
				return &p->facets[g].items[i];
	return NULL;
}

/* A facet counts what its own filter alone keeps out, and nothing else that is kept out. */
static void
facets_count_without_themselves(void)
{
	struct flight_query q = { .adults = 1, .limit = 1, .airlines = "AA", .cabin = CABIN_ECONOMY + 1 };
	struct flight_rows all = rows();
	struct flight_page page = {0};

	CU_ASSERT_EQUAL_FATAL(flight_search_page(mem, keys, &q, &all, NOW, &page), ST_OK);
	CU_ASSERT_EQUAL(page.total, 1);
	CU_ASSERT_EQUAL(facet(&page, "airlines", "AA")->count, 1);
	CU_ASSERT_EQUAL(facet(&page, "airlines", "BB")->count, 1);
	CU_ASSERT_EQUAL(facet(&page, "airlines", "BB")->from_minor, 20000);
	CU_ASSERT_EQUAL(facet(&page, "cabin", "first")->count, 1);
	CU_ASSERT_EQUAL(facet(&page, "cabin", "first")->from_minor, 90000);
}

static void
pages_meet(void)
{
	struct flight_query q = { .adults = 1, .limit = 3, .sort = FLIGHT_PRICE };
	struct flight_rows all = rows();
	struct flight_page page = {0}, rest = {0};

	CU_ASSERT_EQUAL_FATAL(flight_search_page(mem, keys, &q, &all, NOW, &page), ST_OK);
	CU_ASSERT_STRING_EQUAL(ids_of(&page), "3,1,4");
	CU_ASSERT_PTR_NOT_NULL_FATAL(page.next);
	q.after = page.next;
	CU_ASSERT_EQUAL_FATAL(flight_search_page(mem, keys, &q, &all, NOW, &rest), ST_OK);
	CU_ASSERT_STRING_EQUAL(ids_of(&rest), "2");
	CU_ASSERT_PTR_NULL(rest.next);
	q.after = "!!";
	CU_ASSERT_EQUAL(flight_search_page(mem, keys, &q, &all, NOW, &rest), ST_INVALID);
}

/* Out and back: one cabin, back leaves after out has landed, the price is of both, for all. */
static void
out_and_back(void)
{
	struct flight_query q = { .adults = 2, .limit = 20, .sort = FLIGHT_PRICE, .return_on = "2026-12-17" };
	struct flight_rows all = rows();
	struct flight_page page = {0};
	struct flight_row back = row(9, "AA", "2026-12-17T08:00", "2026-12-17T13:00", 0, 10000);
	struct flight_row early = row(5, "AA", "2026-12-10T09:00", "2026-12-10T13:00", 0, 1);

	all.back = arena_zalloc(mem, 2 * sizeof *all.back);
	all.back[0] = back;
	all.back[1] = early;
	all.n_back = 2;
	CU_ASSERT_EQUAL_FATAL(flight_search_page(mem, keys, &q, &all, NOW, &page), ST_OK);
	CU_ASSERT_STRING_EQUAL(ids_of(&page), "3-9,1-9");
	CU_ASSERT_EQUAL(page.items[0].price->total_minor, 2 * (20000 + 10000));
	CU_ASSERT_EQUAL(page.items[0].n_legs, 2);
}

static struct stock
night(int64_t id, int64_t room, int64_t price, int64_t left)
{
	return (struct stock){ .inv_id = id, .listing = room, .price_minor = price, .price_version = 1,
	                       .left = left, .terms = { .name = "x" } };
}

/* The cheapest room that serves the party on every night stands for its hotel. */
static void
a_stay_needs_every_night(void)
{
	struct hotel_card hotels[] = { { .id = 1, .name = "A", .area = "", .amenities = "pool,wifi", .stars = 4 },
	                               { .id = 2, .name = "B", .area = "", .amenities = "wifi", .stars = 3 } };
	struct room_row rooms[] = { { { .id = 1, .sleeps = 2 }, 1 }, { { .id = 2, .sleeps = 2 }, 1 },
	                            { { .id = 3, .sleeps = 2 }, 2 } };
	struct stock nights[] = { night(1, 1, 100, 1), night(2, 1, 100, 0), night(3, 2, 300, 1),
	                          night(4, 2, 300, 1), night(5, 3, 200, 1) };
	struct hotel_rows all = { hotels, 2, rooms, 3, nights, 5, 1000 };
	struct hotel_query q = { .guests = 2, .rooms = 1, .limit = 20, .sort = HOTEL_PRICE };
	struct hotel_page page = {0};

	CU_ASSERT_EQUAL_FATAL(hotel_search_page(mem, keys, &q, &all, 2, NOW, &page), ST_OK);
	CU_ASSERT_EQUAL_FATAL(page.n, 1);
	CU_ASSERT_EQUAL(page.items[0].room->id, 2);
	CU_ASSERT_EQUAL(page.items[0].room->price->total_minor, 660);
	q.amenities = "pool,sauna";
	page = (struct hotel_page){0};
	CU_ASSERT_EQUAL_FATAL(hotel_search_page(mem, keys, &q, &all, 2, NOW, &page), ST_OK);
	CU_ASSERT_EQUAL(page.n, 0);
}

static const struct place_row known[] = {
	{ { .code = "SFO", .name = "San Francisco", .city = "San Francisco" }, 900, true, true, true },
	{ { .code = "SAN", .name = "San Diego", .city = "San Diego" }, 500, true, true, true },
	{ { .code = "NYC", .name = "New York", .city = "New York" }, 1000, true, true, true },
	{ { .code = "JFK", .name = "John F Kennedy International", .city = "New York" }, 1000, true, false, false },
	{ { .code = "LAS", .name = "Las Vegas", .city = "Las Vegas" }, 700, true, true, true },
};

static const struct { const char *typed, *first; } typed[] = {
	{ "sfo", "SFO" }, { "San F", "SFO" }, { "san fransisco", "SFO" }, { "frncisco", "SFO" },
	{ "new yrok", "NYC" }, { "jfk", "JFK" }, { "kennedy", "JFK" }, { "vegas", "LAS" },
	{ "san", "SAN" }, { "sa", "SFO" }, { "qqqq", "" },
};

static void
slips_are_forgiven(void)
{
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		struct place_page page = {0};
		places_find(mem, &(struct place_query){ .q = typed[i].typed, .limit = 5 }, known,
		            sizeof known / sizeof *known, &page);
		if (strcmp(page.n == 0 ? "" : page.items[0].code, typed[i].first) != 0)
			printf("# %s: %s\n", typed[i].typed, page.n == 0 ? "nothing" : page.items[0].code);
		CU_ASSERT_STRING_EQUAL(page.n == 0 ? "" : page.items[0].code, typed[i].first);
	}
}

int
main(void)
{
	return tap_main((CU_SuiteInfo[]){
		{ "search", start, stop, NULL, NULL, (CU_TestInfo[]){
			{ "every filter and sort of flights", every_filter },
			{ "a facet counts without its own filter", facets_count_without_themselves },
			{ "pages meet without gap or repeat", pages_meet },
			{ "out and back are one itinerary", out_and_back },
			{ "a stay needs every night", a_stay_needs_every_night },
			{ "places forgive slips", slips_are_forgiven },
			CU_TEST_INFO_NULL } },
		CU_SUITE_INFO_NULL });
}
