/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/base/clock.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static int64_t
ticks_of(clockid_t id)
{
	struct timespec t;

	clock_gettime(id, &t);
	return (int64_t)t.tv_sec * US_PER_S + t.tv_nsec / 1000;
}

int64_t clock_now_us(void)   { return ticks_of(CLOCK_REALTIME); }
int64_t clock_ticks_us(void) { return ticks_of(CLOCK_MONOTONIC); }

/* Days from a civil date and back: Howard Hinnant, "chrono-Compatible
 * Low-Level Date Algorithms", days_from_civil and civil_from_days. */
int64_t
day_of(int y, int m, int d)
{
	int64_t yy = y - (m <= 2), era = (yy >= 0 ? yy : yy - 399) / 400;
	int64_t yoe = yy - era * 400, doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void
day_split(int64_t day, int *y, int *m, int *d)
{
	int64_t z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;

	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp + (mp < 10 ? 3 : -9));
	*y = (int)(yoe + era * 400 + (*m <= 2));
}

void
day_text(int64_t day, char text[DAY_TEXT])
{
	char room[48];
	int y, m, d;

	day_split(day, &y, &m, &d);
	snprintf(room, sizeof room, "%04d-%02d-%02d", y, m, d);
	memcpy(text, room, DAY_TEXT);
	text[DAY_TEXT - 1] = '\0';
}

/* n digits at text, or -1. */
static int
digits(const char *text, int n)
{
	int v = 0;

	for (int i = 0; i < n; i++) {
		if (!isdigit((unsigned char)text[i]))
			return -1;
		v = v * 10 + text[i] - '0';
	}
	return v;
}

static bool
day_at(const char *text, int64_t *day)
{
	int y = digits(text, 4), m, d, y2, m2, d2;

	if (y < 1 || text[4] != '-' || (m = digits(text + 5, 2)) < 1 || text[7] != '-' ||
	    (d = digits(text + 8, 2)) < 1 || m > 12 || d > 31)
		return false;
	*day = day_of(y, m, d);
	day_split(*day, &y2, &m2, &d2);
	return m == m2 && d == d2;
}

bool
day_parse(const char *text, int64_t *day)
{
	return strlen(text) == 10 && day_at(text, day);
}

int
day_weekday(int64_t day)
{
	return (int)(((day + 3) % 7 + 7) % 7);
}

void
instant_text(int64_t us, char text[INSTANT_TEXT])
{
	int64_t day = us / US_PER_DAY - (us % US_PER_DAY < 0), rest = us - day * US_PER_DAY;
	int64_t s = rest / US_PER_S;
	char room[80];

	day_text(day, room);
	snprintf(room + 10, sizeof room - 10, "T%02d:%02d:%02d.%06dZ", (int)(s / 3600),
	         (int)(s / 60 % 60), (int)(s % 60), (int)(rest % US_PER_S));
	memcpy(text, room, INSTANT_TEXT);
	text[INSTANT_TEXT - 1] = '\0';
}

bool
instant_parse(const char *t, int64_t *us)
{
	int64_t day, fraction = 0, scale = US_PER_S;
	int h, m, s;

	if (strlen(t) < 20 || !day_at(t, &day) || t[10] != 'T' || (h = digits(t + 11, 2)) < 0 ||
	    t[13] != ':' || (m = digits(t + 14, 2)) < 0 || t[16] != ':' || (s = digits(t + 17, 2)) < 0)
		return false;
	if (h > 23 || m > 59 || s > 59)
		return false;
	t += 19;
	if (*t == '.' && isdigit((unsigned char)t[1]))
		for (t++; isdigit((unsigned char)*t) && scale > 1; t++)
			fraction += (*t - '0') * (scale /= 10);
	*us = day * US_PER_DAY + ((h * 60 + m) * 60 + s) * US_PER_S + fraction;
	return strcmp(t, "Z") == 0;
}
