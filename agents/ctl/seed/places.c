/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "agents/ctl/seed/table.h"
#include "agents/ctl/seed/world.h"
#include "shared/base/text.h"

size_t
places_airport(const struct world *w, const char *code)
{
	size_t i = 0;

	while (i < w->n_airports && strcmp(w->airports[i].code, code) != 0)
		i++;
	return i;
}

static size_t
city_of(const struct world *w, const char *code)
{
	size_t i = 0;

	while (i < w->n_cities && strcmp(w->cities[i].code, code) != 0)
		i++;
	return i;
}

struct seed_vendor *
vendor_of(struct world *w, const char *kind, const char *name, const char *domain)
{
	struct seed_vendor *v = w->vendors;
	struct rng r;

	for (; v < w->vendors + w->n_vendors; v++)
		if (strcmp(v->kind, kind) == 0 && strcmp(v->name, name) == 0)
			return v;
	r = rng_of("vendor", (int64_t)w->n_vendors, 0);
	*v = (struct seed_vendor){ .id = (int64_t)++w->n_vendors, .kind = kind, .name = name,
		.email = domain == NULL ? NULL : arena_printf(w->mem, "partners@%s", domain),
		.phone = arena_printf(w->mem, "+1 800 555 01%02d", (int)rng_range(&r, 0, 99)) };
	return v;
}

const char *
places_address(struct world *w, const struct city *c, const struct area *a, struct rng *r)
{
	const char *street = a->streets[rng_range(r, 0, (int64_t)a->n_streets - 1)];
	const char *at = strchr(street, '#');
	bool us = strcmp(c->country, "US") == 0;
	int number = (int)(strcmp(c->country, "JP") == 0 ? rng_range(r, 1, 24)
	    : us ? rng_range(r, 10, 198) * 10 + rng_range(r, 0, 9) : rng_range(r, 3, 240));

	return arena_printf(w->mem, "%.*s%d%s", (int)(at - street), street, number, at + 1);
}

/* Largest remainders: the sum is n, and equal shares get equal counts but for one. */
size_t *
places_share(struct world *w, int64_t (*of)(const struct city *), int64_t n)
{
	size_t *which = arena_zalloc(w->mem, ((size_t)n + 1) * sizeof *which), made = 0;
	int64_t sum = 0, seen = 0;

	for (size_t i = 0; i < w->n_cities; i++)
		sum += of(&w->cities[i]);
	for (size_t i = 0; i < w->n_cities; i++) {
		seen += of(&w->cities[i]);
		while ((int64_t)made < (seen * n + sum / 2) / sum)
			which[made++] = i;
	}
	return which;
}

static enum status
cities(struct world *w)
{
	struct table t;
	enum status st = table_read(w->mem, "cities", "sssssddnnnsnnn", &t, w->problem);

	w->cities = arena_zalloc(w->mem, (t.n + 1) * sizeof *w->cities);
	for (size_t i = 0; st == ST_OK && i < t.n; i++) {
		struct city *c = &w->cities[w->n_cities++];

		*c = (struct city){ .code = table_text(&t, i, 0), .name = table_text(&t, i, 1),
			.state = table_text(&t, i, 2), .country = table_text(&t, i, 3),
			.zone_name = table_text(&t, i, 4), .lat_e6 = table_e6(&t, i, 5),
			.lon_e6 = table_e6(&t, i, 6), .lodging_tax_bp = table_number(&t, i, 7),
			.rental_tax_bp = table_number(&t, i, 8), .weight = table_number(&t, i, 9),
			.season = table_text(&t, i, 10), .price = table_number(&t, i, 11),
			.hotels = table_number(&t, i, 12), .cars = table_number(&t, i, 13) };
		c->airports = arena_zalloc(w->mem, 8 * sizeof *c->airports);
		if (zone_open(w->mem, c->zone_name, &c->zone) != ST_OK)
			st = problem(w->problem, ST_FAILED, "cities: %s has no zone", c->code);
	}
	return st;
}

static const char *
with_commas(struct world *w, const char *words)
{
	char *list = arena_strdup(w->mem, words == NULL ? "" : words);

	for (char *c = list; *c != '\0'; c++)
		if (*c == ' ')
			*c = ',';
	return list;
}

/* "a;b;c", each with a # for the number. */
static bool
streets_of(struct world *w, struct area *a, const char *list)
{
	char *rest = arena_strdup(w->mem, list), *street;
	bool good = true;

	a->streets = arena_zalloc(w->mem, strlen(list) * sizeof *a->streets);
	while ((street = strsep(&rest, ";")) != NULL) {
		a->streets[a->n_streets++] = street;
		good = good && strchr(street, '#') != NULL;
	}
	return good;
}

static enum status
areas(struct world *w)
{
	struct table t;
	enum status st = table_read(w->mem, "areas", "sssddsss", &t, w->problem);
	struct area *all = arena_zalloc(w->mem, (t.n + 1) * sizeof *all);

	for (size_t i = 0; st == ST_OK && i < t.n; i++) {
		size_t at = city_of(w, table_text(&t, i, 0));
		struct city *c = &w->cities[at];

		if (at == w->n_cities || (c->n_areas > 0 && c->areas + c->n_areas != &all[i]))
			return problem(w->problem, ST_FAILED, "areas: row %zu: no such city, or not beside its others", i + 1);
		if (c->n_areas++ == 0)
			c->areas = &all[i];
		all[i] = (struct area){ .name = table_text(&t, i, 1), .zip = table_text(&t, i, 2),
			.lat_e6 = table_e6(&t, i, 3), .lon_e6 = table_e6(&t, i, 4),
			.tags = with_commas(w, table_text(&t, i, 5)), .landmark = table_text(&t, i, 6) };
		if (!streets_of(w, &all[i], table_text(&t, i, 7)))
			st = problem(w->problem, ST_FAILED, "areas: row %zu: a street lacks its #", i + 1);
	}
	return st;
}

static enum status
airports(struct world *w)
{
	struct table t;
	enum status st = table_read(w->mem, "airports", "ssssssdd", &t, w->problem);

	w->airports = arena_zalloc(w->mem, (t.n + 1) * sizeof *w->airports);
	for (size_t i = 0; st == ST_OK && i < t.n; i++) {
		struct airport *a = &w->airports[w->n_airports++];
		struct city *c;

		*a = (struct airport){ .code = table_text(&t, i, 0), .icao = table_text(&t, i, 1),
			.name = table_text(&t, i, 2), .city_code = table_text(&t, i, 3),
			.country = table_text(&t, i, 4), .zone_name = table_text(&t, i, 5),
			.lat_e6 = table_e6(&t, i, 6), .lon_e6 = table_e6(&t, i, 7) };
		if ((a->city = city_of(w, a->city_code)) == w->n_cities ||
		    zone_open(w->mem, a->zone_name, &a->zone) != ST_OK)
			return problem(w->problem, ST_FAILED, "airports: %s has no city or no zone", a->code);
		c = &w->cities[a->city];
		c->airports[c->n_airports++] = i;
	}
	return st;
}

static enum status
airlines(struct world *w)
{
	struct table t;
	enum status st = table_read(w->mem, "airlines", "ssssn", &t, w->problem);

	w->airlines = arena_zalloc(w->mem, (t.n + 1) * sizeof *w->airlines);
	for (size_t i = 0; st == ST_OK && i < t.n; i++) {
		struct seed_airline *a = &w->airlines[w->n_airlines++];

		*a = (struct seed_airline){ .code = table_text(&t, i, 0), .name = table_text(&t, i, 1),
			.country = table_text(&t, i, 2), .style = table_text(&t, i, 3),
			.price = table_number(&t, i, 4) };
		a->vendor_id = vendor_of(w, "airline", a->name, NULL)->id;
	}
	return st;
}

static enum status
rules(struct world *w)
{
	struct table t;
	enum status st = table_read(w->mem, "fare_rules", "nsnnnnns", &t, w->problem);

	w->rules = arena_zalloc(w->mem, (t.n + 1) * sizeof *w->rules);
	for (size_t i = 0; st == ST_OK && i < t.n; i++)
		w->rules[w->n_rules++] = (struct seed_rule){ .id = table_number(&t, i, 0),
			.name = table_text(&t, i, 1), .refund_percent = table_number(&t, i, 2),
			.until_hours = table_number(&t, i, 3), .bags_carry_on = table_number(&t, i, 4),
			.bags_checked = table_number(&t, i, 5), .changeable = table_number(&t, i, 6) };
	return st;
}

static enum status
seasons(struct world *w)
{
	struct table t;
	enum status st = table_read(w->mem, "seasons", "snnnnnnnnnnnn", &t, w->problem);

	w->seasons = arena_zalloc(w->mem, (t.n + 1) * sizeof *w->seasons);
	for (size_t i = 0; st == ST_OK && i < t.n; i++) {
		w->seasons[w->n_seasons].name = table_text(&t, i, 0);
		for (size_t m = 0; m < 12; m++)
			w->seasons[w->n_seasons].percent[m] = table_number(&t, i, 1 + m);
		w->n_seasons++;
	}
	return st;
}

enum status
places_make(struct world *w)
{
	enum status (*const steps[])(struct world *) = { cities, areas, airports, airlines, rules, seasons };
	enum status st = ST_OK;

	w->vendors = arena_zalloc(w->mem, 256 * sizeof *w->vendors);
	for (size_t i = 0; i < sizeof steps / sizeof *steps && st == ST_OK; i++)
		st = steps[i](w);
	return st;
}
