/* SPDX-License-Identifier: Apache-2.0 */
/* T5: what cancelling would give back, and the cancelling itself. */
#include "shared/travel/saga_inside.h"

#include <ctype.h>
#include <string.h>

#include "shared/travel/refund.h"

struct cancel {
	struct keyed keyed;
	struct step  step;
	int64_t      user_id;
	const struct uuid *booking;
	const struct cancellation_ref *ref;        /* T5b */
	struct cancellation *offer;                /* T5a */
	struct problem *problem;
	struct billing_core bill;                  /* the last; id nil: none */
	int64_t      refund_minor;
};

/* Other people's bookings are not there. */
static enum status
lock_own(struct cancel *c)
{
	struct step *s = &c->step;
	enum status st = booking_repo_lock(s->db, s->mem, c->booking, &s->booking);

	if (st == ST_OK && s->booking.user_id != c->user_id)
		st = ST_NOT_FOUND;
	if (st == ST_NOT_FOUND)
		return problem(c->problem, st, "you have no such booking");
	if (st == ST_OK)
		st = billing_repo_lock_last(s->db, s->mem, c->booking, &c->bill);
	return st == ST_NOT_FOUND ? ST_OK : st;
}

/* By the rules of what was sold, but never more than is left of the payment. */
static enum status
count_refund(struct cancel *c)
{
	struct step *s = &c->step;
	struct booking_paid *items;
	int64_t asked = 0, left;
	size_t n;
	enum status st = booking_repo_paid(s->db, s->mem, c->booking, &items, &n);

	if (st == ST_OK)
		st = refund_repo_asked(s->db, s->mem, &c->bill.id, &asked);
	if (st != ST_OK)
		return st;
	left = c->bill.amount_minor - asked;
	c->refund_minor = refund_total(s->mem, items, n, s->booking.now, c->offer);
	c->refund_minor = c->refund_minor < left ? c->refund_minor : left;
	return ST_OK;
}

/* Whether it may be cancelled now, and for how much. */
static enum status
count(struct cancel *c)
{
	const struct booking_core *b = &c->step.booking;

	c->refund_minor = 0;
	switch (b->state) {
	case B_PENDING:
		return ST_OK;
	case B_HELD:
		if (c->bill.state != BILL_TODO && c->bill.state != BILL_DECLINED)
			return problem(c->problem, ST_CONFLICT, "a payment is under way: wait for its end");
		return ST_OK;
	case B_CONFIRMED:
		if (b->starts_at <= b->now)
			return problem(c->problem, ST_CONFLICT, "the trip has begun");
		return count_refund(c);
	default:
		return problem(c->problem, ST_CONFLICT, "this booking is over: %s", booking_states[b->state]);
	}
}

static const char *
card_name(struct arena *mem, const struct billing_core *bill)
{
	char *name;

	if (bill->brand == NULL || bill->last4 == NULL)
		return NULL;
	name = arena_printf(mem, "%s ending %s", bill->brand, bill->last4);
	name[0] = (char)toupper((unsigned char)name[0]);
	return name;
}

static enum status
offer(struct db *db, void *arg)
{
	struct cancel *c = arg;
	struct cancellation *out = c->offer;
	struct cancel_row row = { .id = uuid_new(), .booking_id = *c->booking };
	enum status st;

	*out = (struct cancellation){ .id = row.id, .booking = *c->booking };
	st = lock_own(c);
	if (st == ST_OK)
		st = count(c);
	row.refund_minor = c->refund_minor;
	if (st == ST_OK)
		st = cancel_repo_add(db, c->step.mem, &row);
	if (st != ST_OK)
		return st;
	out->refund_minor = c->refund_minor;
	out->paid_minor = c->step.booking.state == B_CONFIRMED ? c->bill.amount_minor : 0;
	out->currency = c->step.booking.currency;
	out->refund_to = c->refund_minor > 0 ? card_name(c->step.mem, &c->bill) : NULL;
	out->expires_at = row.expires_at;
	return ST_OK;
}

enum status
saga_cancel_offer(struct db *db, int64_t user_id, const struct uuid *booking, struct cancellation *out,
                  struct problem *p)
{
	struct cancel c = { .step = { .db = db, .mem = p->mem }, .user_id = user_id, .booking = booking,
	                    .offer = out, .problem = p };
	enum status st = db_tx(db, offer, &c);

	return st == ST_UNKNOWN ? ST_AGAIN : st;     /* one that nobody saw does no harm */
}

/* Not expired, not used, and still worth the same. */
static enum status
check_offer(struct cancel *c)
{
	struct cancel_row row = {0};
	enum status st = cancel_repo_lock(c->step.db, c->step.mem, &c->ref->cancellation, &row);

	if (st == ST_NOT_FOUND || (st == ST_OK && memcmp(&row.booking_id, c->booking, sizeof row.booking_id) != 0))
		return problem(c->problem, ST_NOT_FOUND, "there is no such offer to cancel");
	if (st != ST_OK)
		return st;
	if (!row.open)
		return problem(c->problem, ST_CONFLICT, "this cancellation is done already");
	if (row.over)
		return problem(c->problem, ST_GONE, "this offer to cancel has expired: ask for a new one");
	st = count(c);
	if (st == ST_OK && row.refund_minor != c->refund_minor)
		return problem(c->problem, ST_CONFLICT, "the refund is not the same any more: ask for a new offer");
	return st;
}

static enum status
add_refund(struct cancel *c)
{
	char request[UUID_TEXT];

	if (c->refund_minor == 0)
		return ST_OK;
	uuid_text(&c->ref->cancellation, request);
	return refund_repo_add(c->step.db, &(struct refund_core){
		.id = uuid_new(), .billing_id = c->bill.id, .booking_id = *c->booking,
		.amount_minor = c->refund_minor, .reason = "cancelled", .request_id = request });
}

static const char *
told(const struct cancel *c)
{
	return c->refund_minor == 0 ? "nothing is given back"
	    : arena_printf(c->step.mem, "%s is given back",
	                   step_money(c->step.mem, c->refund_minor, c->step.booking.currency));
}

/* The places come last: others may wait for them. */
static enum status
finish(struct cancel *c)
{
	struct booking *seen = arena_zalloc(c->step.mem, sizeof *seen);
	enum status st = booking_view(c->step.db, c->step.mem, c->user_id, c->booking, seen);

	if (st == ST_OK)
		st = keyed_add(&c->keyed, seen);
	if (st == ST_OK)
		st = step_release(&c->step);
	if (st == ST_OK)
		st = step_end(&c->step);
	return st == ST_OK ? ST_ACCEPTED : st;
}

static enum status
cancel(struct db *db, void *arg)
{
	struct cancel *c = arg;
	struct step *s = &c->step;
	enum status st;

	s->n_letters = 0;
	c->problem = c->keyed.problem;
	st = lock_own(c);
	if (st == ST_OK)
		st = check_offer(c);
	if (st == ST_OK)
		st = cancel_repo_done(db, &c->ref->cancellation);
	if (st == ST_OK && s->booking.state == B_HELD)
		st = step_void(s);
	if (st == ST_OK)
		st = step_turn(s, &(struct turn){ B_CANCELLED, "cancelled", ACTOR_TRAVELER, told(c), NULL });
	if (st == ST_OK)
		st = add_refund(c);
	if (st == ST_OK)
		st = step_mail(s, "cancel", &s->booking.id);
	return st == ST_OK ? finish(c) : st;
}

enum status
saga_cancel(struct db *db, const struct saga_request *rq, const struct cancellation_ref *ref,
            struct saga_answer *answer, struct problem *p)
{
	struct cancel c = { .keyed = { .db = db, .mem = p->mem, .rq = rq, .answer = answer },
	                    .step = { .db = db, .mem = p->mem }, .user_id = rq->user_id, .booking = &ref->id, .ref = ref };

	return keyed_run(&c.keyed, cancel, &c, p);
}
