/* SPDX-License-Identifier: Apache-2.0 */
/* Bookings as the steps of the saga write them. All of it inside a
 * transaction; booking_read_repo.h shows them. */
#ifndef SHARED_STORE_BOOKING_REPO_H
#define SHARED_STORE_BOOKING_REPO_H

#include "shared/model/booking.h"

struct db;

/* The row itself. */
struct booking_core {
	struct uuid id;
	const char *code;
	int64_t     user_id;
	unsigned    state;
	int64_t     total_minor;
	const char *currency, *payment_method;
	int64_t     hold_until, starts_at, ends_at, first_inv_id, created_at;
	int64_t     now;               /* of the database, when it was read */
};
struct booking_item_row { struct uuid booking_id; int64_t n, inv_id; struct booking_item item; };
struct booking_traveler_row { struct uuid booking_id; int64_t n; struct booking_traveler traveler; };

/* Who books: under the lock of the user's row. */
struct booker { int64_t user_id, backlog_max; bool active; int64_t open, backlog; };
/* open: bookings that are PENDING or HELD; backlog: unpublished events, counted only when there
 * may be backlog_max of them. ST_NOT_FOUND. */
enum status booking_repo_booker(struct db *, struct arena *, struct booker *) MUST_CHECK;

/* ST_CONFLICT: the code is taken. PENDING. */
enum status booking_repo_add(struct db *, const struct booking_core *) MUST_CHECK;
enum status booking_repo_add_items(struct db *, const struct booking_item_row *, size_t n) MUST_CHECK;
enum status booking_repo_add_travelers(struct db *, const struct booking_traveler_row *, size_t n) MUST_CHECK;

/* A line of the history that a person sees; what is a word, detail may be NULL. */
struct booking_note { struct uuid booking_id; const char *actor, *what, *detail; };
enum status booking_repo_note(struct db *, const struct booking_note *) MUST_CHECK;

/* By id, for update. ST_NOT_FOUND. */
enum status booking_repo_lock(struct db *, struct arena *, const struct uuid *, struct booking_core *) MUST_CHECK;
/* The same, when it is open, its hold is over and nobody else has it locked. */
enum status booking_repo_lock_over(struct db *, struct arena *, const struct uuid *, struct booking_core *) MUST_CHECK;
/* Which may be over: open with a hold in the past. Not locked. */
struct booking_id { struct uuid id; };
enum status booking_repo_over(struct db *, struct arena *, int64_t limit, struct booking_id **, size_t *n) MUST_CHECK;

/* ST_CONFLICT: it is not in the state from. */
enum status booking_repo_move(struct db *, const struct uuid *, unsigned from, unsigned to) MUST_CHECK;
/* The card that is tried now. */
enum status booking_repo_card(struct db *, const struct uuid *, const char *payment_method) MUST_CHECK;

/* What cancelling gives back is counted from these. */
struct booking_paid {
	int64_t part;
	unsigned kind;
	const char *title, *detail;
	int64_t starts_at, qty, price_minor, tax_minor, fee_minor, refund_percent, until_hours;
};
enum status booking_repo_paid(struct db *, struct arena *, const struct uuid *,
                              struct booking_paid **, size_t *n) MUST_CHECK;

#endif
