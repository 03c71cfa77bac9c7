/* SPDX-License-Identifier: Apache-2.0 */
/* Offers as they are checked, bookings as they are made and shown, and the
 * money that goes with them. The states are those of the saga. */
#ifndef SHARED_MODEL_BOOKING_H
#define SHARED_MODEL_BOOKING_H

#include "shared/model/common.h"

#define BOOKING_OFFERS_MAX     6
#define BOOKING_TRAVELERS_MAX  9
#define BOOKING_ITEMS_MAX     120      /* nights, days and segments together */

enum booking_state { B_PENDING, B_HELD, B_CONFIRMED, B_REJECTED, B_EXPIRED, B_FAILED, B_CANCELLED };
extern const char *const booking_states[];     /* PENDING ... */

enum bill_state { BILL_TODO, BILL_CHARGING, BILL_ACTION, BILL_CAPTURED, BILL_DECLINED, BILL_VOID,
                  BILL_CAPTURED_LATE, BILL_PARTIAL, BILL_REFUNDED };
extern const char *const bill_states[];        /* TODO ... */

enum refund_state { REFUND_TODO, REFUND_CALLING, REFUND_DONE, REFUND_FAILED };
extern const char *const refund_states[];      /* TODO, CALLING, DONE, FAILED */

extern const char *const booking_whens[];      /* "", past, current, future */

/* Several offers, read again: what they are, and whether they hold. */
struct offers_check { const char **offers; size_t n_offers; };
struct offer_part {                            /* one offer */
	unsigned kind;
	const char *title, *detail, *from_place, *to_place;
	int64_t starts_at, ends_at;
	const char *starts_local, *ends_local, *starts_zone, *ends_zone, *starts_abbr, *ends_abbr;
	int64_t qty, units;                    /* seats, rooms or cars; segments, nights or days */
	struct price *price;
	struct terms *terms;
	int64_t expires_at;
	int64_t price_now_minor;               /* the total today; differs: booking answers 409 */
	bool    available;                     /* as far as is known now; booking decides */
	const char *offer_now;                 /* the same places at today's price; NULL: sold out */
	int64_t listing_id;
};
struct offers_checked {
	struct offer_part *parts; size_t n_parts; int64_t total_minor; const char *currency;
	int64_t travelers;
};

struct booking_traveler { const char *given_name, *family_name, *birth_date; };

struct booking_new {
	const char **offers; size_t n_offers;
	struct booking_traveler *travelers; size_t n_travelers;
	const char *payment_method;            /* pm_..., of the provider */
};

struct booking_item {
	int64_t part;
	unsigned kind;
	int64_t listing_id, qty;
	const char *title, *detail, *from_place, *to_place;
	int64_t starts_at, ends_at;
	const char *starts_local, *ends_local, *starts_zone, *ends_zone, *starts_abbr, *ends_abbr;
	int64_t price_minor, tax_minor, fee_minor;     /* of one; of all; of all */
	int64_t refund_percent, until_hours;
};
struct booking_event { int64_t at; const char *actor, *what, *detail; };

struct bill {
	struct uuid id;
	int64_t attempt, amount_minor;
	const char *currency, *brand, *last4, *decline, *action_url;
	unsigned state;
	int64_t created_at, captured_at;
	struct uuid booking_id;
	const char *booking_code, *title;
};
struct refund {
	struct uuid id; int64_t amount_minor; unsigned state; const char *reason;
	int64_t created_at, done_at;
};

struct booking {
	struct uuid id;
	const char *code;
	unsigned state;
	int64_t total_minor;
	const char *currency;
	int64_t created_at, hold_until, starts_at, ends_at;
	bool    confirming;                    /* not terminal and not waiting for the person */
	int64_t payments_left;                 /* how many more cards may be tried */
	struct price *price;
	struct booking_item *items; size_t n_items;
	struct booking_traveler *travelers; size_t n_travelers;
	struct booking_event *history; size_t n_history;
	struct bill *bill;                     /* of the last attempt; NULL: none yet */
	struct refund *refunds; size_t n_refunds;
	bool    cancellable;
	const char *mail;                      /* queued, sent, refused; NULL: none */
};

struct booking_list { unsigned when; int64_t limit; const char *after; };
/* One line of "my trips": the booking without travelers and history. */
struct booking_summary {
	struct uuid id;
	const char *code;
	unsigned state;
	int64_t total_minor;
	const char *currency;
	int64_t created_at, starts_at, ends_at, hold_until;
	struct booking_item *items; size_t n_items;    /* one for each part, merged */
};
struct booking_page { struct booking_summary *items; size_t n; const char *next; };

struct cancellation_ref { struct uuid id, cancellation; };
/* What cancelling gives back, valid until expires_at. */
struct cancellation {
	struct uuid id, booking;
	int64_t refund_minor, paid_minor;
	const char *currency;
	const char *refund_to;                 /* "Visa ending 4242" */
	int64_t expires_at;
	struct price_line *lines; size_t n_lines;      /* for each part: what is refunded */
};

struct payment_new { struct uuid booking; const char *payment_method; };
struct bill_list { int64_t limit; const char *after; };
struct bill_page { struct bill *items; size_t n; const char *next; };

extern const struct codec offers_check_codec, offer_part_codec, offers_checked_codec,
    booking_traveler_codec, booking_new_codec, booking_item_codec, booking_event_codec, bill_codec,
    refund_codec, booking_codec, booking_list_codec, booking_summary_codec, booking_page_codec,
    cancellation_ref_codec, cancellation_codec, payment_new_codec, bill_list_codec, bill_page_codec;

#endif
