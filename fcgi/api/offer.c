/* SPDX-License-Identifier: Apache-2.0 */
/* Offers read again: what they are, what they cost today. */
#include "fcgi/routes.h"
#include "shared/base/clock.h"
#include "shared/store/sold_repo.h"
#include "shared/travel/offer.h"
#include "shared/travel/price.h"
#include "shared/travel/trip.h"

/* Sums the trip's rows, as they were offered or as they are now; now also makes the offer of today. */
static void
sum_up(const struct trip *t, bool now, struct price_sum *sum, struct offer *offer)
{
	*offer = (struct offer){ .kind = t->offers[0].kind, .qty = t->offers[0].qty, .currency = "USD",
	                         .expires_at = clock_now_us() + OFFER_LIFE_US };
	for (size_t i = 0; i < t->n_items; i++) {
		const struct sold *s = t->sold[i];
		struct price_facts facts = { t->items[i].item.kind, s->from_us, s->to_us, s->rate_bp };
		int64_t price = now ? s->price_minor : t->items[i].item.price_minor;
		struct price_item extra = price_add(sum, &facts, price, offer->qty);
		offer->lines[offer->n++] = (struct offer_line){ s->inv_id, s->price_version, price,
			extra.tax_minor, extra.fee_minor };
	}
}

static bool
all_there(const struct trip *t, bool *enough)
{
	*enough = true;
	for (size_t i = 0; i < t->n_items; i++) {
		if (t->sold[i] == NULL)
			return false;
		*enough = *enough && t->sold[i]->left >= t->items[i].item.qty;
	}
	return true;
}

static void
describe_part(const struct trip *t, struct offer_part *part)
{
	const struct booking_item *first = &t->items[0].item, *last = &t->items[t->n_items - 1].item;

	*part = (struct offer_part){
		.kind = first->kind, .title = first->title, .detail = first->detail,
		.from_place = first->from_place, .to_place = first->to_place,
		.starts_at = first->starts_at, .starts_local = first->starts_local,
		.starts_zone = first->starts_zone, .starts_abbr = first->starts_abbr,
		.ends_at = last->ends_at, .ends_local = last->ends_local, .ends_zone = last->ends_zone,
		.ends_abbr = last->ends_abbr, .qty = first->qty, .units = (int64_t)t->n_items,
		.expires_at = t->offers[0].expires_at, .listing_id = first->listing_id,
	};
}

static void
price_part(struct request *rq, const struct trip *t, bool enough, struct offer_part *part)
{
	struct price_sum offered = {0}, today = {0};
	struct offer old, new;

	sum_up(t, false, &offered, &old);
	sum_up(t, true, &today, &new);
	part->price = price_of(rq->mem, &offered, "USD");
	part->price_now_minor = price_total(&today);
	part->available = enough;
	part->terms = arena_zalloc(rq->mem, sizeof *part->terms);
	*part->terms = t->sold[0]->terms;
	if (enough)
		part->offer_now = offer_text(rq->app->keys, rq->mem, &new);
}

/* One offer alone, so that a problem tells which. */
static enum status
check_one(struct request *rq, const char **offer, struct offer_part *part)
{
	struct booking_new one = { .offers = offer, .n_offers = 1 };
	struct trip t = { .mem = rq->mem };
	bool enough;
	enum status st = trip_read(&t, rq->app->db, rq->app->keys, &one, &rq->problem);

	if (st != ST_OK)
		return st;
	if (!all_there(&t, &enough))
		return problem(&rq->problem, ST_SOLD_OUT, "what was offered is no longer on sale");
	describe_part(&t, part);
	price_part(rq, &t, enough, part);
	return ST_OK;
}

static int64_t
travelers_of(const struct offers_checked *c)
{
	int64_t n = 1;

	for (size_t i = 0; i < c->n_parts; i++)
		if (c->parts[i].kind == ITEM_FLIGHT && c->parts[i].qty > n)
			n = c->parts[i].qty;
	return n;
}

enum status
offers_check(struct request *rq, const struct offers_check *in, struct offers_checked *out)
{
	enum status st = ST_OK;

	out->parts = arena_zalloc(rq->mem, in->n_offers * sizeof *out->parts);
	for (; out->n_parts < in->n_offers && st == ST_OK; out->n_parts++) {
		st = check_one(rq, &in->offers[out->n_parts], &out->parts[out->n_parts]);
		if (st == ST_OK)
			out->total_minor += out->parts[out->n_parts].price->total_minor;
	}
	out->currency = "USD";
	out->travelers = travelers_of(out);
	return st;
}
