/* SPDX-License-Identifier: Apache-2.0 */
/* Lists that their owner pages through: bookings by when they are, bills by age. */
#ifndef SHARED_TRAVEL_TRIPS_H
#define SHARED_TRAVEL_TRIPS_H

#include "shared/model/booking.h"

struct db;

/* past: over, in whatever way; current: begun; future: still to come. Each booking is one of
 * them. Of several nights, days or flights of one part there is one item. ST_INVALID: the
 * cursor is not ours. */
enum status trips_page(struct db *, struct arena *, int64_t user_id, const struct booking_list *,
                       struct booking_page *) MUST_CHECK;
enum status bills_page(struct db *, struct arena *, int64_t user_id, const struct bill_list *,
                       struct bill_page *) MUST_CHECK;

/* One item of n that have the same part. Pure. */
struct booking_item trips_merge(struct arena *, const struct booking_item *const *, size_t n);

#endif
