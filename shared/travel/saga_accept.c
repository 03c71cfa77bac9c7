/* SPDX-License-Identifier: Apache-2.0 */
/* T1: a booking is accepted, and everything that is needed later is written down. */
#include "shared/travel/saga_inside.h"

#include <stdlib.h>
#include <string.h>

#include "shared/base/clock.h"
#include "shared/base/config.h"
#include "shared/travel/trip.h"

#define CODE_LENGTH 6
#define CODE_TRIES  5

struct accept {
	struct keyed  keyed;
	struct step   step;
	const struct booking_new *in;
	struct trip   trip;
	struct booking booking;
	bool          code_taken;
};

/* Letters and digits that nobody takes for one another, on a screen or on the phone. */
static const char *
new_code(struct arena *mem)
{
	static const char letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
	char *code = arena_zalloc(mem, CODE_LENGTH + 1);

	for (size_t i = 0; i < CODE_LENGTH; i++)
		code[i] = letters[arc4random_uniform(sizeof letters - 1)];
	return code;
}

static void
fill_core(struct accept *a)
{
	const struct saga_request *rq = a->keyed.rq;
	const struct trip *t = &a->trip;
	struct uuid id = uuid_new();

	a->step.booking = (struct booking_core){
		.id = id, .code = new_code(a->keyed.mem), .user_id = rq->user_id, .state = B_PENDING,
		.total_minor = t->total_minor, .currency = t->currency, .payment_method = a->in->payment_method,
		.hold_until = t->now + rq->config->hold_s * US_PER_S, .starts_at = t->starts_at, .ends_at = t->ends_at,
		.first_inv_id = t->first_inv_id, .created_at = t->now, .now = t->now };
	for (size_t i = 0; i < t->n_items; i++)
		t->items[i].booking_id = id;
}

/* As booking_view shows it right after the commit. */
static void
fill_answer(struct accept *a)
{
	const struct booking_core *c = &a->step.booking;
	struct arena *mem = a->keyed.mem;
	struct booking *b = &a->booking;

	*b = (struct booking){ .id = c->id, .code = c->code, .state = B_PENDING, .total_minor = c->total_minor,
		.currency = c->currency, .created_at = c->now, .hold_until = c->hold_until, .starts_at = c->starts_at,
		.ends_at = c->ends_at, .confirming = true, .payments_left = SAGA_ATTEMPTS_MAX, .cancellable = true,
		.travelers = a->in->travelers, .n_travelers = a->in->n_travelers,
		.n_items = a->trip.n_items, .n_history = 1 };
	b->items = arena_zalloc(mem, b->n_items * sizeof *b->items);
	for (size_t i = 0; i < b->n_items; i++)
		b->items[i] = a->trip.items[i].item;
	b->history = arena_zalloc(mem, sizeof *b->history);
	*b->history = (struct booking_event){ c->now, ACTOR_TRAVELER, "accepted", NULL };
	b->price = booking_price(mem, b);
}

static enum status
check_booker(struct accept *a)
{
	const struct config *c = a->keyed.rq->config;
	struct problem *p = a->keyed.problem;
	struct booker who = { .user_id = a->keyed.rq->user_id, .backlog_max = c->outbox_max };
	enum status st = booking_repo_booker(a->keyed.db, a->keyed.mem, &who);

	if (st == ST_NOT_FOUND || (st == ST_OK && !who.active))
		return problem(p, ST_FORBIDDEN, "this account cannot book");
	if (st != ST_OK)
		return st;
	if (who.backlog >= c->outbox_max)
		return problem(p, ST_AGAIN, "bookings are not being worked on at the moment");
	if (who.open >= c->open_bookings)
		return problem(p, ST_TOO_MANY, "you have %lld bookings that are not finished: wait for them or cancel one",
		               (long long)who.open);
	return ST_OK;
}

static enum status
add_travelers(struct accept *a)
{
	struct booking_traveler_row rows[BOOKING_TRAVELERS_MAX] = { 0 };

	for (size_t i = 0; i < a->in->n_travelers; i++)
		rows[i] = (struct booking_traveler_row){ a->step.booking.id, (int64_t)i + 1, a->in->travelers[i] };
	return booking_repo_add_travelers(a->keyed.db, rows, a->in->n_travelers);
}

/* The key comes first: a twin waits there, and holds nothing. */
static enum status
accept(struct db *db, void *arg)
{
	struct accept *a = arg;
	enum status st = keyed_add(&a->keyed, &a->booking);

	a->step.n_letters = 0;
	a->code_taken = false;
	if (st == ST_OK)
		st = check_booker(a);
	if (st == ST_OK) {
		st = booking_repo_add(db, &a->step.booking);
		a->code_taken = st == ST_CONFLICT;
	}
	if (st == ST_OK)
		st = booking_repo_add_items(db, a->trip.items, a->trip.n_items);
	if (st == ST_OK)
		st = add_travelers(a);
	if (st == ST_OK)
		st = step_note(&a->step, ACTOR_TRAVELER, "accepted", NULL);
	if (st != ST_OK)
		return st;
	step_letter_created(&a->step);
	st = step_end(&a->step);
	return st == ST_OK ? ST_ACCEPTED : st;
}

enum status
saga_accept(struct db *db, const struct saga_request *rq, const struct booking_new *in,
            struct saga_answer *answer, struct problem *p)
{
	struct accept *a = arena_zalloc(p->mem, sizeof *a);
	struct problem own = { .mem = p->mem };
	enum status st;

	*a = (struct accept){ .keyed = { .db = db, .mem = p->mem, .rq = rq, .answer = answer },
	                      .step = { .db = db, .mem = p->mem }, .in = in, .trip = { .mem = p->mem } };
	st = trip_read(&a->trip, db, rq->keys, in, &own);
	if (st == ST_OK)
		st = trip_check(&a->trip, in, &own);
	if (st != ST_OK)
		return keyed_refused(&a->keyed, st, &own, p);
	for (int tries = 0; tries < CODE_TRIES; tries++) {
		fill_core(a);
		fill_answer(a);
		st = keyed_run(&a->keyed, accept, a, p);
		if (st != ST_CONFLICT || !a->code_taken)
			break;
	}
	return st;
}
