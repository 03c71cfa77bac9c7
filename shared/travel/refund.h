/* SPDX-License-Identifier: Apache-2.0 */
/* The rules of giving back. Pure. */
#ifndef SHARED_TRAVEL_REFUND_H
#define SHARED_TRAVEL_REFUND_H

#include "shared/store/booking_repo.h"

/* What cancelling at now_us gives back of paid_minor: refund_percent of it, rounded down,
 * until until_hours before starts_at. */
struct refund_rule { int64_t refund_percent, until_hours, starts_at; };
int64_t refund_of(const struct refund_rule *, int64_t paid_minor, int64_t now_us);

/* Of a booking's items. Each counts from the start of its part: a stay is given back as
 * one, a return flight too. lines: one for each part (NULL: not asked for). */
int64_t refund_total(struct arena *, const struct booking_paid *, size_t n, int64_t now_us,
                     struct cancellation *lines);

#endif
