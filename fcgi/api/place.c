/* SPDX-License-Identifier: Apache-2.0 */
#include "fcgi/routes.h"
#include "shared/store/place_repo.h"
#include "shared/travel/places.h"
#include "shared/web/cached.h"

static enum status
fill(struct request *rq, const void *in, void *out)
{
	struct place_row *rows;
	size_t n;
	enum status st = place_repo_all(rq->app->db, rq->mem, &rows, &n);

	if (st == ST_OK)
		places_find(rq->mem, in, rows, n, out);
	return st;
}

enum status
place_search(struct request *rq, const struct place_query *in, struct place_page *page)
{
	struct cached c = { .of = &place_page_codec, .fill = fill };

	c.key = cached_key(rq->mem, "query:places", &place_query_codec, in);
	return cached_answer(rq, &c, in, page);
}

static enum status
fill_airlines(struct request *rq, const void *in, void *out)
{
	struct airline_page *page = out;

	(void)in;
	return place_repo_airlines(rq->app->db, rq->mem, &page->items, &page->n);
}

enum status
airline_list(struct request *rq, const struct nothing *in, struct airline_page *page)
{
	struct cached c = { .of = &airline_page_codec, .fill = fill_airlines, .key = "query:airlines" };

	return cached_answer(rq, &c, in, page);
}
