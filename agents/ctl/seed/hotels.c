/* SPDX-License-Identifier: Apache-2.0 */
#include <ctype.h>
#include <string.h>

#include "agents/ctl/seed/hotel_text.h"
#include "agents/ctl/seed/table.h"
#include "agents/ctl/seed/world.h"
#include "shared/base/text.h"

#define ROOMS_MAX 4
#define AMENITIES 12

struct group { const char *name, *domain; int64_t low, high; };

struct maker {
	struct world      *w;
	struct hotel_words words;
	struct table       types;
	struct group      *groups;
	size_t             n_groups;
};

/* In how many of a hundred houses with 2, 3, 4, 5 stars, and what makes it likelier. */
static const struct { const char *word; int64_t percent[4]; const char *tag; int64_t more; } amenities[AMENITIES] = {
	{ "pool",        { 12, 28, 52, 85 }, "beach",   35 },
	{ "breakfast",   { 45, 45, 32, 38 }, "family",  20 },
	{ "parking",     { 45, 45, 40, 55 }, "airport", 50 },
	{ "gym",         { 12, 42, 75, 96 }, "business", 20 },
	{ "spa",         {  0,  5, 34, 85 }, "beach",   10 },
	{ "pets",        { 30, 36, 36, 34 }, "park",    18 },
	{ "bar",         { 10, 36, 72, 97 }, "nightlife", 20 },
	{ "restaurant",  {  5, 26, 66, 96 }, "food",     8 },
	{ "ev-charging", {  6, 16, 30, 48 }, "business", 8 },
	{ "kitchen",     {  8, 14, 12,  8 }, "family",  14 },
	{ "family",      { 26, 34, 30, 34 }, "family",  50 },
	{ "accessible",  { 45, 62, 74, 90 }, "transit",  6 },
};

static const char *
amenities_of(struct world *w, const struct seed_hotel *h, const struct area *a, struct rng *r)
{
	struct buffer b = { .mem = w->mem };

	buffer_str(&b, "wifi");
	for (size_t i = 0; i < AMENITIES; i++) {
		bool tagged = text_list_has(a->tags, amenities[i].tag);

		if (strcmp(amenities[i].word, "ev-charging") == 0 && !text_list_has(b.bytes, "parking"))
			continue;
		if (rng_percent(r, amenities[i].percent[h->stars - 2] + (tagged ? amenities[i].more : 0)))
			buffer_printf(&b, ",%s", amenities[i].word);
	}
	if (text_list_has(a->tags, "beach"))
		buffer_str(&b, ",beach");
	if (text_list_has(a->tags, "transit"))
		buffer_str(&b, ",transit");
	if (text_list_has(a->tags, "airport") || rng_percent(r, 4))
		buffer_str(&b, ",airport-shuttle");
	return b.bytes;
}

static int64_t
stars_of(const struct area *a, struct rng *r)
{
	bool plain = text_list_has(a->tags, "airport");
	bool fine = text_list_has(a->tags, "beach") || text_list_has(a->tags, "view");
	const int64_t weights[4] = { plain ? 45 : 18, plain ? 50 : 40,
	                             fine ? 36 : plain ? 5 : 31, fine ? 18 : plain ? 0 : 11 };

	return 2 + (int64_t)rng_weighted(r, weights, 4);
}

static const struct group *
group_of(const struct maker *m, int64_t stars, struct rng *r)
{
	const struct group *g;

	do
		g = &m->groups[rng_range(r, 0, (int64_t)m->n_groups - 1)];
	while (stars < g->low || stars > g->high);
	return g;
}

/* Where in the neighbourhood, its light, and how dear it is. */
static void
settle(struct world *w, struct seed_hotel *h, const struct area *a, struct rng *r)
{
	static const char *const lights[] = { "day", "morning", "golden", "dusk", "night" };
	static const char *const check_ins[] = { "14:00", "15:00", "15:00", "16:00" };
	static const char *const check_outs[] = { "10:00", "11:00", "11:00", "12:00" };
	static const int64_t base_minor[4] = { 7400, 11800, 18900, 34500 };
	const struct city *c = &w->cities[h->city];

	h->minutes = rng_range(r, 2, 11);
	h->lat_e6 = a->lat_e6 + rng_range(r, -6, 6) * 900 + rng_range(r, -200, 200);
	h->lon_e6 = a->lon_e6 + rng_range(r, -6, 6) * 1100 + rng_range(r, -200, 200);
	h->light = lights[rng_range(r, 0, 4)];
	h->check_in = check_ins[rng_range(r, 0, 3)];
	h->check_out = check_outs[rng_range(r, 0, 3)];
	h->base_minor = base_minor[h->stars - 2] * c->price / 100 * rng_range(r, 84, 122) / 100;
	h->business = text_list_has(a->tags, "business") || text_list_has(a->tags, "airport");
}

/* Its rooms must be told apart by name, and one of them is a double. */
static void
add_rooms(struct maker *m, struct seed_hotel *h, struct rng *r)
{
	struct world *w = m->w;
	size_t n = h->n_rooms + (size_t)rng_range(r, 2, h->stars == 2 ? 3 : ROOMS_MAX);
	bool used[64] = { false };
	size_t at;

	h->first_room = w->n_rooms;
	for (int tries = 0; h->n_rooms < n && tries < 200; tries++) {
		at = (size_t)rng_range(r, 0, (int64_t)m->types.n - 1);
		if (used[at] || h->stars < table_number(&m->types, at, 6) || h->stars > table_number(&m->types, at, 7) ||
		    (h->n_rooms == 0 && strcmp(table_text(&m->types, at, 0), "double") != 0))
			continue;
		used[at] = true;
		w->rooms[w->n_rooms] = (struct seed_room){ .id = (int64_t)w->n_rooms + 1, .hotel_id = h->id,
			.hotel = w->n_hotels, .type = table_text(&m->types, at, 0), .name = table_text(&m->types, at, 1),
			.beds = table_text(&m->types, at, 2), .sleeps = table_number(&m->types, at, 3),
			.size_m2 = table_number(&m->types, at, 4) + rng_range(r, -2, 2) + (h->stars - 3) * 2,
			.percent = table_number(&m->types, at, 5),
			.capacity = h->n_rooms == 0 ? rng_range(r, 6, 16) : rng_range(r, 2, 9) };
		w->rooms[w->n_rooms].rule = (const int64_t[]){ 5, 5, 5, 5, 5, 6, 7 }[rng_range(r, 0, 6)];
		w->n_rooms++;
		h->n_rooms++;
	}
}

static void
add_hotel(struct maker *m, size_t city)
{
	struct world *w = m->w;
	struct city *c = &w->cities[city];
	struct seed_hotel *h = &w->hotels[w->n_hotels];
	struct rng r = rng_of("hotel", (int64_t)w->n_hotels, 0);
	size_t area = (c->n_hotels + (size_t)rng_range(&r, 0, 1)) % c->n_areas;
	const struct area *a = &c->areas[area];
	const struct group *g;

	*h = (struct seed_hotel){ .id = (int64_t)w->n_hotels + 1, .city = city, .area = area,
		.stars = stars_of(a, &r), .address = places_address(w, c, a, &r), .area_name = a->name,
		.city_name = c->name, .city_code = c->code, .state = c->state, .zip = a->zip, .country = c->country };
	g = group_of(m, h->stars, &r);
	h->vendor_id = vendor_of(w, "hotel", g->name, g->domain)->id;
	settle(w, h, a, &r);
	h->amenities = amenities_of(w, h, a, &r);
	h->words = arena_printf(w->mem, "%s,%s", h->amenities, a->tags);
	h->name = hotel_name(w, &m->words, h, &r);
	hotel_describe(w, &m->words, h, &r);
	add_rooms(m, h, &r);
	w->n_hotels++;
	c->n_hotels++;
}

/* lanternfieldhotels.example */
static const char *
domain_of(struct world *w, const char *name)
{
	char *domain = arena_printf(w->mem, "%s.example", name), *to = domain;

	for (const char *c = domain; *c != '\0'; c++)
		if (*c == '.' || isalpha((unsigned char)*c))
			*to++ = (char)tolower((unsigned char)*c);
	*to = '\0';
	return domain;
}

static enum status
read_groups(struct maker *m)
{
	struct world *w = m->w;
	struct table t;
	enum status st = table_read(w->mem, "hotel_groups", "snn", &t, w->problem);

	m->groups = arena_zalloc(w->mem, (t.n + 1) * sizeof *m->groups);
	for (size_t i = 0; st == ST_OK && i < t.n; i++)
		m->groups[m->n_groups++] = (struct group){ .name = table_text(&t, i, 0),
			.domain = domain_of(w, table_text(&t, i, 0)),
			.low = table_number(&t, i, 1), .high = table_number(&t, i, 2) };
	return st;
}

static int64_t
share_of_hotels(const struct city *c)
{
	return c->n_areas > 0 ? c->hotels : 0;
}

static void
index_hotels(struct world *w)
{
	for (size_t i = 0; i < w->n_cities; i++) {
		struct city *c = &w->cities[i];

		c->hotel_at = arena_zalloc(w->mem, (c->n_hotels + 1) * sizeof *c->hotel_at);
		c->n_hotels = 0;
	}
	for (size_t i = 0; i < w->n_hotels; i++) {
		struct city *c = &w->cities[w->hotels[i].city];

		c->hotel_at[c->n_hotels++] = i;
	}
}

enum status
hotels_make(struct world *w)
{
	struct maker m = { .w = w };
	enum status st = hotel_words_read(w, &m.words);
	const size_t *cities;

	if (st == ST_OK)
		st = table_read(w->mem, "room_types", "sssnnnnn", &m.types, w->problem);
	if (st == ST_OK)
		st = read_groups(&m);
	if (st != ST_OK)
		return st;
	w->hotels = arena_zalloc(w->mem, (size_t)w->scale->hotels * sizeof *w->hotels);
	w->rooms = arena_zalloc(w->mem, (size_t)w->scale->hotels * ROOMS_MAX * sizeof *w->rooms);
	cities = places_share(w, share_of_hotels, w->scale->hotels);
	for (int64_t i = 0; i < w->scale->hotels; i++)
		add_hotel(&m, cities[i]);
	index_hotels(w);
	return ST_OK;
}
