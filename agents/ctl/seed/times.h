/* SPDX-License-Identifier: Apache-2.0 */
/* When something begins and ends, there. */
#ifndef AGENTS_CTL_SEED_TIMES_H
#define AGENTS_CTL_SEED_TIMES_H

#include "agents/ctl/seed/world.h"

struct times {
	int64_t      starts_at, ends_at;
	struct local from, to;
	const char  *from_zone, *to_zone;
};

void times_flight(const struct world *, const struct seed_flight *, int64_t day, struct times *);
/* By the city's clock. */
struct span { int64_t day, minute, end_day, end_minute; };
void times_city(const struct city *, const struct span *, struct times *);

#endif
