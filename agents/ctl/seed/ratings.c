/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/books.h"

static void
clear(struct world *w)
{
	for (size_t i = 0; i < w->n_flights; i++)
		w->flights[i].rated = (struct rated){ 0 };
	for (size_t i = 0; i < w->n_hotels; i++)
		w->hotels[i].rated = (struct rated){ 0 };
	for (size_t i = 0; i < w->n_cars; i++)
		w->cars[i].rated = (struct rated){ 0 };
	for (size_t i = 0; i < w->n_vendors; i++)
		w->vendors[i].stars = w->vendors[i].reviews = w->vendors[i].rating_10 = 0;
}

/* Half up, as SQL's ROUND does. */
static int64_t
tenths(int64_t stars, int64_t reviews)
{
	return reviews == 0 ? 0 : (20 * stars + reviews) / (2 * reviews);
}

static void
rate(struct world *w, struct rated *r, int64_t vendor_id, int64_t stars)
{
	struct seed_vendor *v = &w->vendors[vendor_id - 1];

	r->stars += stars;
	r->review_count++;
	r->rating_10 = tenths(r->stars, r->review_count);
	v->stars += stars;
	v->reviews++;
	v->rating_10 = tenths(v->stars, v->reviews);
}

void
reviews_count(struct world *w, const struct review *reviews, size_t n)
{
	clear(w);
	for (size_t i = 0; i < n; i++) {
		size_t at = (size_t)reviews[i].listing_id - 1;

		if (reviews[i].kind == ITEM_FLIGHT)
			rate(w, &w->flights[at].rated, w->airlines[w->flights[at].airline].vendor_id, reviews[i].stars);
		else if (reviews[i].kind == ITEM_ROOM)
			rate(w, &w->hotels[at].rated, w->hotels[at].vendor_id, reviews[i].stars);
		else
			rate(w, &w->cars[at].rated, w->cars[at].vendor_id, reviews[i].stars);
	}
}
