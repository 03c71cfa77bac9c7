/* SPDX-License-Identifier: Apache-2.0 */
/* Bookings and bills as their owners see them. Reads only. */
#ifndef SHARED_STORE_BOOKING_READ_REPO_H
#define SHARED_STORE_BOOKING_READ_REPO_H

#include "shared/model/booking.h"

struct db;

/* The booking, its last bill and its confirmation mail, of one moment. */
struct booking_seen {
	struct booking booking;        /* without its lists, price and bill */
	struct bill    bill;           /* id nil: none yet */
	int64_t        user_id, now;
};
enum status booking_read_repo_find(struct db *, struct arena *, const struct uuid *, struct booking_seen *) MUST_CHECK;
/* Fills the lists of a booking whose id is set. */
enum status booking_read_repo_lists(struct db *, struct arena *, struct booking *) MUST_CHECK;

/* A page in the order of starts_at: from the first (past and all: from the last) after the given place. */
struct booking_ask { int64_t user_id; unsigned when; int64_t limit, after_at; struct uuid after_id; };
struct booking_rows { struct booking_summary *at; size_t n; };
enum status booking_read_repo_page(struct db *, struct arena *, const struct booking_ask *,
                                   struct booking_rows *) MUST_CHECK;
/* The items of several bookings, by booking and number. */
struct booking_item_seen { struct uuid booking_id; struct booking_item item; };
struct booking_items { struct booking_item_seen *at; size_t n; };
enum status booking_read_repo_items(struct db *, struct arena *, const struct uuid *ids,
                                    size_t n, struct booking_items *) MUST_CHECK;

/* Bills, the newest first. */
struct bill_ask { int64_t user_id, limit, after_at; struct uuid after_id; };
enum status bill_read_repo_page(struct db *, struct arena *, const struct bill_ask *,
                                struct bill **, size_t *n) MUST_CHECK;
/* ST_NOT_FOUND: no such bill of this user. */
enum status bill_read_repo_find(struct db *, struct arena *, int64_t user_id,
                                const struct uuid *, struct bill *) MUST_CHECK;

#endif
