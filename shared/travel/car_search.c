/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/car_search.h"

#include <string.h>

#include "shared/base/text.h"
#include "shared/travel/rank.h"
#include "shared/travel/stay.h"

const char car_ranking[] = "score = 0.6 x how much dearer than the cheapest, in thousandths, "
    "+ 10 for each tenth of rating below 5.0 (30 tenths where nobody rated it); smaller is better";

enum group { G_TYPE, G_COMPANY, G_GEAR, G_SEATS, G_PLACE, G_PRICE };

struct candidate {
	const struct car_row *car;
	const struct stock   *run;
	size_t  n;
	int64_t total_minor, score;
};

static struct price_facts
facts_of(const struct car_row *c)
{
	return (struct price_facts){ .kind = ITEM_CAR, .rate_bp = c->rental_tax_bp };
}

static struct candidate *
candidates(struct arena *mem, const struct car_rows *rows, int64_t days, size_t *n)
{
	struct candidate *all = arena_zalloc(mem, (rows->n_cars + 1) * sizeof *all);
	size_t day = 0;

	*n = 0;
	for (size_t i = 0; i < rows->n_cars; i++) {
		const struct car_row *c = &rows->cars[i];
		struct price_facts facts = facts_of(c);
		struct stay stay;
		size_t run = 0;

		if (day < rows->n_days && rows->days[day].listing == c->car.id)
			run = stay_run(rows->days, rows->n_days, day);
		stay_price(&rows->days[day], run, days, 1, &facts, 0, &stay);
		if (stay.free)
			all[(*n)++] = (struct candidate){ c, &rows->days[day], run, stay.total_minor, 0 };
		day += run;
	}
	return all;
}

static unsigned
fails(const struct car_query *q, const struct candidate *k)
{
	const struct car_card *c = &k->car->car;

	return (q->types != NULL && !text_list_has(q->types, car_types[c->type]) ? 1u << G_TYPE : 0) |
	    (q->company != NULL && strcmp(q->company, c->company) != 0 ? 1u << G_COMPANY : 0) |
	    (q->transmission != 0 && q->transmission != c->transmission + 1 ? 1u << G_GEAR : 0) |
	    (c->seats < q->min_seats ? 1u << G_SEATS : 0) |
	    (q->at_airport && c->airport == NULL ? 1u << G_PLACE : 0) |
	    (q->max_price_minor > 0 && k->total_minor > q->max_price_minor ? 1u << G_PRICE : 0);
}

static void
count_facets(struct facets *f, const struct ranked *r, const struct car_card *c)
{
	const char *seats = arena_printf(f->mem, "%lld", (long long)c->seats);

	facet_add(f, G_TYPE, r, car_types[c->type], car_types[c->type]);
	facet_add(f, G_COMPANY, r, c->company, c->company);
	facet_add(f, G_GEAR, r, transmissions[c->transmission], transmissions[c->transmission]);
	facet_add(f, G_SEATS, r, seats, seats);
	facet_add(f, G_PLACE, r, c->airport == NULL ? "false" : "true",
	          c->airport == NULL ? "in town" : "at the airport");
}

static void
score(struct candidate *c, size_t n)
{
	int64_t cheapest = INT64_MAX;

	for (size_t i = 0; i < n; i++)
		cheapest = c[i].total_minor < cheapest ? c[i].total_minor : cheapest;
	for (size_t i = 0; i < n; i++) {
		const struct car_card *car = &c[i].car->car;
		int64_t missing = car->review_count == 0 ? 30 : 50 - car->rating_10;
		c[i].score = rank_excess(c[i].total_minor, cheapest) * 6 / 10 + 10 * missing;
	}
}

static int64_t
sort_key(const struct car_query *q, const struct candidate *c)
{
	switch (q->sort) {
	case CAR_PRICE:  return c->total_minor;
	case CAR_RATING: return -c->car->car.rating_10 * 1000000 - c->car->car.review_count;
	case CAR_SEATS:  return -c->car->car.seats * 1000000000 + c->total_minor;
	default:         return c->score;
	}
}

static struct facets
facets_new(struct arena *mem)
{
	static const char *const names[] = { "types", "company", "transmission", "min_seats", "at_airport" };
	struct facets f = { .mem = mem, .n = sizeof names / sizeof *names };

	for (size_t i = 0; i < f.n; i++)
		f.groups[i].name = names[i];
	return f;
}

static struct ranked *
rank(struct arena *mem, const struct car_query *q, struct candidate *c, size_t n, struct car_page *page)
{
	struct ranked *r = arena_zalloc(mem, (n + 1) * sizeof *r);
	struct facets f = facets_new(mem);

	score(c, n);
	for (size_t i = 0; i < n; i++) {
		r[i] = (struct ranked){ sort_key(q, &c[i]), arena_printf(mem, "%lld", (long long)c[i].car->car.id),
		                        &c[i], c[i].total_minor, fails(q, &c[i]) };
		count_facets(&f, &r[i], &c[i].car->car);
	}
	page->facets = facets_done(&f, &page->n_facets);
	page->total = (int64_t)rank_sort(r, n);
	return r;
}

void
car_card_of(struct arena *mem, const struct keys *keys, const struct car_row *row, const struct stock *run,
            size_t n, int64_t days, int64_t now_us, struct car_card *card)
{
	struct price_facts facts = facts_of(row);
	struct stay stay;

	stay_price(run, n, days, 1, &facts, now_us, &stay);
	*card = row->car;
	card->days = days;
	card->free = stay.free;
	if (!stay.free)
		return;
	card->price = price_of(mem, &stay.sum, "USD");
	card->per_day_minor = stay.per_unit_minor;
	card->terms = arena_zalloc(mem, sizeof *card->terms);
	*card->terms = stay.terms;
	card->offer = offer_text(keys, mem, &stay.offer);
	card->offer_expires_at = stay.offer.expires_at;
}

enum status
car_search_page(struct arena *mem, const struct keys *keys, const struct car_query *q,
                const struct car_rows *rows, int64_t days, int64_t now_us, struct car_page *page)
{
	size_t n, start;
	struct candidate *c = candidates(mem, rows, days, &n);
	struct ranked *r = rank(mem, q, c, n, page);

	if (rank_page(mem, r, (size_t)page->total, q->after, q->limit, &start, &page->n, &page->next) != ST_OK)
		return ST_INVALID;
	page->items = arena_zalloc(mem, (page->n + 1) * sizeof *page->items);
	for (size_t i = 0; i < page->n; i++) {
		const struct candidate *k = r[start + i].item;
		car_card_of(mem, keys, k->car, k->run, k->n, days, now_us, &page->items[i]);
	}
	page->days = days;
	page->ranking = car_ranking;
	page->made_at = now_us;
	return ST_OK;
}
