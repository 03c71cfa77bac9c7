/* SPDX-License-Identifier: Apache-2.0 */
#include "fcgi/api/dates.h"
#include "fcgi/routes.h"
#include "shared/base/clock.h"
#include "shared/store/hotel_repo.h"
#include "shared/store/place_repo.h"
#include "shared/travel/hotel_search.h"
#include "shared/web/cached.h"

static enum status
read_city(struct request *rq, const struct hotel_ask *ask, struct hotel_rows *rows)
{
	enum status st = hotel_repo_in(rq->app->db, rq->mem, ask, &rows->hotels, &rows->n_hotels);

	if (st == ST_OK)
		st = hotel_repo_rooms_in(rq->app->db, rq->mem, ask, &rows->rooms, &rows->n_rooms);
	if (st == ST_OK)
		st = hotel_repo_nights_in(rq->app->db, rq->mem, ask, &rows->nights, &rows->n_nights);
	return st;
}

static enum status
find_city(struct request *rq, const char *code, struct city_row *city)
{
	enum status st = place_repo_city(rq->app->db, rq->mem, code, city);

	if (st == ST_NOT_FOUND)
		return problem_field(&rq->problem, "#/city", NULL, "is not a city we know");
	return st;
}

static enum status
fill(struct request *rq, const void *in, void *out)
{
	const struct hotel_query *q = in;
	struct hotel_page *page = out;
	struct hotel_rows rows = {0};
	struct city_row *city = arena_zalloc(rq->mem, sizeof *city);
	struct hotel_ask ask = { .check_in = q->check_in, .check_out = q->check_out };
	int64_t nights = 0;
	enum status st = find_city(rq, q->city, city);

	ask.city = city->place.code;
	if (st == ST_OK)
		st = dates_between(&rq->problem, "#/check_in", q->check_in, "#/check_out", q->check_out, &nights);
	if (st == ST_OK)
		st = read_city(rq, &ask, &rows);
	if (st != ST_OK)
		return st;
	rows.lodging_tax_bp = city->lodging_tax_bp;
	page->place = &city->place;
	if (hotel_search_page(rq->mem, rq->app->keys, q, &rows, nights, clock_now_us(), page) != ST_OK)
		return problem_field(&rq->problem, "#/after", NULL, "is not a cursor of ours");
	return ST_OK;
}

enum status
hotel_search(struct request *rq, const struct hotel_query *in, struct hotel_page *page)
{
	struct cached c = { .of = &hotel_page_codec, .fill = fill };
	int64_t nights;
	enum status st = dates_between(&rq->problem, "#/check_in", in->check_in, "#/check_out",
	                               in->check_out, &nights);

	if (st != ST_OK)
		return st;
	c.key = cached_key(rq->mem, "query:hotels", &hotel_query_codec, in);
	c.gens[c.n_gens++] = arena_printf(rq->mem, "gen:hotels:%s", in->city);
	return cached_answer(rq, &c, in, page);
}

static enum status
add_rooms(struct request *rq, const struct hotel_show *in, struct hotel_row *row)
{
	struct hotel_ask ask = { .check_in = in->check_in, .check_out = in->check_out, .hotel_id = in->id };
	struct hotel_rows rows = { .lodging_tax_bp = row->lodging_tax_bp };
	int64_t nights = 0;
	enum status st = hotel_repo_rooms(rq->app->db, rq->mem, &ask, &rows.rooms, &rows.n_rooms);

	if (st == ST_OK && in->check_in != NULL && in->check_out != NULL)
		st = dates_between(&rq->problem, "#/check_in", in->check_in, "#/check_out", in->check_out, &nights);
	if (st == ST_OK && nights > 0)
		st = hotel_repo_nights(rq->app->db, rq->mem, &ask, &rows.nights, &rows.n_nights);
	if (st == ST_OK)
		hotel_rooms_of(rq->mem, rq->app->keys, in, &rows, nights, clock_now_us(), &row->hotel);
	return st;
}

enum status
hotel_show(struct request *rq, const struct hotel_show *in, struct hotel *h)
{
	struct hotel_row row = {0};
	enum status st = hotel_repo_find(rq->app->db, rq->mem, in->id, &row);

	if (st == ST_NOT_FOUND)
		return problem(&rq->problem, st, "there is no hotel %lld", (long long)in->id);
	if (st == ST_OK)
		st = add_rooms(rq, in, &row);
	*h = row.hotel;
	return st;
}
