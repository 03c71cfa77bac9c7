/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/zone.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "shared/base/clock.h"

#define NAME_MAX_UTF16 64
#define MS_PER_DAY 86400000.0

struct zone {
	const char  *name;
	UChar        id[NAME_MAX_UTF16];
	UCalendar   *calendar;
	UDateFormat *names;
	double       from, to;         /* ms: here the offset is the same */
	int64_t      offset_min;
	char         abbr[ZONE_ABBR];
};

static void
put_calendar(void *calendar)
{
	ucal_close(calendar);
}

static void
put_names(void *names)
{
	udat_close(names);
}

/* Which English names a zone has is a matter of place: CET is unknown in the US. */
static const char *
locale_of(const char *name)
{
	static const char *const locales[][2] = { { "Europe/", "en_GB" }, { "Atlantic/", "en_GB" },
		{ "Australia/", "en_AU" }, { "Pacific/Auckland", "en_NZ" } };

	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
		if (strncmp(name, locales[i][0], strlen(locales[i][0])) == 0)
			return locales[i][1];
	return "en_US";
}

static bool
open_names(struct arena *life, struct zone *z)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar pattern[4];

	u_uastrcpy(pattern, "zzz");
	z->names = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale_of(z->name), z->id, -1, pattern, -1, &error);
	if (U_FAILURE(error))
		return false;
	arena_defer(life, put_names, z->names);
	return true;
}

/* Mexico gave up summer time in October 2022, the month of Debian 12's ICU, which does
 * not know it yet. These had the same time ever since. */
static const char *
stand_in(const char *name)
{
	if (strcmp(name, "America/Mexico_City") == 0)
		return "America/Regina";
	return strcmp(name, "America/Mazatlan") == 0 ? "America/Phoenix" : name;
}

static bool
is_known(const struct zone *z)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar canonical[NAME_MAX_UTF16];
	UBool system = 0;

	ucal_getCanonicalTimeZoneID(z->id, -1, canonical, NAME_MAX_UTF16, &system, &error);
	return U_SUCCESS(error) && system;
}

enum status
zone_open(struct arena *life, const char *name, struct zone **zone)
{
	UErrorCode error = U_ZERO_ERROR;
	struct zone *z = arena_zalloc(life, sizeof *z);

	if (strlen(name) >= NAME_MAX_UTF16)
		return ST_NOT_FOUND;
	z->name = arena_strdup(life, name);
	u_uastrcpy(z->id, stand_in(name));
	if (!is_known(z))
		return ST_NOT_FOUND;
	z->calendar = ucal_open(z->id, -1, "en_US", UCAL_GREGORIAN, &error);
	if (U_FAILURE(error))
		return ST_NOT_FOUND;
	arena_defer(life, put_calendar, z->calendar);
	*zone = z;
	return open_names(life, z) ? ST_OK : ST_NOT_FOUND;
}

const char *
zone_name(const struct zone *z)
{
	return z->name;
}

static double
transition(const struct zone *z, UTimeZoneTransitionType which, double otherwise)
{
	UErrorCode error = U_ZERO_ERROR;
	UDate at;

	return ucal_getTimeZoneTransitionDate(z->calendar, which, &at, &error) && U_SUCCESS(error)
	    ? at : otherwise;
}

static void
name_of(struct zone *z, double ms)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar text[32];
	char name[32] = "";

	udat_format(z->names, ms, text, 32, NULL, &error);
	if (U_SUCCESS(error))
		u_austrncpy(name, text, sizeof name - 1);
	snprintf(z->abbr, sizeof z->abbr, "%.6s", name);
}

/* Asks ICU once for each stretch of time with one offset. */
static void
seek(struct zone *z, double ms)
{
	UErrorCode error = U_ZERO_ERROR;
	int32_t offset;

	if (ms >= z->from && ms < z->to)
		return;
	ucal_setMillis(z->calendar, ms, &error);
	offset = ucal_get(z->calendar, UCAL_ZONE_OFFSET, &error);
	offset += ucal_get(z->calendar, UCAL_DST_OFFSET, &error);
	z->offset_min = offset / 60000;
	z->from = transition(z, UCAL_TZ_TRANSITION_PREVIOUS_INCLUSIVE, ms - MS_PER_DAY);
	z->to = transition(z, UCAL_TZ_TRANSITION_NEXT, ms + 366 * MS_PER_DAY);
	name_of(z, ms);
}

static int64_t
offset_us(struct zone *z, int64_t us)
{
	seek(z, (double)(us / 1000));
	return z->offset_min * 60 * US_PER_S;
}

int64_t
zone_instant(struct zone *z, int64_t day, int64_t minute)
{
	int64_t wall = day * US_PER_DAY + minute * 60 * US_PER_S;
	int64_t before = wall - offset_us(z, wall - US_PER_DAY);
	int64_t after = wall - offset_us(z, wall + US_PER_DAY);

	/* of the two readings, the one that shows this wall time; the earlier offset when both or none do */
	return before + offset_us(z, before) == wall || after + offset_us(z, after) != wall ? before : after;
}

void
zone_local(struct zone *z, int64_t us, struct local *l)
{
	int64_t wall = us + offset_us(z, us);

	l->day = wall / US_PER_DAY;
	l->minute = wall % US_PER_DAY / (60 * US_PER_S);
	memcpy(l->abbr, z->abbr, sizeof l->abbr);
}

void
local_text(const struct local *l, char text[LOCAL_TEXT])
{
	char day[DAY_TEXT];

	day_text(l->day, day);
	snprintf(text, LOCAL_TEXT, "%s %02d:%02d:00", day, (unsigned)(l->minute / 60) % 24, (unsigned)l->minute % 60);
}
