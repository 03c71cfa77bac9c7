/* SPDX-License-Identifier: Apache-2.0 */
/* Charges: one row an attempt, whose id is the key of the call to the
 * provider. Inside a transaction; the booking is locked before its bill. */
#ifndef SHARED_STORE_BILLING_REPO_H
#define SHARED_STORE_BILLING_REPO_H

#include "shared/model/booking.h"

struct db;

struct billing_core {
	struct uuid id, booking_id;
	int64_t     user_id, amount_minor, attempt;
	const char *currency, *payment_method, *brand, *last4, *psp_ref;
	unsigned    state;
};

/* TODO. ST_CONFLICT: there is such an attempt. */
enum status billing_repo_add(struct db *, const struct billing_core *) MUST_CHECK;
/* By its id, not locked. ST_NOT_FOUND. */
enum status billing_repo_find(struct db *, struct arena *, const struct uuid *, struct billing_core *) MUST_CHECK;
enum status billing_repo_lock(struct db *, struct arena *, const struct uuid *, struct billing_core *) MUST_CHECK;
/* The last attempt, for update. ST_NOT_FOUND: there is none. */
enum status billing_repo_lock_last(struct db *, struct arena *, const struct uuid *booking,
                                   struct billing_core *) MUST_CHECK;
/* ST_CONFLICT: it is not in the state from. Ends the lease. */
enum status billing_repo_move(struct db *, const struct uuid *, unsigned from, unsigned to) MUST_CHECK;

/* What the provider said; of the bill that is locked. */
struct billing_word { struct uuid id; unsigned state; const char *psp_ref, *brand, *last4, *decline, *action_url; };
/* state: CAPTURED, CAPTURED-LATE or DECLINED. ST_CONFLICT: the reference is another bill's. */
enum status billing_repo_settled(struct db *, const struct billing_word *) MUST_CHECK;
enum status billing_repo_action(struct db *, const struct billing_word *) MUST_CHECK;
/* No word: again after 1 s, 2 s, 4 s ... 5 min. */
enum status billing_repo_later(struct db *, const struct uuid *) MUST_CHECK;
/* Still waits for the person: asked again in some seconds. */
enum status billing_repo_poll(struct db *, const struct uuid *) MUST_CHECK;

/* Work for a charger. */
struct charge_work {
	struct uuid billing_id, booking_id;
	int64_t     user_id, amount_minor, attempt, tries, created_at;
	const char *currency, *payment_method, *psp_ref, *code;
	unsigned    state;             /* as it was found; after the lease TODO has become CHARGING */
	bool        expired;           /* hold_until is past */
};
/* What to lease; rows that others have locked are passed over. */
enum charge_due { DUE_LAPSED, DUE_ACTION, DUE_TODO, DUE__COUNT };
struct charge_list { struct charge_work *at; size_t n; };
enum status billing_repo_due(struct db *, struct arena *, enum charge_due, int64_t max,
                             struct charge_list *) MUST_CHECK;
struct billing_lease { struct uuid id, owner; int64_t seconds; };
enum status billing_repo_lease(struct db *, const struct billing_lease *, size_t n) MUST_CHECK;

#endif
