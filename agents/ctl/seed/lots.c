/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/lots.h"

#include <string.h>

#include "shared/base/clock.h"

bool
flight_flies(const struct seed_flight *f, int64_t day)
{
	return f->weekdays >> day_weekday(day) & 1;
}

int64_t
flight_days(const struct world *w, const struct seed_flight *f, int64_t day)
{
	int64_t weeks = (day - w->today) / 7, n = weeks * __builtin_popcountll((uint64_t)f->weekdays);

	for (int64_t d = w->today + weeks * 7; d < day; d++)
		n += flight_flies(f, d);
	return n;
}

void
lots_number(struct world *w)
{
	int64_t departure = 1, inv = 1, end = w->today + w->scale->horizon;

	for (size_t i = 0; i < w->n_flights; i++) {
		struct seed_flight *f = &w->flights[i];
		int64_t days = flight_days(w, f, end);

		f->first_departure = departure;
		f->first_inv = inv;
		departure += days;
		inv += days * (int64_t)f->n_cabins;
	}
	w->end_departure = departure;
	w->first_room_inv = inv;
	w->first_car_inv = inv + (int64_t)w->n_rooms * w->scale->horizon;
	w->end_inv = w->first_car_inv + (int64_t)w->n_cars * w->scale->horizon;
}

void
lots_init(struct lots *l, const struct world *w, struct arena *mem)
{
	*l = (struct lots){ .w = w, .mem = mem, .room = 1 << 12 };
	l->slots = arena_zalloc(mem, l->room * sizeof *l->slots);
}

bool
lots_sold(const struct world *w, const struct lot_key *k)
{
	return k->day < w->today + w->scale->horizon &&
	       (k->kind != ITEM_FLIGHT || flight_flies(&w->flights[k->thing], k->day));
}

static bool
same(const struct lot_key *a, const struct lot_key *b)
{
	return a->kind == b->kind && a->thing == b->thing && a->cabin == b->cabin && a->day == b->day;
}

static struct lot **
slot_of(struct lot **slots, size_t room, const struct lot_key *k)
{
	uint64_t h = ((uint64_t)k->thing * 4 + k->cabin) * 3 + k->kind;
	size_t at;

	h = (h ^ (uint64_t)k->day << 40) * 0x9e3779b97f4a7c15u;
	for (at = (h >> 20) & (room - 1); slots[at] != NULL; at = (at + 1) & (room - 1))
		if (same(&slots[at]->key, k))
			break;
	return &slots[at];
}

int64_t
lots_held(const struct lots *l, const struct lot_key *k)
{
	const struct lot *lot = *slot_of(l->slots, l->room, k);

	return lot == NULL ? 0 : lot->held;
}

static void
grow(struct lots *l)
{
	size_t room = l->room * 2;
	struct lot **slots = arena_zalloc(l->mem, room * sizeof *slots);

	for (size_t i = 0; i < l->room; i++)
		if (l->slots[i] != NULL)
			*slot_of(slots, room, &l->slots[i]->key) = l->slots[i];
	l->slots = slots;
	l->room = room;
}

/* One more pointer at the end of a list that grows. */
static void
append(struct arena *mem, void ***list, size_t *n, size_t *room, void *one)
{
	if (*n == *room) {
		void **more = arena_zalloc(mem, (*room = *room * 2 + 64) * sizeof *more);

		if (*n > 0)
			memcpy(more, *list, *n * sizeof *more);
		*list = more;
	}
	(*list)[(*n)++] = one;
}

/* The departure of a past day: looked for from the end, where its other cabins are. */
static int64_t
past_departure(struct lots *l, const struct lot_key *k)
{
	const struct world *w = l->w;
	struct past_departure *d;
	void **list = (void **)l->departures;

	for (size_t cabin = 0; cabin < w->flights[k->thing].n_cabins; cabin++) {
		const struct lot_key other = { ITEM_FLIGHT, k->thing, cabin, k->day };
		const struct lot *lot = *slot_of(l->slots, l->room, &other);

		if (lot != NULL)
			return lot->listing;
	}
	d = arena_zalloc(l->mem, sizeof *d);
	*d = (struct past_departure){ w->end_departure + (int64_t)l->n_departures, k->day, k->thing };
	append(l->mem, &list, &l->n_departures, &l->room_departures, d);
	l->departures = (struct past_departure **)list;
	return d->id;
}

static void
number_past(struct lots *l, struct lot *lot)
{
	void **list = (void **)l->past;

	lot->inv_id = l->w->end_inv + (int64_t)l->n_past;
	if (lot->key.kind == ITEM_FLIGHT)
		lot->listing = past_departure(l, &lot->key);
	append(l->mem, &list, &l->n_past, &l->room_past, lot);
	l->past = (struct lot **)list;
}

static void
number_flight(const struct world *w, struct lot *lot)
{
	const struct seed_flight *f = &w->flights[lot->key.thing];
	int64_t days = flight_days(w, f, lot->key.day);

	lot->listing = f->first_departure + days;
	lot->inv_id = f->first_inv + days * (int64_t)f->n_cabins + (int64_t)lot->key.cabin;
}

void
lots_fill(const struct world *w, struct lot *lot)
{
	const struct lot_key *k = &lot->key;
	int64_t row = (int64_t)k->thing * w->scale->horizon + k->day - w->today;

	if (k->kind == ITEM_FLIGHT) {
		lot->capacity = w->flights[k->thing].cabins[k->cabin].capacity;
		lot->rule = w->flights[k->thing].cabins[k->cabin].rule;
		if (k->day >= w->today)
			number_flight(w, lot);
	} else if (k->kind == ITEM_ROOM) {
		lot->listing = w->rooms[k->thing].id;
		lot->capacity = w->rooms[k->thing].capacity;
		lot->rule = w->rooms[k->thing].rule;
		lot->inv_id = w->first_room_inv + row;
	} else {
		lot->listing = w->cars[k->thing].id;
		lot->capacity = w->cars[k->thing].capacity;
		lot->rule = w->cars[k->thing].rule;
		lot->inv_id = w->first_car_inv + row;
	}
}

struct lot *
lots_of(struct lots *l, const struct lot_key *k)
{
	struct lot **slot = slot_of(l->slots, l->room, k), *lot = *slot;

	if (lot != NULL)
		return lot;
	lot = arena_zalloc(l->mem, sizeof *lot);
	lot->key = *k;
	lots_fill(l->w, lot);
	if (k->day < l->w->today)
		number_past(l, lot);
	*slot_of(l->slots, l->room, k) = lot;
	if (++l->n * 2 > l->room)
		grow(l);
	return lot;
}
