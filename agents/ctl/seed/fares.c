/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/fares.h"

#include <math.h>
#include <string.h>

#include "shared/base/clock.h"

struct point { double x, y; };

static double
between(const struct point *points, size_t n, double x)
{
	size_t i = 1;

	if (x <= points[0].x)
		return points[0].y;
	while (i < n && points[i].x < x)
		i++;
	if (i == n)
		return points[n - 1].y;
	return points[i - 1].y + (points[i].y - points[i - 1].y) *
	       (x - points[i - 1].x) / (points[i].x - points[i - 1].x);
}

/* The month's percent stands for its middle; days between are in between. */
static double
season(const struct world *w, const char *name, int64_t day)
{
	int y, m, d, other;
	double share;
	size_t i = 0;

	while (i + 1 < w->n_seasons && strcmp(w->seasons[i].name, name) != 0)
		i++;
	day_split(day, &y, &m, &d);
	share = fabs(d - 15.5) / 30.5;
	other = (m - 1 + (d > 15 ? 1 : 11)) % 12;
	return ((double)w->seasons[i].percent[m - 1] * (1 - share) + (double)w->seasons[i].percent[other] * share) / 100;
}

/* The days when everybody travels. Thanksgiving is the fourth Thursday of November. */
static double
holidays(int64_t day)
{
	int y, m, d;
	int64_t thanksgiving;

	day_split(day, &y, &m, &d);
	thanksgiving = day_of(y, 11, 1);
	thanksgiving += (3 - day_weekday(thanksgiving) + 7) % 7 + 21;
	if (day >= thanksgiving - 2 && day <= thanksgiving + 3)
		return day == thanksgiving ? 1.05 : 1.24;
	if ((m == 12 && d >= 18) || (m == 1 && d <= 4))
		return d == 25 && m == 12 ? 1.08 : 1.26;
	return m == 7 && d <= 6 ? 1.09 : 1;
}

/* Many people want the same days: a slow wave for each place and a rough edge for each day. */
static double
demand(const char *what, int64_t id, int64_t day)
{
	double week = floor((double)day / 7), share = (double)day / 7 - week;
	double wave = rng_noise(what, id, (int64_t)week) * (1 - share) + rng_noise(what, id, (int64_t)week + 1) * share;

	return 1 + 0.07 * wave + 0.025 * rng_noise(what, id + 1000003, day);
}

static const struct point seat_ahead[] = {
	{ 0, 1.80 }, { 3, 1.58 }, { 7, 1.34 }, { 14, 1.15 }, { 21, 1.03 }, { 35, 0.96 }, { 60, 0.95 },
	{ 120, 1.00 }, { 200, 1.05 }, { 330, 1.10 },
};
static const struct point night_ahead[] = {
	{ 0, 0.96 }, { 2, 1.05 }, { 10, 1.06 }, { 30, 1.00 }, { 90, 0.97 }, { 200, 1.00 }, { 365, 1.04 },
};
static const struct point day_ahead[] = {
	{ 0, 1.30 }, { 3, 1.20 }, { 10, 1.08 }, { 30, 1.00 }, { 120, 0.96 }, { 365, 1.00 },
};
#define AHEAD(points, ahead) between(points, sizeof points / sizeof *points, (double)(ahead))

static double
cabin_factor(enum cabin cabin, int64_t km)
{
	bool far = km > 5000;

	switch (cabin) {
	case CABIN_PREMIUM:  return far ? 1.75 : 1.38;
	case CABIN_BUSINESS: return far ? 4.1 : 2.9;
	case CABIN_FIRST:    return far ? 6.6 : 2.5;
	default:             return 1;
	}
}

/* Early and late hours sell for less, and nobody likes a night without a bed. */
static double
hour_factor(int64_t minute, int64_t km)
{
	if (minute >= 21 * 60 && km < 6000)
		return 0.88;
	if (minute < 7 * 60)
		return 0.93;
	return minute >= 16 * 60 && minute < 19 * 60 ? 1.05 : 1;
}

int64_t
fares_seat(const struct world *w, const struct seed_flight *f, size_t cabin, int64_t day, int64_t ahead)
{
	static const double weekdays[7] = { 1.04, 0.93, 0.92, 1.00, 1.11, 0.96, 1.10 };
	const struct airport *from = &w->airports[f->origin], *to = &w->airports[f->destination];
	int64_t pair = (int64_t)(f->origin < f->destination ? f->origin * 1000 + f->destination
	    : f->destination * 1000 + f->origin);
	double usd = 44 + 0.043 * (double)f->distance_km * (f->distance_km > 9000 ? 0.93 : 1);

	usd *= (double)w->airlines[f->airline].price / 100 * cabin_factor(f->cabins[cabin].cabin, f->distance_km);
	usd *= AHEAD(seat_ahead,
	    ahead) * weekdays[day_weekday(day)] * holidays(day) * hour_factor(f->departs_min, f->distance_km);
	usd *= 0.5 + 0.25 * season(w, w->cities[from->city].season, day) + 0.25 * season(w, w->cities[to->city].season, day);
	usd *= (1 + 0.08 * rng_noise("pair", pair, 0)) * demand("seat", f->id, day);
	return llround(usd) * 100 + (usd > 400 ? 0 : 40);
}

/* Whole dollars; dear rooms in fives, and many houses like a nine at the end. */
static int64_t
night_rounded(double usd, int64_t hotel)
{
	int64_t whole = llround(usd);

	if (whole >= 400)
		return (whole + 2) / 5 * 500;
	return (hotel % 5 < 2 ? whole / 10 * 10 + 9 : whole) * 100;
}

int64_t
fares_night(const struct world *w, const struct seed_room *r, int64_t day, int64_t ahead)
{
	static const double work[7] = { 1.10, 1.16, 1.14, 1.06, 0.92, 0.90, 0.94 };
	static const double leisure[7] = { 0.93, 0.92, 0.94, 1.00, 1.18, 1.22, 0.97 };
	const struct seed_hotel *h = &w->hotels[r->hotel];
	double usd = (double)(h->base_minor * r->percent) / 1e4;

	usd *= (h->business ? work : leisure)[day_weekday(day)] * season(w, w->cities[h->city].season, day);
	usd *= AHEAD(night_ahead, ahead) * sqrt(holidays(day)) * demand("night", h->id, day);
	return night_rounded(usd, h->id);
}

int64_t
fares_day(const struct world *w, const struct seed_car *c, int64_t day, int64_t ahead)
{
	static const double weekdays[7] = { 0.98, 0.95, 0.96, 1.00, 1.10, 1.08, 1.02 };
	double usd = (double)c->base_minor / 100;

	usd *= weekdays[day_weekday(day)] * AHEAD(day_ahead, ahead) * holidays(day) * demand("day", c->id, day);
	usd *= 0.4 + 0.6 * season(w, w->cities[c->city].season, day);
	return llround(usd * 2) * 50 - 1;
}
