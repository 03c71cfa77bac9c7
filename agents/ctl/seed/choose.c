/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/choose.h"

#include <string.h>

#define FIT_MAX 64

static size_t
cabin_at(const struct seed_flight *f, enum cabin cabin)
{
	for (size_t i = 0; i < f->n_cabins; i++)
		if (f->cabins[i].cabin == cabin)
			return i;
	return 0;
}

bool
choose_flight(struct trips *ts, struct rng *r, const struct leg_wish *wish, struct trip *t)
{
	const struct world *w = ts->w;
	const struct airport *from = &w->airports[wish->from];

	for (int64_t day = wish->day; day < wish->day + 7; day++) {
		size_t fit[FIT_MAX], n = 0;

		for (size_t i = 0; i < from->n_flights && n < FIT_MAX; i++) {
			const struct seed_flight *f = &w->flights[from->flights[i]];

			if (f->destination == wish->to && flight_flies(f, day))
				fit[n++] = from->flights[i];
		}
		if (n > 0) {
			size_t f = fit[rng_range(r, 0, (int64_t)n - 1)];

			return trip_fly(ts, t, &(struct lot_key){ ITEM_FLIGHT, f, cabin_at(&w->flights[f], wish->cabin), day },
			                wish->back);
		}
	}
	return false;
}

/* Well-known places get more of the travelers; the city of the journey's start none. */
static size_t
destination(const struct world *w, struct rng *r, size_t home)
{
	const struct airport *a = &w->airports[home];

	for (int tries = 0; tries < 12 && a->n_flights > 0; tries++) {
		size_t to = w->flights[a->flights[rng_range(r, 0, (int64_t)a->n_flights - 1)]].destination;

		if (rng_percent(r, 15 + w->cities[w->airports[to].city].weight))
			return to;
	}
	return w->n_airports;
}

static enum cabin
cabin_wish(struct rng *r)
{
	return (enum cabin)rng_weighted(r, (const int64_t[]){ 84, 8, 6, 2 }, 4);
}

static int64_t
nights_wish(struct rng *r)
{
	return 1 + (int64_t)rng_weighted(r, (const int64_t[]){ 14, 22, 22, 14, 9, 6, 7, 3, 2, 1 }, 10);
}

static bool
fly(struct trips *ts, struct rng *r, const struct person *p, int64_t day, struct trip *t)
{
	size_t to = destination(ts->w, r, p->airport);
	struct leg_wish wish = { .from = p->airport, .to = to, .day = day, .cabin = cabin_wish(r) };

	if (to == ts->w->n_airports || !choose_flight(ts, r, &wish, t))
		return false;
	if (rng_percent(r, 14))
		return true;
	wish = (struct leg_wish){ .from = to, .to = p->airport, .day = t->day + nights_wish(r), .cabin = wish.cabin,
		.back = true };
	return choose_flight(ts, r, &wish, t);
}

bool
choose_stay(struct trips *ts, struct rng *r, size_t city, int64_t day, int64_t nights, struct trip *t)
{
	const struct world *w = ts->w;
	const struct city *c = &w->cities[city < w->n_cities ? city : 0];
	size_t at = (size_t)rng_range(r, 0, (int64_t)w->n_hotels - 1);
	const struct seed_hotel *h;

	if (city < w->n_cities) {
		if (c->n_hotels == 0)
			return false;
		at = c->hotel_at[rng_range(r, 0, (int64_t)c->n_hotels - 1)];
	}
	h = &w->hotels[at];
	at = h->first_room + (size_t)rng_range(r, 0, (int64_t)h->n_rooms - 1);
	return trip_stay(ts, t, &(struct lot_key){ ITEM_ROOM, at, 0, day }, nights,
	                 (t->travelers + w->rooms[at].sleeps - 1) / w->rooms[at].sleeps);
}

bool
choose_car(struct trips *ts, struct rng *r, size_t city, int64_t day, int64_t days, struct trip *t)
{
	const struct world *w = ts->w;
	size_t at = (size_t)rng_range(r, 0, (int64_t)w->n_cars - 1);

	if (city < w->n_cities) {
		const struct city *c = &w->cities[city];

		if (c->n_cars == 0)
			return false;
		at = c->car_at[rng_range(r, 0, (int64_t)c->n_cars - 1)];
	}
	return trip_drive(ts, t, &(struct lot_key){ ITEM_CAR, at, 0, day }, days);
}

/* A flight with a bed, sometimes with a car as well. */
static bool
package(struct trips *ts, struct rng *r, const struct person *p, int64_t day, struct trip *t)
{
	bool car = rng_percent(r, 30);
	int64_t from, to;
	size_t city;

	if (!fly(ts, r, p, day, t))
		return false;
	from = t->day;
	to = t->end_day > from ? t->end_day : from + 2;
	city = t->city;
	if (to - from > 10 || !choose_stay(ts, r, city, from, to - from, t))
		return false;
	from = t->drive_day;
	return !car || from >= to || choose_car(ts, r, city, from, to - from, t);
}

bool
choose_trip(struct trips *ts, struct rng *r, const struct person *p, int64_t day, struct trip *t)
{
	size_t kind = rng_weighted(r, (const int64_t[]){ 45, 33, 15, 7 }, 4);

	memset(t, 0, sizeof *t);
	t->travelers = 1 + (int64_t)rng_weighted(r, (const int64_t[]){ 50, 34, 8, 8 }, 4);
	switch (kind) {
	case 0:  return fly(ts, r, p, day, t);
	case 1:  return choose_stay(ts, r, ts->w->n_cities, day, nights_wish(r), t);
	case 2:  return choose_car(ts, r, ts->w->n_cities, day, nights_wish(r), t);
	default: return package(ts, r, p, day, t);
	}
}
