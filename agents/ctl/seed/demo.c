/* SPDX-License-Identifier: Apache-2.0 */
/* What the demonstration's traveler has behind and before them: one of each
 * kind of trip, and a stay that ended yesterday. */
#include "agents/ctl/seed/books.h"
#include "agents/ctl/seed/choose.h"
#include "shared/base/clock.h"

enum part { PART_NONE, PART_FLY, PART_STAY, PART_DRIVE };

/* Days are counted from today. */
static const struct wish {
	const char *to;                /* airport */
	int64_t starts, ends, bought;
	enum part parts[3];
	int64_t travelers;
	enum fate fate;
} wishes[] = {
	{ "JFK", -152, -147, -190, { PART_FLY },             1, FATE_CONFIRMED },
	{ "PDX",  -66,  -64,  -90, { PART_STAY },            2, FATE_CANCELLED },
	{ "SEA",  -45,  -41,  -58, { PART_FLY, PART_DRIVE }, 1, FATE_CONFIRMED },
	{ "SAN",   -4,   -1,  -20, { PART_STAY },            2, FATE_CONFIRMED },
	{ "SAN",   -1,    3,  -12, { PART_DRIVE },           1, FATE_CONFIRMED },
	{ "HNL",   24,   30,   -9, { PART_FLY, PART_STAY },  2, FATE_CONFIRMED },
	{ "JFK",   79,   83,   -2, { PART_FLY },             1, FATE_CONFIRMED },
};

static bool
fly(struct books *b, struct rng *r, const struct wish *wish, struct trip *t)
{
	const struct world *w = b->w;
	size_t from = w->people[0].airport, to = places_airport(w, wish->to);
	struct leg_wish leg = { .from = from, .to = to, .day = w->today + wish->starts };

	if (!choose_flight(&b->trips, r, &leg, t))
		return false;
	leg = (struct leg_wish){ .from = to, .to = from, .day = w->today + wish->ends, .back = true };
	return choose_flight(&b->trips, r, &leg, t);
}

/* In a small world the place may have no house or car: then anywhere. */
static bool
stay(struct books *b, struct rng *r, const struct wish *wish, struct trip *t)
{
	const struct world *w = b->w;
	size_t city = w->airports[places_airport(w, wish->to)].city;

	return choose_stay(&b->trips, r, w->cities[city].n_hotels > 0 ? city : w->n_cities, w->today + wish->starts,
	                   wish->ends - wish->starts, t);
}

static bool
drive(struct books *b, struct rng *r, const struct wish *wish, struct trip *t)
{
	const struct world *w = b->w;
	size_t city = w->airports[places_airport(w, wish->to)].city;
	int64_t day = w->today + wish->starts, from = t->drive_day > day ? t->drive_day : day;

	return choose_car(&b->trips, r, w->cities[city].n_cars > 0 ? city : w->n_cities, from,
	                  w->today + wish->ends - from, t);
}

/* What is cancelled, or may be, should show a refund. */
static bool
gives_back(const struct wish *wish, const struct trip *t)
{
	if (wish->starts < 0 && wish->fate != FATE_CANCELLED)
		return true;
	for (size_t i = 0; i < t->n; i++)
		if (t->lines[i].item.refund_percent > 0)
			return true;
	return false;
}

static bool
plan(struct books *b, struct rng *r, const struct wish *wish, struct trip *t)
{
	bool fits = true;

	*t = (struct trip){ .travelers = wish->travelers };
	for (size_t i = 0; i < 3 && fits; i++)
		switch (wish->parts[i]) {
		case PART_FLY:   fits = fly(b, r, wish, t); break;
		case PART_STAY:  fits = stay(b, r, wish, t); break;
		case PART_DRIVE: fits = drive(b, r, wish, t); break;
		default:         break;
		}
	return fits && gives_back(wish, t);
}

enum status
demo_books(struct books *b)
{
	enum status st = ST_OK;

	for (size_t i = 0; i < sizeof wishes / sizeof *wishes && st == ST_OK; i++) {
		struct rng r = rng_of("demo", (int64_t)i, b->w->today);
		struct trip trip;
		struct book_order order = { .person = &b->w->people[0], .trip = &trip, .fate = wishes[i].fate,
			.created_at = (b->w->today + wishes[i].bought) * US_PER_DAY + rng_range(&r, 54000, 79000) * US_PER_S };
		int tries = 400;

		b->trips.bought = b->w->today + wishes[i].bought;
		b->trips.mem = b->out->mem;
		while (!plan(b, &r, &wishes[i], &trip))
			if (--tries == 0)
				return problem(b->w->problem, ST_FAILED, "the demonstration's trip %zu finds no place", i);
		st = book(b, &r, &order);
	}
	return st;
}
