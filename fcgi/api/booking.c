/* SPDX-License-Identifier: Apache-2.0 */
/* Bookings: made, shown, cancelled. What happens to them is the saga's. */
#include "fcgi/api/keyed.h"
#include "fcgi/routes.h"
#include "shared/travel/trips.h"

enum status
booking_create(struct request *rq, const struct booking_new *in, struct booking *out)
{
	static const char *const bells[] = { "relay", NULL };
	struct saga_request ask = keyed_ask(rq);
	struct saga_answer answer = {0};

	(void)out;
	return keyed_give(rq, saga_accept(rq->app->db, &ask, in, &answer, &rq->problem), &answer, bells);
}

enum status
booking_list(struct request *rq, const struct booking_list *in, struct booking_page *page)
{
	enum status st = trips_page(rq->app->db, rq->mem, rq->user_id, in, page);

	return st == ST_INVALID ? problem_field(&rq->problem, "#/after", NULL, "is not a cursor of ours") : st;
}

enum status
booking_show(struct request *rq, const struct by_uuid *in, struct booking *b)
{
	enum status st = booking_view(rq->app->db, rq->mem, rq->user_id, &in->id, b);

	return st == ST_NOT_FOUND ? problem(&rq->problem, st, "you have no such booking") : st;
}

enum status
cancellation_offer(struct request *rq, const struct by_uuid *in, struct cancellation *out)
{
	enum status st = saga_cancel_offer(rq->app->db, rq->user_id, &in->id, out, &rq->problem);

	return st == ST_OK ? ST_CREATED : st;
}

enum status
cancellation_confirm(struct request *rq, const struct cancellation_ref *in, struct booking *out)
{
	static const char *const bells[] = { "relay", "refunder", "mailer", NULL };
	struct saga_request ask = keyed_ask(rq);
	struct saga_answer answer = {0};

	(void)out;
	return keyed_give(rq, saga_cancel(rq->app->db, &ask, in, &answer, &rq->problem), &answer, bells);
}
