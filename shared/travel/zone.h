/* SPDX-License-Identifier: Apache-2.0 */
/* Local time of a place, by ICU. Only what makes departures and bookings'
 * times asks here: everybody else reads what is stored, UTC and local. */
#ifndef SHARED_TRAVEL_ZONE_H
#define SHARED_TRAVEL_ZONE_H

#include <stdint.h>

#include "shared/base/arena.h"
#include "shared/base/status.h"

#define ZONE_ABBR 7                /* "GMT+10" and a NUL */
#define LOCAL_TEXT 20              /* 2026-11-24 08:15:00 and a NUL */

struct zone;

struct local {
	int64_t day, minute;       /* since 1970-01-01, since midnight */
	char    abbr[ZONE_ABBR];   /* the zone's name on that day: PST, CEST, GMT+9 where it has none */
};

/* ST_NOT_FOUND: no such IANA zone. Lives as long as the arena; not for two at once. */
enum status zone_open(struct arena *life, const char *name, struct zone **) MUST_CHECK;

const char *zone_name(const struct zone *);
/* The instant of a wall clock's time. One that the clock skips is taken as if
 * it had not been put forward; of one that comes twice, the first. */
int64_t zone_instant(struct zone *, int64_t day, int64_t minute);
void    zone_local(struct zone *, int64_t us, struct local *);
/* 2026-11-24 08:15:00, for SQL. */
void    local_text(const struct local *, char text[LOCAL_TEXT]);

#endif
