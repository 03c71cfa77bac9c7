/* SPDX-License-Identifier: Apache-2.0 */
/* A journey as it would be sold: its lines with prices, taxes, times and words. */
#ifndef AGENTS_CTL_SEED_TRIPS_H
#define AGENTS_CTL_SEED_TRIPS_H

#include "agents/ctl/seed/lots.h"
#include "agents/ctl/seed/seed_repo.h"

#define TRIP_LINES_MAX 60

struct trip_line { struct lot_key key; struct item_row item; };

struct trip {
	struct trip_line lines[TRIP_LINES_MAX];
	size_t  n;
	int64_t parts, travelers, total_minor, starts_at, ends_at;
	size_t  city;                  /* where it leads */
	int64_t day, end_day;          /* there */
	int64_t drive_day;             /* after a flight: the first on which a car can be picked up */
};

struct trips {
	const struct world *w;
	struct lots  *lots;
	struct arena *mem;             /* of texts */
	int64_t       bought;          /* the day */
};

/* Each adds lines of its own part, or of the last part for a flight back; false
 * when a place is not sold or not free, and the trip is of no use then. */
bool trip_fly(struct trips *, struct trip *, const struct lot_key *, bool back);
bool trip_stay(struct trips *, struct trip *, const struct lot_key *first, int64_t nights, int64_t rooms);
bool trip_drive(struct trips *, struct trip *, const struct lot_key *first, int64_t days);

#endif
