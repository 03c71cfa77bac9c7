/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/zone.h"

#include <string.h>

#include "shared/base/clock.h"
#include "t/tap.h"

static const struct {
	const char *what, *zone, *day;
	int         minute;
	const char *utc, *back, *abbr;      /* back: how the clock shows that instant */
} cases[] = {
	{ "winter in the west", "America/Los_Angeles", "2026-12-10", 495, "2026-12-10T16:15:00.000000Z", "2026-12-10 08:15:00", "PST" },
	{ "summer in the west", "America/Los_Angeles", "2026-07-10", 495, "2026-07-10T15:15:00.000000Z", "2026-07-10 08:15:00", "PDT" },
	{ "before the change", "America/New_York", "2026-11-01", 59, "2026-11-01T04:59:00.000000Z", "2026-11-01 00:59:00", "EDT" },
	{ "the first of two", "America/New_York", "2026-11-01", 90, "2026-11-01T05:30:00.000000Z", "2026-11-01 01:30:00", "EDT" },
	{ "after the change", "America/New_York", "2026-11-01", 120, "2026-11-01T07:00:00.000000Z", "2026-11-01 02:00:00", "EST" },
	{ "a time that is skipped", "America/New_York", "2027-03-14", 150, "2027-03-14T07:30:00.000000Z", "2027-03-14 03:30:00", "EDT" },
	{ "no summer time", "America/Phoenix", "2026-07-10", 0, "2026-07-10T07:00:00.000000Z", "2026-07-10 00:00:00", "MST" },
	{ "London", "Europe/London", "2026-12-10", 600, "2026-12-10T10:00:00.000000Z", "2026-12-10 10:00:00", "GMT" },
	{ "London in summer", "Europe/London", "2026-07-10", 600, "2026-07-10T09:00:00.000000Z", "2026-07-10 10:00:00", "BST" },
	{ "Paris", "Europe/Paris", "2026-12-10", 600, "2026-12-10T09:00:00.000000Z", "2026-12-10 10:00:00", "CET" },
	{ "Lisbon in summer", "Europe/Lisbon", "2026-07-10", 600, "2026-07-10T09:00:00.000000Z", "2026-07-10 10:00:00", "WEST" },
	{ "Tokyo", "Asia/Tokyo", "2026-12-10", 600, "2026-12-10T01:00:00.000000Z", "2026-12-10 10:00:00", "GMT+9" },
	{ "Sydney", "Australia/Sydney", "2026-12-10", 600, "2026-12-09T23:00:00.000000Z", "2026-12-10 10:00:00", "AEDT" },
	{ "Auckland", "Pacific/Auckland", "2027-01-01", 0, "2026-12-31T11:00:00.000000Z", "2027-01-01 00:00:00", "NZDT" },
	{ "Mexico City in summer", "America/Mexico_City", "2026-07-10", 600, "2026-07-10T16:00:00.000000Z", "2026-07-10 10:00:00", "CST" },
	{ "Dubai", "Asia/Dubai", "2026-12-10", 600, "2026-12-10T06:00:00.000000Z", "2026-12-10 10:00:00", "GMT+4" },
	{ "past midnight", "Pacific/Honolulu", "2026-12-31", 24 * 60 + 5, "2027-01-01T10:05:00.000000Z", "2027-01-01 00:05:00", "HST" },
};

static void
every_case(void)
{
	struct arena *mem = arena_new(4096);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char utc[INSTANT_TEXT], back[LOCAL_TEXT];
		struct local l;
		struct zone *z;
		int64_t day, at;

		CU_ASSERT_EQUAL_FATAL(zone_open(mem, cases[i].zone, &z), ST_OK);
		CU_ASSERT_TRUE_FATAL(day_parse(cases[i].day, &day));
		at = zone_instant(z, day, cases[i].minute);
		zone_local(z, at, &l);
		instant_text(at, utc);
		local_text(&l, back);
		CU_ASSERT_STRING_EQUAL(utc, cases[i].utc);
		CU_ASSERT_STRING_EQUAL(back, cases[i].back);
		CU_ASSERT_STRING_EQUAL(l.abbr, cases[i].abbr);
	}
	arena_free(&mem);
}

/* One handle asked back and forth must answer like a fresh one. */
static void
in_any_order(void)
{
	struct arena *mem = arena_new(4096);
	struct zone *z, *fresh;
	struct local a, b;

	CU_ASSERT_EQUAL_FATAL(zone_open(mem, "Europe/Madrid", &z), ST_OK);
	for (int64_t i = 0; i < 400; i++) {
		int64_t at = (20000 + i * 7919 % 1500) * US_PER_DAY + i * 60 * US_PER_S;

		CU_ASSERT_EQUAL_FATAL(zone_open(mem, "Europe/Madrid", &fresh), ST_OK);
		zone_local(z, at, &a);
		zone_local(fresh, at, &b);
		CU_ASSERT(a.day == b.day && a.minute == b.minute && strcmp(a.abbr, b.abbr) == 0);
	}
	arena_free(&mem);
}

static void
no_such_zone(void)
{
	struct arena *mem = arena_new(4096);
	struct zone *z;

	CU_ASSERT_EQUAL(zone_open(mem, "Mars/Olympus_Mons", &z), ST_NOT_FOUND);
	arena_free(&mem);
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "local times and their names", every_case },
		{ "in any order", in_any_order },
		{ "no such zone", no_such_zone },
		CU_TEST_INFO_NULL,
	};
	CU_SuiteInfo suites[] = { { "zone", NULL, NULL, NULL, NULL, tests }, CU_SUITE_INFO_NULL };

	return tap_main(suites);
}
