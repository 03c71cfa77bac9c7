/* SPDX-License-Identifier: Apache-2.0 */
/* T3 and W: who asks the provider, and what becomes of its answers. */
#include "shared/travel/saga_inside.h"

#include <string.h>

#include "shared/base/log.h"

#define CONSUMER "psp"

struct lease { struct arena *mem; const struct uuid *owner; int64_t max; struct charge_list *list; };

static void
add_work(struct lease *l, const struct charge_list *more)
{
	for (size_t i = 0; i < more->n; i++) {
		struct charge_work *w = &l->list->at[l->list->n++];
		*w = more->at[i];
		w->state = w->state == BILL_TODO ? BILL_CHARGING : w->state;
	}
}

/* What was begun comes before what is new. */
static enum status
lease(struct db *db, void *arg)
{
	struct lease *l = arg;
	struct billing_lease *rows = arena_zalloc(l->mem, (size_t)l->max * sizeof *rows);
	enum status st = ST_OK;

	*l->list = (struct charge_list){ arena_zalloc(l->mem, (size_t)l->max * sizeof(struct charge_work)), 0 };
	for (int due = 0; due < DUE__COUNT && st == ST_OK; due++) {
		struct charge_list more = {0};
		if ((int64_t)l->list->n < l->max)
			st = billing_repo_due(db, l->mem, (enum charge_due)due, l->max - (int64_t)l->list->n, &more);
		add_work(l, &more);
	}
	for (size_t i = 0; i < l->list->n; i++)
		rows[i] = (struct billing_lease){ l->list->at[i].billing_id, *l->owner, SAGA_LEASE_S };
	return st == ST_OK ? billing_repo_lease(db, rows, l->list->n) : st;
}

enum status
saga_lease_charges(struct db *db, struct arena *mem, const struct uuid *owner, int64_t max,
                   struct charge_work **rows, size_t *n)
{
	struct charge_list list = {0};
	enum status st = db_tx(db, lease, &(struct lease){ mem, owner, max, &list });

	*rows = list.at;
	*n = st == ST_OK ? list.n : 0;        /* a lease that may have been committed ends by itself */
	return st == ST_UNKNOWN ? ST_AGAIN : st;
}

struct charge {
	struct step step;
	const struct psp_outcome *said;
	const struct uuid *event;         /* of the webhook; NULL: the charger asks */
	struct billing_core bill;
};

static struct billing_word
word_of(const struct charge *c, unsigned state)
{
	const struct psp_outcome *o = c->said;

	return (struct billing_word){ c->bill.id, state, o->psp_ref, o->brand, o->last4,
	                              state == BILL_DECLINED ? o->decline : NULL, o->action_url };
}

static void
letter_charge(struct charge *c)
{
	step_letter_payment(&c->step, &(struct payment_letter){ c->bill.id, c->bill.id, "charge",
	                    c->bill.amount_minor, c->bill.currency, c->said->psp_ref });
}

/* T3c: kept as a net. The money goes back. */
static enum status
captured_late(struct charge *c)
{
	struct billing_word word = word_of(c, BILL_CAPTURED_LATE);
	struct refund_core back = { .id = uuid_new(), .billing_id = c->bill.id, .booking_id = c->bill.booking_id,
	                            .amount_minor = c->bill.amount_minor, .reason = "paid too late", .request_id = "late" };
	enum status st = billing_repo_settled(c->step.db, &word);
	char id[UUID_TEXT];

	uuid_text(&c->bill.id, id);
	log_error("alarm", "what=captured-late billing=%s booking=%s", id, c->step.booking.code);
	if (st == ST_OK)
		st = refund_repo_add(c->step.db, &back);
	if (st == ST_OK)
		st = step_note(&c->step, ACTOR_PROVIDER, "paid-late", "the payment goes back");
	letter_charge(c);
	return st;
}

/* T3b */
static enum status
captured(struct charge *c)
{
	struct billing_word word = word_of(c, BILL_CAPTURED);
	struct step *s = &c->step;
	enum status st;

	if (s->booking.state != B_HELD)
		return captured_late(c);
	st = billing_repo_settled(s->db, &word);
	if (st == ST_OK)
		st = step_turn(s, &(struct turn){ B_CONFIRMED, "confirmed", ACTOR_PROVIDER,
		               step_money(s->mem, c->bill.amount_minor, c->bill.currency), NULL });
	if (st == ST_OK)
		st = step_mail(s, "confirm", &s->booking.id);
	letter_charge(c);
	return st;
}

/* T3q; asked again while the person has not come back: the next poll. */
static enum status
action(struct charge *c)
{
	struct billing_word word = word_of(c, BILL_ACTION);
	enum status st;

	if (c->bill.state == BILL_ACTION)
		return billing_repo_poll(c->step.db, &c->bill.id);
	st = billing_repo_action(c->step.db, &word);
	return st != ST_OK ? st : step_tell(&c->step, &(struct turn){ c->step.booking.state, "action",
	       ACTOR_PROVIDER, NULL, c->said->action_url });
}

/* T3d: another card may follow, but not for ever. */
static enum status
declined(struct charge *c)
{
	struct billing_word word = word_of(c, BILL_DECLINED);
	struct step *s = &c->step;
	struct turn t = { s->booking.state, "declined", ACTOR_PROVIDER, c->said->decline, NULL };
	enum status st = billing_repo_settled(s->db, &word);

	if (st == ST_OK)
		st = step_tell(s, &t);
	if (st != ST_OK || c->bill.attempt < SAGA_ATTEMPTS_MAX || s->booking.state != B_HELD)
		return st;
	st = step_turn(s, &(struct turn){ B_FAILED, "failed", ACTOR_SYSTEM, "no card was accepted", NULL });
	return st == ST_OK ? step_release(s) : st;
}

/* What T4 writes, when the provider has given up the intent. */
static enum status
canceled(struct charge *c)
{
	struct step *s = &c->step;
	enum status st = billing_repo_move(s->db, &c->bill.id, c->bill.state, BILL_VOID);

	if (st != ST_OK || s->booking.state != B_HELD)
		return st;
	st = step_turn(s, &(struct turn){ B_EXPIRED, "expired", ACTOR_SYSTEM, "not paid in time", NULL });
	return st == ST_OK ? step_release(s) : st;
}

static enum status
apply(struct charge *c)
{
	switch (c->said->what) {
	case PSP_CAPTURED: return captured(c);
	case PSP_ACTION:   return action(c);
	case PSP_DECLINED: return declined(c);
	case PSP_CANCELED: return canceled(c);
	default:           return billing_repo_later(c->step.db, &c->bill.id);
	}
}

/* Money that is said to have moved for a bill that is over: nothing to do by rule, but
 * somebody must look. */
static enum status
old_news(const struct charge *c)
{
	char id[UUID_TEXT];

	uuid_text(&c->bill.id, id);
	if (c->said->what == PSP_CAPTURED && (c->bill.state == BILL_VOID || c->bill.state == BILL_DECLINED))
		log_error("alarm", "what=captured-after-end billing=%s state=%s", id, bill_states[c->bill.state]);
	return c->event != NULL ? ST_OK : ST_CONFLICT;
}

static void
compare_amount(const struct charge *c)
{
	if (c->said->what == PSP_CAPTURED && c->said->amount_minor != 0 &&
	    c->said->amount_minor != c->bill.amount_minor)
		log_error("alarm", "what=captured-amount booking=%s asked=%lld captured=%lld", c->step.booking.code,
		          (long long)c->bill.amount_minor, (long long)c->said->amount_minor);
}

static enum status
charge(struct db *db, void *arg)
{
	struct charge *c = arg;
	struct step *s = &c->step;
	enum status st = c->event != NULL ? inbox_repo_take(db, CONSUMER, c->event) : ST_OK;

	s->n_letters = 0;
	if (st == ST_OK)
		st = billing_repo_find(db, s->mem, &c->said->billing_id, &c->bill);
	if (st == ST_OK)
		st = booking_repo_lock(db, s->mem, &c->bill.booking_id, &s->booking);
	if (st == ST_OK)
		st = billing_repo_lock(db, s->mem, &c->said->billing_id, &c->bill);
	if (st != ST_OK)
		return st;
	if (c->bill.state != BILL_CHARGING && c->bill.state != BILL_ACTION)
		return old_news(c);
	compare_amount(c);
	st = apply(c);
	return st == ST_OK ? step_end(s) : st;
}

/* A commit whose answer was lost is looked up by doing it again: the bill's state knows. */
enum status
saga_charged(struct db *db, struct arena *mem, const struct psp_outcome *said)
{
	struct charge c = { .step = { .db = db, .mem = mem }, .said = said };
	enum status st = db_tx(db, charge, &c);

	return st == ST_UNKNOWN ? db_tx(db, charge, &c) : st;
}

enum status
saga_webhook(struct db *db, struct arena *mem, const struct uuid *event_id, const struct psp_outcome *said)
{
	struct charge c = { .step = { .db = db, .mem = mem }, .said = said, .event = event_id };
	enum status st = db_tx(db, charge, &c);

	if (st == ST_UNKNOWN)
		st = db_tx(db, charge, &c);
	return st == ST_CONFLICT ? ST_OK : st;
}
