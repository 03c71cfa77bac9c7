/* SPDX-License-Identifier: Apache-2.0 */
/* Payments: another card after a decline, and the bills. */
#include "fcgi/api/keyed.h"
#include "fcgi/routes.h"
#include "shared/store/booking_read_repo.h"
#include "shared/travel/trips.h"

enum status
payment_create(struct request *rq, const struct payment_new *in, struct booking *out)
{
	static const char *const bells[] = { "charger", NULL };
	struct saga_request ask = keyed_ask(rq);
	struct saga_answer answer = {0};

	(void)out;
	return keyed_give(rq, saga_pay_again(rq->app->db, &ask, in, &answer, &rq->problem), &answer, bells);
}

enum status
payment_list(struct request *rq, const struct bill_list *in, struct bill_page *page)
{
	enum status st = bills_page(rq->app->db, rq->mem, rq->user_id, in, page);

	return st == ST_INVALID ? problem_field(&rq->problem, "#/after", NULL, "is not a cursor of ours") : st;
}

enum status
payment_show(struct request *rq, const struct by_uuid *in, struct bill *bill)
{
	enum status st = bill_read_repo_find(rq->app->db, rq->mem, rq->user_id, &in->id, bill);

	return st == ST_NOT_FOUND ? problem(&rq->problem, st, "you have no such bill") : st;
}
