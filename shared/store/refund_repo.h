/* SPDX-License-Identifier: Apache-2.0 */
/* Money given back: one row a request, whose id is the key of the call to the
 * provider; and the offers to cancel that lead there. Inside a transaction. */
#ifndef SHARED_STORE_REFUND_REPO_H
#define SHARED_STORE_REFUND_REPO_H

#include "shared/model/booking.h"

struct db;

struct refund_core {
	struct uuid id, billing_id, booking_id;
	int64_t     amount_minor;
	unsigned    state;
	const char *reason, *request_id;
};
/* Its state is the first of enum refund_state. ST_CONFLICT: this request has its refund. */
enum status refund_repo_add(struct db *, const struct refund_core *) MUST_CHECK;
enum status refund_repo_find(struct db *, struct arena *, const struct uuid *, struct refund_core *) MUST_CHECK;
/* DONE or FAILED. ST_CONFLICT: it is not CALLING. */
struct refund_end { struct uuid id; unsigned state; const char *psp_ref; };
enum status refund_repo_end(struct db *, const struct refund_end *) MUST_CHECK;
/* No word: again after 1 s, 2 s, 4 s ... 5 min. */
enum status refund_repo_later(struct db *, const struct uuid *) MUST_CHECK;
/* The sums of those that are DONE, and of those that were not refused. */
enum status refund_repo_done(struct db *, struct arena *, const struct uuid *billing, int64_t *sum) MUST_CHECK;
enum status refund_repo_asked(struct db *, struct arena *, const struct uuid *billing, int64_t *sum) MUST_CHECK;

/* Work for a refunder: what is new, or whose lease is over; never more than was captured. */
struct refund_work { struct uuid id, billing_id, booking_id; const char *charge_ref; int64_t amount_minor, tries; };
enum refund_due { REFUND_DUE_LAPSED, REFUND_DUE_TODO, REFUND_DUE__COUNT };
struct refund_list { struct refund_work *at; size_t n; };
enum status refund_repo_due(struct db *, struct arena *, enum refund_due, int64_t max, struct refund_list *) MUST_CHECK;
struct refund_lease { struct uuid id, owner; int64_t seconds; };
enum status refund_repo_lease(struct db *, const struct refund_lease *, size_t n) MUST_CHECK;

struct cancel_row { struct uuid id, booking_id; int64_t refund_minor, expires_at; bool open, over; };
/* Makes an offer to cancel that holds for 10 minutes; fills in expires_at. */
enum status cancel_repo_add(struct db *, struct arena *, struct cancel_row *) MUST_CHECK;
enum status cancel_repo_lock(struct db *, struct arena *, const struct uuid *, struct cancel_row *) MUST_CHECK;
enum status cancel_repo_done(struct db *, const struct uuid *) MUST_CHECK;

#endif
