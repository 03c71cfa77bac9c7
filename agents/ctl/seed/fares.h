/* SPDX-License-Identifier: Apache-2.0 */
/* What a place costs on a day when it is bought so many days ahead: pure
 * functions of the world. Minor units before taxes. */
#ifndef AGENTS_CTL_SEED_FARES_H
#define AGENTS_CTL_SEED_FARES_H

#include "agents/ctl/seed/world.h"

int64_t fares_seat(const struct world *, const struct seed_flight *, size_t cabin, int64_t day, int64_t ahead);
int64_t fares_night(const struct world *, const struct seed_room *, int64_t day, int64_t ahead);
int64_t fares_day(const struct world *, const struct seed_car *, int64_t day, int64_t ahead);

#endif
