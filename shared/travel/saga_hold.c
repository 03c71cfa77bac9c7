/* SPDX-License-Identifier: Apache-2.0 */
/* T2: what was accepted takes its places, or does not. */
#include "shared/travel/saga_inside.h"

#include "shared/store/inventory_repo.h"

#define CONSUMER "booker"

struct hold { struct step step; const struct uuid *event, *id; };

static enum status
add_bill(struct step *s)
{
	const struct booking_core *b = &s->booking;

	return billing_repo_add(s->db, &(struct billing_core){
		.id = uuid_new(), .booking_id = b->id, .user_id = b->user_id, .amount_minor = b->total_minor,
		.attempt = 1, .currency = b->currency, .payment_method = b->payment_method });
}

/* The rows that many want are locked last, and for as short as can be. */
static enum status
take_places(struct step *s)
{
	struct places *needs;
	int64_t *ids;
	size_t n;
	enum status st = inventory_repo_needs(s->db, s->mem, &s->booking.id, &needs, &n);

	if (st == ST_OK)
		st = inventory_repo_note_hold(s->db, needs, n);
	if (st == ST_OK)
		st = inventory_repo_take(s->db, needs, n);
	if (st != ST_OK)
		return st == ST_CONFLICT ? ST_FAILED : st;
	ids = arena_zalloc(s->mem, n * sizeof *ids + 1);
	for (size_t i = 0; i < n; i++)
		ids[i] = needs[i].inv_id;
	return step_letter_stock(s, ids, n);
}

static enum status
hold_all(struct step *s)
{
	enum status st = step_turn(s, &(struct turn){ B_HELD, "held", ACTOR_SYSTEM, NULL, NULL });

	if (st == ST_OK)
		st = add_bill(s);
	if (st == ST_OK)
		st = take_places(s);
	return st;
}

/* T2, or T2r when a row has too few left. */
static enum status
hold_or_refuse(struct step *s)
{
	enum status st = db_savepoint(s->db);

	if (st == ST_OK)
		st = hold_all(s);
	if (st != ST_SOLD_OUT)
		return st;
	s->n_letters = 0;
	st = db_rollback_to(s->db);
	return st != ST_OK ? st
	    : step_turn(s, &(struct turn){ B_REJECTED, "rejected", ACTOR_SYSTEM, "sold out", NULL });
}

static enum status
hold(struct db *db, void *arg)
{
	struct hold *h = arg;
	struct step *s = &h->step;
	enum status st = inbox_repo_take(db, CONSUMER, h->event);

	s->n_letters = 0;
	if (st == ST_OK)
		st = booking_repo_lock(db, s->mem, h->id, &s->booking);
	if (st != ST_OK || s->booking.state != B_PENDING)
		return st;
	if (s->booking.hold_until <= s->booking.now)
		st = step_turn(s, &(struct turn){ B_EXPIRED, "expired", ACTOR_SYSTEM, "not confirmed in time", NULL });
	else
		st = hold_or_refuse(s);
	return st == ST_OK ? step_end(s) : st;
}

static enum status
break_off(struct db *db, void *arg)
{
	struct hold *h = arg;
	struct step *s = &h->step;
	enum status st = inbox_repo_take(db, CONSUMER, h->event);

	s->n_letters = 0;
	if (st == ST_OK)
		st = booking_repo_lock(db, s->mem, h->id, &s->booking);
	if (st != ST_OK || s->booking.state != B_PENDING)
		return st;
	st = step_turn(s, &(struct turn){ B_FAILED, "failed", ACTOR_SYSTEM, "the booking could not be worked on", NULL });
	return st == ST_OK ? step_end(s) : st;
}

/* T2d: a conflict says that the event was taken before. A commit whose answer was lost is
 * looked up by doing it again: the inbox knows. */
static enum status
once(struct db *db, struct hold *h, enum status (*fn)(struct db *, void *))
{
	enum status st = db_tx(db, fn, h);

	if (st == ST_UNKNOWN)
		st = db_tx(db, fn, h);
	return st == ST_CONFLICT ? ST_OK : st;
}

enum status
saga_hold(struct db *db, struct arena *mem, const struct uuid *event_id, const struct uuid *booking)
{
	struct hold h = { .step = { .db = db, .mem = mem }, .event = event_id, .id = booking };

	return once(db, &h, hold);
}

enum status
saga_broken(struct db *db, struct arena *mem, const struct uuid *event_id, const struct uuid *booking)
{
	struct hold h = { .step = { .db = db, .mem = mem }, .event = event_id, .id = booking };

	return once(db, &h, break_off);
}
