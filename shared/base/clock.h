/* SPDX-License-Identifier: Apache-2.0 */
/* Time. Instants are microseconds since 1970 UTC; days are counted since
 * 1970-01-01 (proleptic Gregorian). Text forms: RFC 3339. */
#ifndef SHARED_BASE_CLOCK_H
#define SHARED_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#define INSTANT_TEXT 28            /* 2026-11-24T10:00:00.123456Z and a NUL */
#define DAY_TEXT 11                /* 2026-11-24 and a NUL */
#define US_PER_S   INT64_C(1000000)
#define US_PER_DAY (86400 * US_PER_S)

int64_t clock_now_us(void);               /* CLOCK_REALTIME */
int64_t clock_ticks_us(void);             /* CLOCK_MONOTONIC: for durations */

void instant_text(int64_t us, char text[INSTANT_TEXT]);
bool instant_parse(const char *text, int64_t *us);   /* ends with Z, fraction optional */

/* "2026-11-24" <-> days. Parsing refuses days that the calendar lacks. */
bool    day_parse(const char *text, int64_t *day);
void    day_text(int64_t day, char text[DAY_TEXT]);
int64_t day_of(int y, int m, int d);
void    day_split(int64_t day, int *y, int *m, int *d);
int     day_weekday(int64_t day);         /* 0 Monday .. 6 Sunday */

#endif
