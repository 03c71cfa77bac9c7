/* SPDX-License-Identifier: Apache-2.0 */
/* What the saga_*.c files share; nobody else includes it. A step is one
 * transaction in the making: the booking it has locked, and the letters that
 * leave with it. Locks are taken in the order booking, bill, refund, inventory. */
#ifndef SHARED_TRAVEL_SAGA_INSIDE_H
#define SHARED_TRAVEL_SAGA_INSIDE_H

#include "shared/store/billing_repo.h"
#include "shared/store/booking_repo.h"
#include "shared/store/db.h"
#include "shared/store/outbox_repo.h"
#include "shared/travel/saga.h"

/* Who did it, in the history that a person sees. */
#define ACTOR_TRAVELER "traveler"
#define ACTOR_SYSTEM   "system"
#define ACTOR_PROVIDER "payment"

struct step {
	struct db          *db;
	struct arena       *mem;
	struct booking_core booking;
	struct outbox_new  *letters; size_t n_letters, room;
};

/* What happens to the booking: what is a word of EVENT_BOOKING_ and of the history. */
struct turn { unsigned to; const char *what, *actor, *detail, *action_url; };

/* To another state (ST_CONFLICT: it is not in the one that was read), with a
 * line in the history and letters to bookings.updated and user.notifications. */
enum status step_turn(struct step *, const struct turn *) MUST_CHECK;
/* The same, but it stays in its state. */
enum status step_tell(struct step *, const struct turn *) MUST_CHECK;
/* A line in the history alone. */
enum status step_note(struct step *, const char *actor, const char *what, const char *detail) MUST_CHECK;
/* Gives back what the booking holds, if anything. */
enum status step_release(struct step *) MUST_CHECK;
/* Ends the bill that waits for a charger or a card; ST_CONFLICT when a charge may be under
 * way. There may be none. */
enum status step_void(struct step *) MUST_CHECK;
enum status step_mail(struct step *, const char *kind, const struct uuid *about) MUST_CHECK;

void step_letter_created(struct step *);
/* kind: charge or refund; id: of the bill or the refund. */
struct payment_letter {
	struct uuid id, billing_id; const char *kind; int64_t amount_minor;
	const char *currency, *psp_ref;
};
void step_letter_payment(struct step *, const struct payment_letter *);
/* As the rows stand now: after the update. */
enum status step_letter_stock(struct step *, const int64_t *ids, size_t n) MUST_CHECK;
/* Writes the letters: the last thing a step does. */
enum status step_end(struct step *) MUST_CHECK;

/* "12.34 USD" */
const char *step_money(struct arena *, int64_t minor, const char *currency);

/* Runs fn in a transaction. fn writes the key's row by keyed_add. When it fails, the key is
 * looked up: what was answered before is the answer; ST_KEY_REUSED, ST_IN_FLIGHT. fn may
 * run several times and tells its problem to work->problem. */
struct keyed {
	struct db    *db;
	struct arena *mem;
	const struct saga_request *rq;
	struct saga_answer *answer;
	struct problem *problem;               /* of this try */
};
enum status keyed_run(struct keyed *, enum status (*fn)(struct db *, void *), void *arg,
                      struct problem *) MUST_CHECK;
/* What to say of a request that was refused with st before its transaction: it may have
 * been answered before. */
enum status keyed_refused(struct keyed *, enum status st, const struct problem *why, struct problem *) MUST_CHECK;
/* The finished answer, 202. ST_CONFLICT: the key was used. */
enum status keyed_add(struct keyed *, const struct booking *) MUST_CHECK;

/* The lines of a total, from what the items say. */
struct price *booking_price(struct arena *, const struct booking *);

#endif
