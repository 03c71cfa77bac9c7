/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/codec/checks.h"

#include <stdio.h>
#include <string.h>

#include "t/tap.h"

#define LIST_MAX 40

static const struct {
	const char  *what;
	const char *(*check)(const char *);
	const char  *good[LIST_MAX], *bad[LIST_MAX];
} cases[] = {
	{ "ZIP", check_zip,
	  { "95123", "95192", "10293", "90086-1929", "00000" },
	  { "12", "1247", "1829A", "37849-392", "2374-2384", "", "95123-", "95123-12345", "951234", " 95123",
	    "95123 ", "95123 1929", "95123-192A", "\xd9\xa1\xd9\xa2\xd9\xa3\xd9\xa4\xd9\xa5", "-5123", "95123\n" } },
	{ "state", check_state,
	  { "CA", "ca", "California", "DC", "District of Columbia", "new york", "WY", "West Virginia", "AL" },
	  { "", "PR", "GU", "VI", "AS", "MP", "Puerto Rico", "XX", "Cali", "C", "CA ", "USA", "Calif.", "Ontario" } },
	{ "SSN", check_ssn,
	  { "123-45-6789", "000-00-0000", "999-99-9999" },
	  { "", "123456789", "123-456-789", "12-345-6789", "123-45-678", "123-45-67890", "abc-de-fghi",
	    "123-45-678a", " 123-45-6789", "123\xe2\x80\x93" "45-6789" } },
	{ "country", check_country,
	  { "US", "DE", "ZZ" }, { "", "U", "USA", "us", "U1", "\xc3\x84" } },
	{ "airport", check_airport,
	  { "SFO", "JFK", "NYC" }, { "", "SF", "SFOO", "sfo", "S1O", "S O" } },
	{ "currency", check_currency,
	  { "USD", "EUR" }, { "", "US", "usd", "USDX", "$" } },
	{ "hour", check_hour,
	  { "00:00", "08:15", "23:59", "24:00" },
	  { "", "8:15", "24:01", "25:00", "12:60", "12:5", "12-30", "12:30:00", "ab:cd" } },
	{ "airlines", check_airlines,
	  { "UA", "UA,DL", "B6,9W,UA" },
	  { "", "U", "UA,", ",UA", "UAL", "ua", "UA DL", "UA,,DL", "UA;DL", "U,DL" } },
	{ "words", check_words,
	  { "pool", "pool,wifi", "free-breakfast", "b_2" }, { "Pool", "pool wifi", "caf\xc3\xa9", "a;b", "a'b" } },
	{ "name", check_name,
	  { "Grace", "Anne-Marie O'Neil", "\xe6\x9d\x8e", "X \xc3\x86 A-12", " a" },
	  { "", " ", "   ", "a\nb", "a\tb", "\x7f", "a\x01" } },
	{ "phone", check_phone,
	  { "4085550100", "+1 408 555 0100", "(408) 555-0100", "408.555.0100", "+49 30 1234567" },
	  { "", "123456", "1234567890123456", "408-555-O100", "++14085550100", "call me", "4085550100x1" } },
	{ "e-mail", check_email,
	  { "a@b.co", "grace.hopper+trips@navy.example", "x_y@sub.domain.example", "\xc3\xa9@example.com" },
	  { "", "a", "@b.co", "a@", "a@b", "a@b.", "a@.co", "a@b..co", "a b@c.de", "a@b@c.de", "a@b.co ", "<a@b.co>",
	    "a,b@c.de", "\"a\"@b.co", "a@b.co\n", "a\x01@b.co", "a@[1.2.3.4]",
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.co" } },
};

static void
good_ones_pass(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t k = 0; k < LIST_MAX && cases[i].good[k] != NULL; k++) {
			if (cases[i].check(cases[i].good[k]) != NULL)
				printf("# %s: refused \"%s\"\n", cases[i].what, cases[i].good[k]);
			CU_ASSERT_PTR_NULL(cases[i].check(cases[i].good[k]));
		}
}

static void
bad_ones_are_told_why(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t k = 0; k < LIST_MAX && cases[i].bad[k] != NULL; k++) {
			const char *why = cases[i].check(cases[i].bad[k]);
			if (why == NULL)
				printf("# %s: took \"%s\"\n", cases[i].what, cases[i].bad[k]);
			CU_ASSERT_PTR_NOT_NULL_FATAL(why);
			CU_ASSERT_EQUAL(strncmp(why, "must ", 5), 0);
		}
}

static void
states_are_stored_as_abbreviations(void)
{
	CU_ASSERT_STRING_EQUAL(state_abbreviation("california"), "CA");
	CU_ASSERT_STRING_EQUAL(state_abbreviation("District of Columbia"), "DC");
	CU_ASSERT_STRING_EQUAL(state_abbreviation("wv"), "WV");
	CU_ASSERT_PTR_NULL(state_abbreviation("Guam"));
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "good ones pass", good_ones_pass },
		{ "bad ones are told why", bad_ones_are_told_why },
		{ "states are stored as abbreviations", states_are_stored_as_abbreviations },
		CU_TEST_INFO_NULL,
	};
	CU_SuiteInfo suites[] = { { "checks", NULL, NULL, NULL, NULL, tests }, CU_SUITE_INFO_NULL };

	return tap_main(suites);
}
