/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "agents/ctl/seed/table.h"
#include "agents/ctl/seed/world.h"
#include "shared/base/clock.h"

struct maker {
	struct world *w;
	struct table  companies, models;
	int           year;            /* this one */
};

static int64_t
share_of_cars(const struct city *c)
{
	return c->n_airports > 0 ? c->cars : 0;
}

static size_t
model_of(const struct maker *m, const struct city *c, struct rng *r)
{
	bool us = strcmp(c->country, "US") == 0;
	const char *where;
	size_t at;

	do {
		at = (size_t)rng_range(r, 0, (int64_t)m->models.n - 1);
		where = table_text(&m->models, at, 7);
	} while (strcmp(where, "all") != 0 && (strcmp(where, "us") == 0) != us);
	return at;
}

static void
place(struct maker *m, struct seed_car *car, struct city *c, struct rng *r)
{
	struct world *w = m->w;
	const struct airport *a = &w->airports[c->airports[rng_range(r, 0, (int64_t)c->n_airports - 1)]];

	if (c->n_areas > 0 && rng_percent(r, 32)) {
		const struct area *area = &c->areas[rng_range(r, 0, (int64_t)c->n_areas - 1)];

		car->address = arena_printf(w->mem, "%s, %s", places_address(w, c, area, r), area->name);
		return;
	}
	car->airport = a->code;
	car->address = arena_printf(w->mem, "%s, %s", rng_percent(r, 60) ? "Rental car center" : "Arrivals hall",
	                            a->name);
}

static void
add_car(struct maker *m, size_t city)
{
	static const char *const lights[] = { "day", "morning", "golden", "dusk" };
	struct world *w = m->w;
	struct city *c = &w->cities[city];
	struct rng r = rng_of("car", (int64_t)w->n_cars, 0);
	size_t model = model_of(m, c, &r), company = (size_t)rng_range(&r, 0, (int64_t)m->companies.n - 1);
	struct seed_car *car = &w->cars[w->n_cars];

	*car = (struct seed_car){ .id = (int64_t)w->n_cars + 1, .city = city, .city_code = c->code,
		.company = table_text(&m->companies, company, 0), .type = table_text(&m->models, model, 0),
		.model = table_text(&m->models, model, 1), .fuel = table_text(&m->models, model, 2),
		.transmission = table_text(&m->models, model, 3), .seats = table_number(&m->models, model, 4),
		.bags = table_number(&m->models, model, 5), .year = m->year + rng_range(&r, -4, 1),
		.light = lights[rng_range(&r, 0, 3)], .capacity = rng_range(&r, 2, 7),
		.rule = rng_percent(&r, 75) ? 8 : 9 };
	car->vendor_id = vendor_of(w, "car", car->company, table_text(&m->companies, company, 1))->id;
	car->base_minor = table_number(&m->models, model, 6) * table_number(&m->companies, company, 2) / 100;
	car->base_minor = car->base_minor * (60 + c->price * 40 / 100) / 100 * rng_range(&r, 92, 110) / 100;
	car->base_minor = car->base_minor * (100 + 2 * (car->year - m->year)) / 100 * (car->rule == 9 ? 88 : 100) / 100;
	place(m, car, c, &r);
	w->n_cars++;
	c->n_cars++;
}

static void
index_cars(struct world *w)
{
	for (size_t i = 0; i < w->n_cities; i++) {
		struct city *c = &w->cities[i];

		c->car_at = arena_zalloc(w->mem, (c->n_cars + 1) * sizeof *c->car_at);
		c->n_cars = 0;
	}
	for (size_t i = 0; i < w->n_cars; i++) {
		struct city *c = &w->cities[w->cars[i].city];

		c->car_at[c->n_cars++] = i;
	}
}

enum status
cars_make(struct world *w)
{
	struct maker m = { .w = w };
	enum status st = table_read(w->mem, "car_companies", "ssn", &m.companies, w->problem);
	const size_t *cities;
	int month, day;

	if (st == ST_OK)
		st = table_read(w->mem, "car_models", "ssssnnns", &m.models, w->problem);
	if (st != ST_OK)
		return st;
	day_split(w->today, &m.year, &month, &day);
	w->cars = arena_zalloc(w->mem, (size_t)w->scale->cars * sizeof *w->cars);
	cities = places_share(w, share_of_cars, w->scale->cars);
	for (int64_t i = 0; i < w->scale->cars; i++)
		add_car(&m, cities[i]);
	index_cars(w);
	return ST_OK;
}
