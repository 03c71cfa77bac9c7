/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "fcgi/api/dates.h"
#include "fcgi/routes.h"
#include "shared/base/clock.h"
#include "shared/store/flight_repo.h"
#include "shared/travel/flight_search.h"
#include "shared/web/cached.h"

static enum status
fill(struct request *rq, const void *in, void *out)
{
	const struct flight_query *q = in;
	struct flight_ask there = { .from = q->from, .to = q->to, .day = q->depart_on,
	                            .seats = q->adults + q->children };
	struct flight_ask back = { .from = q->to, .to = q->from, .day = q->return_on, .seats = there.seats };
	struct flight_rows rows = {0};
	enum status st = flight_repo_search(rq->app->db, rq->mem, &there, &rows.out, &rows.n_out);

	if (st == ST_OK && q->return_on != NULL)
		st = flight_repo_search(rq->app->db, rq->mem, &back, &rows.back, &rows.n_back);
	if (st != ST_OK)
		return st;
	if (flight_search_page(rq->mem, rq->app->keys, q, &rows, clock_now_us(), out) != ST_OK)
		return problem_field(&rq->problem, "#/after", NULL, "is not a cursor of ours");
	return ST_OK;
}

static enum status
check(struct request *rq, const struct flight_query *q)
{
	enum status st = date_ahead(&rq->problem, "#/depart_on", q->depart_on);

	if (strcmp(q->from, q->to) == 0)
		st = problem_field(&rq->problem, "#/to", NULL, "must differ from where it starts");
	if (q->return_on != NULL && strcmp(q->return_on, q->depart_on) < 0)
		st = problem_field(&rq->problem, "#/return_on", "date-order", "must not be before %s", q->depart_on);
	if (q->adults + q->children > 9)
		st = problem_field(&rq->problem, "#/children", NULL, "at most 9 people travel on one booking");
	return st;
}

enum status
flight_search(struct request *rq, const struct flight_query *in, struct flight_page *page)
{
	struct cached c = { .of = &flight_page_codec, .fill = fill };
	enum status st = check(rq, in);

	if (st != ST_OK)
		return st;
	c.key = cached_key(rq->mem, "query:flights", &flight_query_codec, in);
	c.gens[c.n_gens++] = arena_printf(rq->mem, "gen:flights:%s:%s:%s", in->from, in->to, in->depart_on);
	if (in->return_on != NULL)
		c.gens[c.n_gens++] = arena_printf(rq->mem, "gen:flights:%s:%s:%s", in->to, in->from, in->return_on);
	return cached_answer(rq, &c, in, page);
}

static void
add_cabins(struct request *rq, struct flight_row *rows, size_t n, struct flight *f)
{
	f->cabins = arena_zalloc(rq->mem, (n + 1) * sizeof *f->cabins);
	for (size_t i = 0; i < n; i++)
		f->cabins[f->n_cabins++] = flight_cabin_of(rq->mem, rq->app->keys, &rows[i], 1, clock_now_us());
	if (n > 0)
		f->segment = &rows[0].segment;
}

enum status
flight_show(struct request *rq, const struct flight_show *in, struct flight *f)
{
	struct flight_row *rows;
	size_t n;
	enum status st = flight_repo_find(rq->app->db, rq->mem, in->id, f);

	if (st == ST_NOT_FOUND)
		return problem(&rq->problem, st, "there is no flight %lld", (long long)in->id);
	if (st != ST_OK || in->day == NULL)
		return st;
	st = flight_repo_on(rq->app->db, rq->mem, &(struct flight_ask){ .day = in->day, .flight_id = in->id },
	                    &rows, &n);
	if (st == ST_OK)
		add_cabins(rq, rows, n, f);
	return st;
}
