/* SPDX-License-Identifier: Apache-2.0 */
/* T3p: another card after a decline. */
#include "shared/travel/saga_inside.h"

struct pay { struct keyed keyed; struct step step; const struct payment_new *in; };

/* The places are held until hold_until as before; the provider has let the last card go. */
static enum status
check(struct pay *pay, struct billing_core *last)
{
	struct step *s = &pay->step;
	struct problem *p = pay->keyed.problem;
	enum status st = booking_repo_lock(s->db, s->mem, &pay->in->booking, &s->booking);

	if (st == ST_NOT_FOUND || (st == ST_OK && s->booking.user_id != pay->keyed.rq->user_id))
		return problem(p, ST_NOT_FOUND, "you have no such booking");
	if (st != ST_OK)
		return st;
	if (s->booking.state != B_HELD)
		return problem(p, ST_CONFLICT, "this booking waits for no payment: %s", booking_states[s->booking.state]);
	if (s->booking.hold_until <= s->booking.now)
		return problem(p, ST_GONE, "the places were held until now: book again");
	st = billing_repo_lock_last(s->db, s->mem, &s->booking.id, last);
	if (st == ST_OK && last->state != BILL_DECLINED)
		return problem(p, ST_CONFLICT, "a payment is under way: wait for its end");
	if (st == ST_OK && last->attempt >= SAGA_ATTEMPTS_MAX)
		return problem(p, ST_CONFLICT, "no more cards can be tried: book again");
	return st;
}

static enum status
pay_again(struct db *db, void *arg)
{
	struct pay *pay = arg;
	struct step *s = &pay->step;
	struct billing_core bill = {0};
	struct booking *seen = arena_zalloc(s->mem, sizeof *seen);
	enum status st = check(pay, &bill);

	if (st != ST_OK)
		return st;
	bill.id = uuid_new();
	bill.attempt++;
	bill.payment_method = pay->in->payment_method;
	st = billing_repo_add(db, &bill);
	if (st == ST_OK)
		st = booking_repo_card(db, &s->booking.id, pay->in->payment_method);
	if (st == ST_OK)
		st = step_note(s, ACTOR_TRAVELER, "card", "another card");
	if (st == ST_OK)
		st = booking_view(db, s->mem, s->booking.user_id, &s->booking.id, seen);
	if (st == ST_OK)
		st = keyed_add(&pay->keyed, seen);
	return st == ST_OK ? ST_ACCEPTED : st;
}

enum status
saga_pay_again(struct db *db, const struct saga_request *rq, const struct payment_new *in,
               struct saga_answer *answer, struct problem *p)
{
	struct pay pay = { .keyed = { .db = db, .mem = p->mem, .rq = rq, .answer = answer },
	                   .step = { .db = db, .mem = p->mem }, .in = in };

	return keyed_run(&pay.keyed, pay_again, &pay, p);
}
