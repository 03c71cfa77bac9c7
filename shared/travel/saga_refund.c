/* SPDX-License-Identifier: Apache-2.0 */
/* T6: money goes back. */
#include "shared/travel/saga_inside.h"

#include "shared/base/log.h"

#define CONSUMER "psp"

struct lease { struct arena *mem; const struct uuid *owner; int64_t max; struct refund_list *list; };

static enum status
lease(struct db *db, void *arg)
{
	struct lease *l = arg;
	struct refund_lease *rows = arena_zalloc(l->mem, (size_t)l->max * sizeof *rows);
	enum status st = ST_OK;

	*l->list = (struct refund_list){ arena_zalloc(l->mem, (size_t)l->max * sizeof(struct refund_work)), 0 };
	for (int due = 0; due < REFUND_DUE__COUNT && st == ST_OK; due++) {
		struct refund_list more = {0};
		if ((int64_t)l->list->n < l->max)
			st = refund_repo_due(db, l->mem, (enum refund_due)due, l->max - (int64_t)l->list->n, &more);
		for (size_t i = 0; i < more.n; i++)
			l->list->at[l->list->n++] = more.at[i];
	}
	for (size_t i = 0; i < l->list->n; i++)
		rows[i] = (struct refund_lease){ l->list->at[i].id, *l->owner, SAGA_LEASE_S };
	return st == ST_OK ? refund_repo_lease(db, rows, l->list->n) : st;
}

enum status
saga_lease_refunds(struct db *db, struct arena *mem, const struct uuid *owner, int64_t max,
                   struct refund_work **rows, size_t *n)
{
	struct refund_list list = {0};
	enum status st = db_tx(db, lease, &(struct lease){ mem, owner, max, &list });

	*rows = list.at;
	*n = st == ST_OK ? list.n : 0;
	return st == ST_UNKNOWN ? ST_AGAIN : st;
}

struct refunding {
	struct step step;
	const struct psp_refund *said;
	const struct uuid *event;
	struct refund_core refund;
	struct billing_core bill;
};

static enum status
refused(struct refunding *r)
{
	struct step *s = &r->step;
	char id[UUID_TEXT];
	enum status st = refund_repo_end(s->db, &(struct refund_end){ r->refund.id, REFUND_FAILED, r->said->psp_ref });

	uuid_text(&r->refund.id, id);
	log_error("alarm", "what=refund-refused refund=%s booking=%s", id, s->booking.code);
	return st == ST_OK ? step_note(s, ACTOR_PROVIDER, "refund-failed", "support looks after it") : st;
}

static enum status
paid_back(struct refunding *r)
{
	struct step *s = &r->step;
	int64_t sum = 0;
	enum status st = refund_repo_end(s->db, &(struct refund_end){ r->refund.id, REFUND_DONE, r->said->psp_ref });

	if (st == ST_OK)
		st = refund_repo_done(s->db, s->mem, &r->bill.id, &sum);
	if (st == ST_OK)
		st = billing_repo_move(s->db, &r->bill.id, r->bill.state,
		                       sum >= r->bill.amount_minor ? BILL_REFUNDED : BILL_PARTIAL);
	if (st == ST_CONFLICT && r->bill.state == BILL_PARTIAL && sum < r->bill.amount_minor)
		st = ST_OK;           /* it stays PARTIAL */
	if (st == ST_OK)
		st = step_note(s, ACTOR_PROVIDER, "refunded", step_money(s->mem, r->refund.amount_minor, r->bill.currency));
	if (st == ST_OK)
		st = step_mail(s, "refund", &r->refund.id);
	step_letter_payment(s, &(struct payment_letter){ r->refund.id, r->bill.id, "refund", r->refund.amount_minor,
	                    r->bill.currency, r->said->psp_ref != NULL ? r->said->psp_ref : "" });
	return st;
}

static enum status
refund(struct db *db, void *arg)
{
	struct refunding *r = arg;
	struct step *s = &r->step;
	enum status st = r->event != NULL ? inbox_repo_take(db, CONSUMER, r->event) : ST_OK;

	s->n_letters = 0;
	if (st == ST_OK)
		st = refund_repo_find(db, s->mem, &r->said->refund_id, &r->refund);
	if (st == ST_OK)
		st = booking_repo_lock(db, s->mem, &r->refund.booking_id, &s->booking);
	if (st == ST_OK)
		st = billing_repo_lock(db, s->mem, &r->refund.billing_id, &r->bill);
	if (st == ST_OK)              /* under the bill's lock it stays as it is */
		st = refund_repo_find(db, s->mem, &r->said->refund_id, &r->refund);
	if (st != ST_OK)
		return st;
	if (r->refund.state != REFUND_CALLING)
		return r->event != NULL ? ST_OK : ST_CONFLICT;
	st = r->said->done ? paid_back(r) : refused(r);
	return st == ST_OK ? step_end(s) : st;
}

enum status
saga_refunded(struct db *db, struct arena *mem, const struct uuid *id, const char *psp_ref, bool done)
{
	struct psp_refund said = { *id, psp_ref, done };
	struct refunding r = { .step = { .db = db, .mem = mem }, .said = &said };
	enum status st = db_tx(db, refund, &r);

	return st == ST_UNKNOWN ? db_tx(db, refund, &r) : st;
}

enum status
saga_webhook_refund(struct db *db, struct arena *mem, const struct uuid *event_id, const struct psp_refund *said)
{
	struct refunding r = { .step = { .db = db, .mem = mem }, .said = said, .event = event_id };
	enum status st = db_tx(db, refund, &r);

	if (st == ST_UNKNOWN)
		st = db_tx(db, refund, &r);
	return st == ST_CONFLICT ? ST_OK : st;
}

enum status
saga_refund_later(struct db *db, struct arena *mem, const struct uuid *id)
{
	(void)mem;
	return refund_repo_later(db, id);
}
