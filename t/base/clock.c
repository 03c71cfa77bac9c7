/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/base/clock.h"

#include "t/tap.h"

static void
days(void)
{
	static const struct { const char *text; int64_t day; int weekday; } cases[] = {
		{ "1970-01-01", 0, 3 }, { "1969-12-31", -1, 2 }, { "2000-02-29", 11016, 1 },
		{ "2026-11-24", 20781, 1 }, { "2024-12-31", 20088, 1 }, { "0001-01-01", -719162, 0 },
		{ "9999-12-31", 2932896, 4 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[DAY_TEXT];
		int64_t day = 0;
		CU_ASSERT_TRUE(day_parse(cases[i].text, &day));
		CU_ASSERT_EQUAL(day, cases[i].day);
		CU_ASSERT_EQUAL(day_weekday(day), cases[i].weekday);
		day_text(day, text);
		CU_ASSERT_STRING_EQUAL(text, cases[i].text);
	}
}

static void
days_that_the_calendar_lacks(void)
{
	static const char *const bad[] = {
		"", "2026", "2026-13-01", "2026-00-01", "2026-02-29", "2100-02-29", "2026-04-31", "2026-01-00",
		"2026-01-32", "2026-1-1", "26-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-0a",
		"0000-01-01", "20260101", "2026-01-01T00:00:00Z", "-026-01-01", "+026-01-01",
	};
	int64_t day;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CU_ASSERT_FALSE(day_parse(bad[i], &day));
}

static void
every_day_of_three_centuries_comes_back(void)
{
	int64_t parsed;
	int wrong = 0;

	for (int64_t day = -36525; day < 73050; day++) {
		char text[DAY_TEXT];
		day_text(day, text);
		wrong += !day_parse(text, &parsed) || parsed != day;
	}
	CU_ASSERT_EQUAL(wrong, 0);
}

static void
instants(void)
{
	static const struct { const char *text; int64_t us; const char *again; } cases[] = {
		{ "1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00.000000Z" },
		{ "2026-11-24T10:00:00.123456Z", 1795514400123456, "2026-11-24T10:00:00.123456Z" },
		{ "2026-11-24T10:00:00.5Z", 1795514400500000, "2026-11-24T10:00:00.500000Z" },
		{ "1969-12-31T23:59:59.999999Z", -1, "1969-12-31T23:59:59.999999Z" },
		{ "1969-12-31T00:00:00Z", -US_PER_DAY, "1969-12-31T00:00:00.000000Z" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[INSTANT_TEXT];
		int64_t us = 0;
		CU_ASSERT_TRUE(instant_parse(cases[i].text, &us));
		CU_ASSERT_EQUAL(us, cases[i].us);
		instant_text(us, text);
		CU_ASSERT_STRING_EQUAL(text, cases[i].again);
	}
}

static void
texts_that_are_no_instant(void)
{
	static const char *const bad[] = {
		"", "2026-11-24", "2026-11-24T10:00:00", "2026-11-24 10:00:00Z", "2026-11-24T10:00:00+00:00",
		"2026-11-24T24:00:00Z", "2026-11-24T10:60:00Z", "2026-11-24T10:00:60Z", "2026-02-30T10:00:00Z",
		"2026-11-24T10:00:00.Z", "2026-11-24T10:00:00.1234567Z", "2026-11-24T10:00:00ZZ",
		"2026-11-24T10:00:00z", "2026-11-24T1:00:00Z  ", "2026-11-24T10:00:00.12a456Z",
	};
	int64_t us;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CU_ASSERT_FALSE(instant_parse(bad[i], &us));
}

static void
ticks_go_on(void)
{
	int64_t a = clock_ticks_us(), b = clock_ticks_us();

	CU_ASSERT_TRUE(b >= a && b - a < US_PER_S);
	CU_ASSERT_TRUE(clock_now_us() > 1700000000 * US_PER_S);
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "days", days },
		{ "days that the calendar lacks", days_that_the_calendar_lacks },
		{ "every day of three centuries comes back", every_day_of_three_centuries_comes_back },
		{ "instants", instants },
		{ "texts that are no instant", texts_that_are_no_instant },
		{ "ticks go on", ticks_go_on },
		CU_TEST_INFO_NULL,
	};
	CU_SuiteInfo suites[] = { { "clock", NULL, NULL, NULL, NULL, tests }, CU_SUITE_INFO_NULL };

	return tap_main(suites);
}
