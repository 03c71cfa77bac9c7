/* SPDX-License-Identifier: Apache-2.0 */
/* Offers read again, against the database: what is booked, as it is written down. */
#ifndef SHARED_TRAVEL_TRIP_H
#define SHARED_TRAVEL_TRIP_H

#include "shared/store/booking_repo.h"
#include "shared/travel/offer.h"

struct db;
struct keys;

struct trip {
	struct arena *mem;
	struct offer *offers; size_t n_offers;
	const struct sold **sold;          /* of each item: today's row, NULL when it is not on sale */
	struct booking_item_row *items; size_t n_items;
	const char *currency;
	int64_t now;                       /* of the database */
	int64_t total_minor;               /* as offered */
	int64_t total_now_minor;           /* at today's prices */
	int64_t starts_at, ends_at, first_inv_id;
};

/* Parses the offers and reads their rows. ST_INVALID: one is not ours, they do not fit
 * together or are too many. ST_GONE: one has expired. */
enum status trip_read(struct trip *, struct db *, const struct keys *, const struct booking_new *,
                      struct problem *) MUST_CHECK;
/* Whether it may be booked: ST_SOLD_OUT, ST_PRICE_CHANGED (facts old_total_minor and
 * new_total_minor), ST_GONE (it has begun), ST_INVALID (the travelers do not fit). */
enum status trip_check(const struct trip *, const struct booking_new *, struct problem *) MUST_CHECK;

#endif
