/* SPDX-License-Identifier: Apache-2.0 */
/* The reviews of a listing. Pages load without them: they may be away. */
#include "fcgi/routes.h"
#include "shared/base/text.h"
#include "shared/store/review_repo.h"

static enum status
reviews(struct request *rq, unsigned kind, const struct review_list *in, struct review_page *page)
{
	struct review_ask ask = { .kind = kind, .listing_id = in->id };
	enum status st;

	if (in->after != NULL && !text_i64(in->after, &ask.before))
		return problem_field(&rq->problem, "#/after", NULL, "is not a cursor of ours");
	st = review_repo_newest(rq->app->docs, rq->mem, &ask, in->limit, &page->items, &page->n);
	if (st == ST_OK)
		st = review_repo_stars(rq->app->docs, rq->mem, &ask, &page->stars, &page->n_stars);
	if (st != ST_OK)
		return problem(&rq->problem, ST_AGAIN, "reviews are away for the moment");
	for (size_t i = 0; i < page->n_stars; i++)
		page->total += page->stars[i].count;
	if (page->n == (size_t)in->limit)
		page->next = arena_printf(rq->mem, "%lld", (long long)page->items[page->n - 1].created_at);
	return ST_OK;
}

enum status
flight_reviews(struct request *rq, const struct review_list *in, struct review_page *page)
{
	return reviews(rq, REVIEW_FLIGHT, in, page);
}

enum status
hotel_reviews(struct request *rq, const struct review_list *in, struct review_page *page)
{
	return reviews(rq, REVIEW_HOTEL, in, page);
}

enum status
car_reviews(struct request *rq, const struct review_list *in, struct review_page *page)
{
	return reviews(rq, REVIEW_CAR, in, page);
}
