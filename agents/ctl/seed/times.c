/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/times.h"

#include "shared/base/clock.h"

void
times_flight(const struct world *w, const struct seed_flight *f, int64_t day, struct times *t)
{
	const struct airport *from = &w->airports[f->origin], *to = &w->airports[f->destination];

	t->starts_at = zone_instant(from->zone, day, f->departs_min);
	t->ends_at = t->starts_at + f->duration_min * 60 * US_PER_S;
	zone_local(from->zone, t->starts_at, &t->from);
	zone_local(to->zone, t->ends_at, &t->to);
	t->from_zone = from->zone_name;
	t->to_zone = to->zone_name;
}

void
times_city(const struct city *c, const struct span *s, struct times *t)
{
	t->starts_at = zone_instant(c->zone, s->day, s->minute);
	t->ends_at = zone_instant(c->zone, s->end_day, s->end_minute);
	zone_local(c->zone, t->starts_at, &t->from);
	zone_local(c->zone, t->ends_at, &t->to);
	t->from_zone = t->to_zone = c->zone_name;
}
