/* SPDX-License-Identifier: Apache-2.0 */
/* What travels on the topics, inside CloudEvents. A version is in each type. */
#ifndef SHARED_MODEL_EVENT_H
#define SHARED_MODEL_EVENT_H

#include "shared/codec/codec.h"

#define EVENT_BOOKING_CREATED    "com.kayak.booking.created.v1"
#define EVENT_BOOKING_HELD       "com.kayak.booking.held.v1"
#define EVENT_BOOKING_ACTION     "com.kayak.booking.action.v1"
#define EVENT_BOOKING_CONFIRMED  "com.kayak.booking.confirmed.v1"
#define EVENT_BOOKING_DECLINED   "com.kayak.booking.declined.v1"
#define EVENT_BOOKING_REJECTED   "com.kayak.booking.rejected.v1"
#define EVENT_BOOKING_EXPIRED    "com.kayak.booking.expired.v1"
#define EVENT_BOOKING_FAILED     "com.kayak.booking.failed.v1"
#define EVENT_BOOKING_CANCELLED  "com.kayak.booking.cancelled.v1"
#define EVENT_PAYMENT_PROCESSED  "com.kayak.payment.processed.v1"
#define EVENT_INVENTORY_CHANGED  "com.kayak.inventory.changed.v1"

/* bookings.created: the booker reads the rest from MySQL. */
struct booking_created { struct uuid booking_id; };
/* bookings.updated and user.notifications. */
struct booking_updated {
	struct uuid booking_id; int64_t user_id; const char *code, *state, *what, *action_url;
	int64_t total_minor; const char *currency;
};
/* payments.processed. kind: charge or refund. */
struct payment_processed {
	struct uuid billing_id, booking_id; const char *kind; int64_t amount_minor;
	const char *currency, *psp_ref;
};
/* inventory.updated; keyed by "kind:listing". gen: the search generation it makes old. */
struct inventory_row { int64_t id, left, price_minor, price_version; };
struct inventory_changed {
	const char *kind; int64_t listing; const char *gen; struct inventory_row *rows;
	size_t n_rows;
};

extern const struct codec booking_created_codec, booking_updated_codec, payment_processed_codec,
    inventory_row_codec, inventory_changed_codec;

#endif
