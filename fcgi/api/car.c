/* SPDX-License-Identifier: Apache-2.0 */
#include "fcgi/api/dates.h"
#include "fcgi/routes.h"
#include "shared/base/clock.h"
#include "shared/store/car_repo.h"
#include "shared/store/place_repo.h"
#include "shared/travel/car_search.h"
#include "shared/web/cached.h"

static enum status
fill(struct request *rq, const void *in, void *out)
{
	const struct car_query *q = in;
	struct car_page *page = out;
	struct car_rows rows = {0};
	struct city_row *city = arena_zalloc(rq->mem, sizeof *city);
	struct car_ask ask = { .city = q->city, .pick_up = q->pick_up, .drop_off = q->drop_off };
	int64_t days = 0;
	enum status st = place_repo_city(rq->app->db, rq->mem, q->city, city);

	if (st == ST_NOT_FOUND)
		return problem_field(&rq->problem, "#/city", NULL, "is not a city or an airport we know");
	if (st == ST_OK)
		st = dates_between(&rq->problem, "#/pick_up", q->pick_up, "#/drop_off", q->drop_off, &days);
	if (st == ST_OK)
		st = car_repo_in(rq->app->db, rq->mem, &ask, &rows.cars, &rows.n_cars);
	if (st == ST_OK)
		st = car_repo_days_in(rq->app->db, rq->mem, &ask, &rows.days, &rows.n_days);
	if (st != ST_OK)
		return st;
	page->place = &city->place;
	if (car_search_page(rq->mem, rq->app->keys, q, &rows, days, clock_now_us(), page) != ST_OK)
		return problem_field(&rq->problem, "#/after", NULL, "is not a cursor of ours");
	return ST_OK;
}

enum status
car_search(struct request *rq, const struct car_query *in, struct car_page *page)
{
	struct cached c = { .of = &car_page_codec, .fill = fill };
	int64_t days;
	enum status st = dates_between(&rq->problem, "#/pick_up", in->pick_up, "#/drop_off", in->drop_off, &days);

	if (st != ST_OK)
		return st;
	c.key = cached_key(rq->mem, "query:cars", &car_query_codec, in);
	c.gens[c.n_gens++] = arena_printf(rq->mem, "gen:cars:%s", in->city);
	return cached_answer(rq, &c, in, page);
}

enum status
car_show(struct request *rq, const struct car_show *in, struct car_card *card)
{
	struct car_ask ask = { .pick_up = in->pick_up, .drop_off = in->drop_off, .car_id = in->id };
	struct car_row row = {0};
	struct stock *run = NULL;
	int64_t days = 0;
	size_t n = 0;
	enum status st = car_repo_find(rq->app->db, rq->mem, in->id, &row);

	if (st == ST_NOT_FOUND)
		return problem(&rq->problem, st, "there is no car %lld", (long long)in->id);
	if (st == ST_OK && in->pick_up != NULL && in->drop_off != NULL)
		st = dates_between(&rq->problem, "#/pick_up", in->pick_up, "#/drop_off", in->drop_off, &days);
	if (st == ST_OK && days > 0)
		st = car_repo_days(rq->app->db, rq->mem, &ask, &run, &n);
	if (st == ST_OK)
		car_card_of(rq->mem, rq->app->keys, &row, run, n, days, clock_now_us(), card);
	return st;
}
