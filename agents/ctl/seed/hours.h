/* SPDX-License-Identifier: Apache-2.0 */
/* When a flight leaves and how long it takes: by where it goes. */
#ifndef AGENTS_CTL_SEED_HOURS_H
#define AGENTS_CTL_SEED_HOURS_H

#include "agents/ctl/seed/world.h"

/* Minutes after midnight; to may be past the next midnight. night: a second
 * window for red-eyes; from 0: none. */
struct window { int64_t from, to, night_from, night_to; };

int64_t hours_distance_km(const struct airport *, const struct airport *);
int64_t hours_block_min(const struct airport *, const struct airport *, int64_t km);
struct window hours_window(const struct airport *, const struct airport *, int64_t km);
/* The time on the ground before the aircraft flies back. */
int64_t hours_turnaround(struct rng *, int64_t km);

#endif
