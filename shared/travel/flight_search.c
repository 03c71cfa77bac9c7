/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/flight_search.h"

#include <string.h>

#include "shared/base/text.h"
#include "shared/travel/offer.h"
#include "shared/travel/price.h"
#include "shared/travel/rank.h"

const char flight_ranking[] = "score = 0.6 x how much dearer than the cheapest + 0.4 x how much "
    "longer than the shortest, in thousandths, + 60 for a night flight; smaller is better";

enum group { G_AIRLINE, G_CABIN, G_TIME, G_REFUND, G_RED_EYE, G_PRICE, G_LENGTH, G__COUNT };

/* An itinerary before it is written out. */
struct candidate {
	const struct flight_row *leg[2];
	size_t  n;
	int64_t total_minor, minutes, score;
};

static int64_t
passengers(const struct flight_query *q)
{
	return q->adults + q->children;
}

static struct price_facts
facts_of(const struct flight_row *r)
{
	return (struct price_facts){ .kind = ITEM_FLIGHT,
		.from_us = strcmp(r->from_country, "US") == 0, .to_us = strcmp(r->to_country, "US") == 0 };
}

bool
flight_is_red_eye(const struct segment *s)
{
	const char *from = s->departs_local + 11, *to = s->arrives_local + 11;
	bool late = strcmp(from, "21:00") >= 0, early = strcmp(from, "05:00") < 0;

	return (late && s->days_later == 1 && strcmp(to, "12:00") < 0) ||
	    (early && s->days_later == 0 && strcmp(to, "12:00") < 0);
}

static bool
any_red_eye(const struct candidate *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (flight_is_red_eye(&c->leg[i]->segment))
			return true;
	return false;
}

static bool
airlines_fit(const struct flight_query *q, const struct candidate *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (q->airlines != NULL && !text_list_has(q->airlines, c->leg[i]->segment.airline))
			return false;
	return true;
}

static bool
hour_fits(const char *local, const char *from, const char *to)
{
	return (from == NULL || strcmp(local + 11, from) >= 0) &&
	    (to == NULL || strcmp(local + 11, to) <= 0);
}

static bool
length_fits(const struct flight_query *q, const struct candidate *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (q->max_minutes > 0 && c->leg[i]->segment.minutes > q->max_minutes)
			return false;
	return true;
}

/* A bit for each filter group that does not let it pass. */
static unsigned
fails(const struct flight_query *q, const struct candidate *c)
{
	const struct segment *s = &c->leg[0]->segment;
	unsigned f = 0;

	f |= !airlines_fit(q, c) ? 1u << G_AIRLINE : 0;
	f |= q->cabin != 0 && q->cabin != s->cabin + 1 ? 1u << G_CABIN : 0;
	f |= !hour_fits(s->departs_local, q->depart_from, q->depart_to) ||
	    !hour_fits(s->arrives_local, q->arrive_from, q->arrive_to) ? 1u << G_TIME : 0;
	f |= q->refundable && c->leg[0]->stock.terms.refund_percent == 0 ? 1u << G_REFUND : 0;
	f |= q->no_red_eye && any_red_eye(c) ? 1u << G_RED_EYE : 0;
	f |= q->max_price_minor > 0 && c->total_minor > q->max_price_minor ? 1u << G_PRICE : 0;
	f |= !length_fits(q, c) ? 1u << G_LENGTH : 0;
	return f;
}

static const char *
time_of_day(const char *local)
{
	static const char *const names[] = { "night", "morning", "afternoon", "evening" };

	return names[((local[11] - '0') * 10 + local[12] - '0') / 6];
}

static void
count_facets(struct facets *f, const struct ranked *r, const struct candidate *c)
{
	const struct segment *s = &c->leg[0]->segment;

	facet_add(f, G_AIRLINE, r, s->airline, s->airline_name);
	facet_add(f, G_CABIN, r, cabins[s->cabin], cabins[s->cabin]);
	facet_add(f, G_TIME, r, time_of_day(s->departs_local), time_of_day(s->departs_local));
	if (c->leg[0]->stock.terms.refund_percent > 0)
		facet_add(f, G_REFUND, r, "true", "refundable");
	if (!any_red_eye(c))
		facet_add(f, G_RED_EYE, r, "true", "no night flight");
}

static void
add_candidate(struct candidate *c, const struct flight_query *q, const struct flight_row *out,
              const struct flight_row *back)
{
	struct price_sum sum = {0};

	*c = (struct candidate){ .leg = { out, back }, .n = back == NULL ? 1 : 2 };
	for (size_t i = 0; i < c->n; i++) {
		struct price_facts facts = facts_of(c->leg[i]);
		price_add(&sum, &facts, c->leg[i]->stock.price_minor, passengers(q));
		c->minutes += c->leg[i]->segment.minutes;
	}
	c->total_minor = price_total(&sum);
}

/* All ways out, or all pairs in one cabin where the way back leaves after the way out has landed. */
static struct candidate *
candidates(struct arena *mem, const struct flight_query *q, const struct flight_rows *rows, size_t *n)
{
	size_t back = q->return_on == NULL ? 1 : rows->n_back;
	struct candidate *all = arena_zalloc(mem, (rows->n_out * back + 1) * sizeof *all);

	*n = 0;
	for (size_t i = 0; i < rows->n_out; i++)
		for (size_t j = 0; j < back; j++) {
			const struct flight_row *o = &rows->out[i];
			const struct flight_row *b = q->return_on == NULL ? NULL : &rows->back[j];
			if (b == NULL || (b->segment.cabin == o->segment.cabin &&
			    b->segment.departs_at > o->segment.arrives_at))
				add_candidate(&all[(*n)++], q, o, b);
		}
	return all;
}

static void
score(struct candidate *c, size_t n)
{
	int64_t cheapest = INT64_MAX, shortest = INT64_MAX;

	for (size_t i = 0; i < n; i++) {
		cheapest = c[i].total_minor < cheapest ? c[i].total_minor : cheapest;
		shortest = c[i].minutes < shortest ? c[i].minutes : shortest;
	}
	for (size_t i = 0; i < n; i++)
		c[i].score = (6 * rank_excess(c[i].total_minor, cheapest) +
		              4 * rank_excess(c[i].minutes, shortest)) / 10 + (any_red_eye(&c[i]) ? 60 : 0);
}

static int64_t
sort_key(const struct flight_query *q, const struct candidate *c)
{
	switch (q->sort) {
	case FLIGHT_PRICE:     return c->total_minor;
	case FLIGHT_DURATION:  return c->minutes;
	case FLIGHT_DEPARTURE: return c->leg[0]->segment.departs_at;
	case FLIGHT_ARRIVAL:   return c->leg[0]->segment.arrives_at;
	default:               return c->score;
	}
}

static const char *
id_of(struct arena *mem, const struct candidate *c)
{
	if (c->n == 1)
		return arena_printf(mem, "%lld", (long long)c->leg[0]->stock.inv_id);
	return arena_printf(mem, "%lld-%lld", (long long)c->leg[0]->stock.inv_id,
	                    (long long)c->leg[1]->stock.inv_id);
}

static void
offer_add(struct offer *o, struct price_sum *sum, const struct flight_row *r)
{
	struct price_facts facts = facts_of(r);
	struct price_item extra = price_add(sum, &facts, r->stock.price_minor, o->qty);

	o->lines[o->n++] = (struct offer_line){ r->stock.inv_id, r->stock.price_version,
		r->stock.price_minor, extra.tax_minor, extra.fee_minor };
}

static struct leg *
leg_of(struct arena *mem, const struct flight_row *r, struct leg *leg)
{
	leg->segments = arena_zalloc(mem, sizeof *leg->segments);
	leg->segments[0] = r->segment;
	leg->n_segments = 1;
	leg->minutes = r->segment.minutes;
	leg->red_eye = flight_is_red_eye(&r->segment);
	return leg;
}

static struct offer
offer_new(int64_t qty, int64_t now_us)
{
	return (struct offer){ .kind = ITEM_FLIGHT, .qty = qty, .expires_at = now_us + OFFER_LIFE_US,
	                       .currency = "USD" };
}

static struct itinerary
itinerary_of(struct arena *mem, const struct keys *keys, const struct flight_query *q,
             const struct candidate *c, int64_t now_us)
{
	struct offer offer = offer_new(passengers(q), now_us);
	struct price_sum sum = {0};
	struct itinerary it = { .id = id_of(mem, c), .n_legs = c->n, .score = c->score };

	it.legs = arena_zalloc(mem, c->n * sizeof *it.legs);
	for (size_t i = 0; i < c->n; i++) {
		leg_of(mem, c->leg[i], &it.legs[i]);
		offer_add(&offer, &sum, c->leg[i]);
		it.per_person_minor += c->leg[i]->stock.price_minor;
	}
	it.cabin = c->leg[0]->segment.cabin;
	it.price = price_of(mem, &sum, "USD");
	it.terms = arena_zalloc(mem, sizeof *it.terms);
	*it.terms = c->leg[0]->stock.terms;
	it.offer = offer_text(keys, mem, &offer);
	it.offer_expires_at = offer.expires_at;
	return it;
}

static struct facets
facets_new(struct arena *mem)
{
	static const char *const names[] = { "airlines", "cabin", "departure", "refundable", "no_red_eye" };
	struct facets f = { .mem = mem, .n = sizeof names / sizeof *names };

	for (size_t i = 0; i < f.n; i++)
		f.groups[i].name = names[i];
	return f;
}

static struct ranked *
rank(struct arena *mem, const struct flight_query *q, struct candidate *c, size_t n,
     struct flight_page *page)
{
	struct ranked *r = arena_zalloc(mem, (n + 1) * sizeof *r);
	struct facets f = facets_new(mem);

	score(c, n);
	for (size_t i = 0; i < n; i++) {
		r[i] = (struct ranked){ sort_key(q, &c[i]), id_of(mem, &c[i]), &c[i], c[i].total_minor,
		                        fails(q, &c[i]) };
		count_facets(&f, &r[i], &c[i]);
	}
	page->facets = facets_done(&f, &page->n_facets);
	page->total = (int64_t)rank_sort(r, n);
	return r;
}

enum status
flight_search_page(struct arena *mem, const struct keys *keys, const struct flight_query *q,
                   const struct flight_rows *rows, int64_t now_us, struct flight_page *page)
{
	size_t n, start;
	struct candidate *c = candidates(mem, q, rows, &n);
	struct ranked *r = rank(mem, q, c, n, page);

	if (rank_page(mem, r, (size_t)page->total, q->after, q->limit, &start, &page->n, &page->next) != ST_OK)
		return ST_INVALID;
	page->items = arena_zalloc(mem, (page->n + 1) * sizeof *page->items);
	for (size_t i = 0; i < page->n; i++)
		page->items[i] = itinerary_of(mem, keys, q, r[start + i].item, now_us);
	page->ranking = flight_ranking;
	page->passengers = passengers(q);
	page->made_at = now_us;
	return ST_OK;
}

struct flight_cabin
flight_cabin_of(struct arena *mem, const struct keys *keys, const struct flight_row *r,
                int64_t seats, int64_t now_us)
{
	struct offer offer = offer_new(seats, now_us);
	struct price_sum sum = {0};
	struct flight_cabin cabin = { .cabin = r->segment.cabin };

	offer_add(&offer, &sum, r);
	cabin.price = price_of(mem, &sum, "USD");
	cabin.terms = arena_zalloc(mem, sizeof *cabin.terms);
	*cabin.terms = r->stock.terms;
	if (r->stock.left >= seats) {
		cabin.offer = offer_text(keys, mem, &offer);
		cabin.offer_expires_at = offer.expires_at;
	}
	return cabin;
}
