/* SPDX-License-Identifier: Apache-2.0 */
/* The timetable: each carrier of a route flies there and back in rotations, a
 * designator each way. */
#include <stdlib.h>
#include <string.h>

#include "agents/ctl/seed/hours.h"
#include "agents/ctl/seed/table.h"
#include "shared/base/text.h"

#define DAILY 127                      /* all seven bits */
#define NUMBERS 6000
#define CARRIERS_MAX 8
#define WINTER_DAY 20468               /* 2026-01-15: local times of a turnaround are those of winter */

struct aircraft { const char *name, *airlines; int64_t low_km, high_km, seats[FLIGHT_CABINS]; };

struct maker {
	struct world    *w;
	struct aircraft *aircraft;
	size_t           n_aircraft;
	bool            *taken;        /* airline x number */
};

/* One carrier's share of a route. */
struct rotation {
	size_t  origin, destination, airline;
	int64_t km, weekdays, leaves;  /* minutes after midnight */
	struct rng *rng;
};

static int64_t
rounded(int64_t minute)
{
	return (minute + 2) / 5 * 5;
}

/* Bits move on by as many days as the aircraft comes later. */
static int64_t
shifted(int64_t weekdays, int64_t days)
{
	for (; days > 0; days--)
		weekdays = ((weekdays << 1) | (weekdays >> 6)) & DAILY;
	return weekdays;
}

/* n departures a week: business days first for few, no Tuesday or Saturday for five. */
static int64_t
pattern_of(struct rng *r, int64_t n)
{
	static const int64_t patterns[8][3] = {
		{ 0, 0, 0 }, { 16, 64, 1 }, { 17, 68, 33 }, { 21, 84, 42 }, { 85, 60, 77 },
		{ 93, 87, 121 }, { 95, 125, 63 }, { DAILY, DAILY, DAILY },
	};

	return patterns[n > 7 ? 7 : n][rng_range(r, 0, 2)];
}

static int64_t
number_of(struct maker *m, const struct rotation *o, bool east)
{
	bool *taken = m->taken + o->airline * NUMBERS;
	int64_t low = o->km > 5000 ? 2 : o->km > 3200 ? 200 : o->km > 900 ? 400 : 1400;
	int64_t high = o->km > 5000 ? 199 : o->km > 3200 ? 799 : o->km > 900 ? 1399 : 2799;
	int64_t number = rng_range(o->rng, low, high) / 2 * 2;

	while (taken[number] || taken[number + 1])
		number = number + 2 < NUMBERS - 2 ? number + 2 : 2;
	taken[number] = taken[number + 1] = true;
	return number + !east;             /* eastbound numbers are even by custom */
}

static const struct aircraft *
aircraft_of(const struct maker *m, const struct rotation *o)
{
	const char *airline = m->w->airlines[o->airline].code;
	const struct aircraft *fit[32];
	int64_t n = 0;

	for (size_t i = 0; i < m->n_aircraft && n < 32; i++) {
		const struct aircraft *a = &m->aircraft[i];

		if (o->km >= a->low_km && o->km <= a->high_km && strstr(a->airlines, airline) != NULL)
			fit[n++] = a;
	}
	return n == 0 ? NULL : fit[rng_range(o->rng, 0, n - 1)];
}

static int64_t
rule_of(const char *style, enum cabin cabin, struct rng *r)
{
	if (cabin >= CABIN_BUSINESS)
		return cabin == CABIN_FIRST ? 4 : 3;
	if (cabin == CABIN_PREMIUM)
		return rng_percent(r, 40) ? 3 : 2;
	if (strcmp(style, "bare") == 0)
		return 1;
	return strcmp(style, "open") == 0 ? 3 : rng_percent(r, 25) ? 1 : 2;
}

static void
cabins_of(const struct maker *m, const struct aircraft *a, const struct rotation *o, struct seed_flight *f)
{
	for (enum cabin c = CABIN_ECONOMY; c <= CABIN_FIRST; c++)
		if (a->seats[c] > 0)
			f->cabins[f->n_cabins++] = (struct seed_cabin){ c, a->seats[c] - rng_range(o->rng, 0, a->seats[c] / 5),
				rule_of(m->w->airlines[o->airline].style, c, o->rng) };
}

static void
add_flight(struct maker *m, const struct rotation *o, const struct aircraft *a, int64_t number)
{
	struct world *w = m->w;
	const struct airport *from = &w->airports[o->origin], *to = &w->airports[o->destination];
	struct seed_flight *f = &w->flights[w->n_flights++];
	const char *code = w->airlines[o->airline].code;

	*f = (struct seed_flight){ .id = (int64_t)w->n_flights, .weekdays = o->weekdays, .departs_min = o->leaves,
		.distance_km = o->km, .duration_min = hours_block_min(from, to, o->km), .airline = o->airline,
		.designator = arena_printf(w->mem, "%s%lld", code, (long long)number), .airline_code = code,
		.from = from->code, .to = to->code, .aircraft = a->name,
		.origin = o->origin, .destination = o->destination };
	cabins_of(m, a, o, f);
}

/* Into the window, or the night's: a later hour, or one of the next day. */
static int64_t
into_window(const struct window *win, struct rng *r, int64_t earliest)
{
	int64_t day = earliest / 1440 * 1440, minute = earliest % 1440;

	if (minute >= win->from && minute <= win->to)
		return earliest;
	if (win->night_from != 0 && minute > win->to && minute <= win->night_to)
		return day + (minute > win->night_from ? minute : win->night_from + rng_range(r, 0, 20) * 5);
	return day + (minute > win->to ? 1440 : 0) + win->from + rng_range(r, 0, 18) * 5;
}

static enum status
there_and_back(struct maker *m, const struct rotation *o)
{
	struct world *w = m->w;
	const struct airport *from = &w->airports[o->origin], *to = &w->airports[o->destination];
	const struct aircraft *a = aircraft_of(m, o);
	struct rotation back = *o;
	struct window win = hours_window(to, from, o->km);
	bool east = to->lon_e6 > from->lon_e6;
	int64_t number, leaves;
	struct local l;

	if (a == NULL)
		return problem(w->problem, ST_FAILED, "aircraft: none of %s for %s-%s, %lld km",
		               w->airlines[o->airline].code, from->code, to->code, (long long)o->km);
	number = number_of(m, o, east);
	add_flight(m, o, a, number);
	zone_local(to->zone, zone_instant(from->zone, WINTER_DAY, o->leaves) +
	           hours_block_min(from, to, o->km) * 60000000, &l);
	leaves = (l.day - WINTER_DAY) * 1440 + l.minute + hours_turnaround(o->rng, o->km);
	leaves = rounded(into_window(&win, o->rng, leaves));
	back.origin = o->destination;
	back.destination = o->origin;
	back.weekdays = shifted(o->weekdays, leaves / 1440);
	back.leaves = leaves % 1440;
	add_flight(m, &back, a, east ? number + 1 : number - 1);
	return ST_OK;
}

/* Spread over the day, the carriers of a route between each other's hours. The
 * last of several transcontinental ones is a red-eye. */
static int64_t
leaves_at(const struct window *win, struct rng *r, double share, bool last)
{
	if (last && win->night_from != 0)
		return rounded(win->night_from + rng_range(r, 0, (win->night_to - win->night_from) / 5) * 5) % 1440;
	return rounded(win->from + (int64_t)((double)(win->to - win->from) * share) + rng_range(r, -3, 3) * 5);
}

/* "DL:14": two a day. */
static enum status
carrier(struct maker *m, struct rotation *o, const char *word, double phase)
{
	struct world *w = m->w;
	struct window win = hours_window(&w->airports[o->origin], &w->airports[o->destination], o->km);
	int64_t a_week = strtol(word + 3, NULL, 10), rotations = (a_week + 6) / 7;
	enum status st = ST_OK;

	while (o->airline < w->n_airlines && strncmp(w->airlines[o->airline].code, word, 2) != 0)
		o->airline++;
	if (o->airline == w->n_airlines || word[2] != ':' || a_week < 1)
		return problem(w->problem, ST_FAILED, "routes: %s is no carrier", word);
	for (int64_t i = 0; i < rotations && st == ST_OK; i++, a_week -= 7) {
		bool last = i == rotations - 1 && (rotations > 1 || rng_percent(o->rng, 15));

		o->weekdays = pattern_of(o->rng, a_week);
		o->leaves = leaves_at(&win, o->rng, ((double)i + phase) / (double)rotations, last);
		st = there_and_back(m, o);
	}
	return st;
}

static enum status
route(struct maker *m, const struct table *t, size_t row)
{
	struct world *w = m->w;
	struct rng r = rng_of("route", (int64_t)row, 0);
	struct rotation o = { .origin = places_airport(w, table_text(t, row, 0)),
		.destination = places_airport(w, table_text(t, row, 1)), .rng = &r };
	char *rest = arena_strdup(w->mem, table_text(t, row, 2)), *words[CARRIERS_MAX];
	size_t n = 0;
	enum status st = ST_OK;

	if (o.origin == w->n_airports || o.destination == w->n_airports)
		return problem(w->problem, ST_FAILED, "routes: row %zu: no such airport", row + 1);
	o.km = hours_distance_km(&w->airports[o.origin], &w->airports[o.destination]);
	while (n < CARRIERS_MAX && rest != NULL)
		words[n++] = strsep(&rest, " ");
	for (size_t i = 0; i < n && st == ST_OK; i++) {
		o.airline = 0;
		st = carrier(m, &o, words[i], ((double)i + 0.5) / (double)n);
	}
	return st;
}

static enum status
read_aircraft(struct maker *m)
{
	struct world *w = m->w;
	struct table t;
	enum status st = table_read(w->mem, "aircraft", "snnsnnnn", &t, w->problem);

	m->aircraft = arena_zalloc(w->mem, (t.n + 1) * sizeof *m->aircraft);
	for (size_t i = 0; st == ST_OK && i < t.n; i++) {
		struct aircraft *a = &m->aircraft[m->n_aircraft++];

		*a = (struct aircraft){ .name = table_text(&t, i, 0), .low_km = table_number(&t, i, 1),
			.high_km = table_number(&t, i, 2), .airlines = table_text(&t, i, 3) };
		for (size_t c = 0; c < FLIGHT_CABINS; c++)
			a->seats[c] = table_number(&t, i, 4 + c);
	}
	return st;
}

/* Which flights leave each airport. */
static void
index_flights(struct world *w)
{
	for (size_t i = 0; i < w->n_flights; i++)
		w->airports[w->flights[i].origin].n_flights++;
	for (size_t i = 0; i < w->n_airports; i++) {
		struct airport *a = &w->airports[i];

		a->flights = arena_zalloc(w->mem, (a->n_flights + 1) * sizeof *a->flights);
		a->n_flights = 0;
	}
	for (size_t i = 0; i < w->n_flights; i++) {
		struct airport *a = &w->airports[w->flights[i].origin];

		a->flights[a->n_flights++] = i;
	}
}

enum status
network_make(struct world *w)
{
	struct maker m = { .w = w };
	struct table t;
	enum status st = table_read(w->mem, "routes", "sss", &t, w->problem);

	if (st == ST_OK)
		st = read_aircraft(&m);
	if (st != ST_OK)
		return st;
	m.taken = arena_zalloc(w->mem, w->n_airlines * NUMBERS * sizeof *m.taken);
	w->flights = arena_zalloc(w->mem, t.n * CARRIERS_MAX * 8 * sizeof *w->flights);
	for (size_t i = 0; i < t.n && st == ST_OK; i++)
		st = route(&m, &t, i);
	if (st == ST_OK)
		index_flights(w);
	return st;
}
