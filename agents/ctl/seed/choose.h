/* SPDX-License-Identifier: Apache-2.0 */
/* Where a person goes, from when to when: what people plausibly book. */
#ifndef AGENTS_CTL_SEED_CHOOSE_H
#define AGENTS_CTL_SEED_CHOOSE_H

#include "agents/ctl/seed/trips.h"

/* A trip that begins on that day or a little later; false: try another day. */
bool choose_trip(struct trips *, struct rng *, const struct person *, int64_t day, struct trip *);

/* A flight between two airports on the first day from day on that has one, out
 * or back; false when none flies within a week. */
struct leg_wish { size_t from, to; int64_t day; enum cabin cabin; bool back; };
bool choose_flight(struct trips *, struct rng *, const struct leg_wish *, struct trip *);
/* A room of the city (w->n_cities: of any), from day for so many nights. */
bool choose_stay(struct trips *, struct rng *, size_t city, int64_t day, int64_t nights, struct trip *);
bool choose_car(struct trips *, struct rng *, size_t city, int64_t day, int64_t days, struct trip *);

#endif
