/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/codec/checks.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

/* The 50 states and the District of Columbia: USPS Publication 28, appendix B. */
static const struct { const char *abbreviation, *name; } states[] = {
	{ "AL", "Alabama" }, { "AK", "Alaska" }, { "AZ", "Arizona" }, { "AR", "Arkansas" },
	{ "CA", "California" }, { "CO", "Colorado" }, { "CT", "Connecticut" }, { "DE", "Delaware" },
	{ "DC", "District of Columbia" }, { "FL", "Florida" }, { "GA", "Georgia" },
	{ "HI", "Hawaii" }, { "ID", "Idaho" }, { "IL", "Illinois" }, { "IN", "Indiana" },
	{ "IA", "Iowa" }, { "KS", "Kansas" }, { "KY", "Kentucky" }, { "LA", "Louisiana" },
	{ "ME", "Maine" }, { "MD", "Maryland" }, { "MA", "Massachusetts" }, { "MI", "Michigan" },
	{ "MN", "Minnesota" }, { "MS", "Mississippi" }, { "MO", "Missouri" }, { "MT", "Montana" },
	{ "NE", "Nebraska" }, { "NV", "Nevada" }, { "NH", "New Hampshire" }, { "NJ", "New Jersey" },
	{ "NM", "New Mexico" }, { "NY", "New York" }, { "NC", "North Carolina" },
	{ "ND", "North Dakota" }, { "OH", "Ohio" }, { "OK", "Oklahoma" }, { "OR", "Oregon" },
	{ "PA", "Pennsylvania" }, { "RI", "Rhode Island" }, { "SC", "South Carolina" },
	{ "SD", "South Dakota" }, { "TN", "Tennessee" }, { "TX", "Texas" }, { "UT", "Utah" },
	{ "VT", "Vermont" }, { "VA", "Virginia" }, { "WA", "Washington" },
	{ "WV", "West Virginia" }, { "WI", "Wisconsin" }, { "WY", "Wyoming" },
};

const char *
state_abbreviation(const char *s)
{
	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (strcasecmp(s, states[i].abbreviation) == 0 || strcasecmp(s, states[i].name) == 0)
			return states[i].abbreviation;
	return NULL;
}

const char *
check_state(const char *s)
{
	return state_abbreviation(s) != NULL ? NULL : "must be one of the 50 states or DC";
}

/* 9 in the pattern is a digit, A a capital letter; others stand for themselves. */
static bool
fits(const char *s, const char *pattern)
{
	for (; *pattern != '\0'; s++, pattern++) {
		bool good = *pattern == '9' ? isdigit((unsigned char)*s) != 0
		    : *pattern == 'A' ? *s >= 'A' && *s <= 'Z' : *s == *pattern;
		if (!good)
			return false;
	}
	return *s == '\0';
}

const char *
check_zip(const char *s)
{
	return fits(s, "99999") || fits(s, "99999-9999") ? NULL
	    : "must be five digits, or five, a hyphen and four";
}

const char *
check_ssn(const char *s)
{
	return fits(s, "999-99-9999") ? NULL : "must be three digits, two digits, four digits, with hyphens";
}

const char *
check_country(const char *s)
{
	return fits(s, "AA") ? NULL : "must be a country code of two letters";
}

const char *
check_airport(const char *s)
{
	return fits(s, "AAA") ? NULL : "must be an airport or city code of three letters";
}

const char *
check_currency(const char *s)
{
	return fits(s, "AAA") ? NULL : "must be a currency code of three letters";
}

const char *
check_email(const char *s)
{
	const char *at = strchr(s, '@'), *dot = at == NULL ? NULL : strrchr(at, '.');

	if (at == NULL || at == s || at - s > 64 || strchr(at + 1, '@') != NULL)
		return "must be an e-mail address";
	if (dot == NULL || dot == at + 1 || dot[1] == '\0' || strstr(at, "..") != NULL)
		return "must be an e-mail address";
	for (; *s != '\0'; s++)
		if ((unsigned char)*s <= ' ' || *s == 127 || strchr("\"(),:;<>[\\]", *s) != NULL)
			return "must be an e-mail address";
	return NULL;
}

const char *
check_phone(const char *s)
{
	int digits = 0;

	if (*s == '+')
		s++;
	for (; *s != '\0'; s++) {
		if (isdigit((unsigned char)*s))
			digits++;
		else if (strchr(" -.()", *s) == NULL)
			return "must be a telephone number";
	}
	return digits >= 7 && digits <= 15 ? NULL : "must have 7 to 15 digits";
}

const char *
check_name(const char *s)
{
	bool blank = true;

	for (; *s != '\0'; s++) {
		if ((unsigned char)*s < ' ' || *s == 127)
			return "must not hold control characters";
		blank = blank && *s == ' ';
	}
	return blank ? "must not be blank" : NULL;
}

const char *
check_airlines(const char *s)
{
	for (;; s += 3) {
		for (int i = 0; i < 2; i++)
			if (!((s[i] >= 'A' && s[i] <= 'Z') || (s[i] >= '0' && s[i] <= '9')))
				return "must be airline codes of two characters, with commas between";
		if (s[2] == '\0')
			return NULL;
		if (s[2] != ',')
			return "must be airline codes of two characters, with commas between";
	}
}

const char *
check_words(const char *s)
{
	for (; *s != '\0'; s++)
		if (!((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || strchr(",-_", *s) != NULL))
			return "must be words in lower case, with commas between";
	return NULL;
}

const char *
check_hour(const char *s)
{
	if (fits(s, "99:99") && strcmp(s, "24:00") <= 0 && s[3] <= '5')
		return NULL;
	return "must be a time of day, like 08:15";
}
