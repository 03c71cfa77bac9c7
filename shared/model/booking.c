/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/model/booking.h"

#include <string.h>

#include "shared/codec/checks.h"

const char *const booking_states[] = { "PENDING", "HELD", "CONFIRMED", "REJECTED", "EXPIRED",
	"FAILED", "CANCELLED", NULL };
const char *const bill_states[] = { "TODO", "CHARGING", "ACTION", "CAPTURED", "DECLINED", "VOID",
	"CAPTURED-LATE", "PARTIAL", "REFUNDED", NULL };
const char *const refund_states[] = { "TODO", "CALLING", "DONE", "FAILED", NULL };
const char *const booking_whens[] = { "", "past", "current", "future", NULL };

static const char *
check_method(const char *s)
{
	return strncmp(s, "pm_", 3) == 0 && strspn(s,
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == strlen(s)
	    ? NULL : "must be a payment method of the provider, pm_...";
}

CODEC(offers_check,
	F_STRS(offers_check, offers, n_offers, .must = true, .min = 1, .max = BOOKING_OFFERS_MAX, .opaque = true));

CODEC(offer_part,
	F_ENUM(offer_part, kind, item_kinds, .must = true),
	F_STR(offer_part, title, .must = true),
	F_STR(offer_part, detail, .must = true),
	F_STR(offer_part, from_place, ),
	F_STR(offer_part, to_place, ),
	F_INSTANT(offer_part, starts_at, .must = true),
	F_INSTANT(offer_part, ends_at, .must = true),
	F_STR(offer_part, starts_local, .must = true),
	F_STR(offer_part, ends_local, .must = true),
	F_STR(offer_part, starts_zone, .must = true),
	F_STR(offer_part, ends_zone, .must = true),
	F_STR(offer_part, starts_abbr, .must = true),
	F_STR(offer_part, ends_abbr, .must = true),
	F_I64(offer_part, qty, .must = true, .doc = "Seats, rooms or cars."),
	F_I64(offer_part, units, .must = true, .doc = "Segments, nights or days."),
	F_OBJ(offer_part, price, price, .must = true),
	F_OBJ(offer_part, terms, terms, .must = true),
	F_INSTANT(offer_part, expires_at, .must = true),
	F_I64(offer_part, price_now_minor, .must = true),
	F_BOOL(offer_part, available, .must = true),
	F_STR(offer_part, offer_now, ),
	F_I64(offer_part, listing_id, .must = true));

CODEC(offers_checked,
	F_LIST(offers_checked, parts, n_parts, offer_part, .must = true),
	F_I64(offers_checked, total_minor, .must = true),
	F_STR(offers_checked, currency, .must = true),
	F_I64(offers_checked, travelers, .must = true, .doc = "How many names the booking needs."));

CODEC(booking_traveler,
	F_STR(booking_traveler, given_name, .must = true, .min = 1, .max = 80, .check = check_name),
	F_STR(booking_traveler, family_name, .must = true, .min = 1, .max = 80, .check = check_name),
	F_DATE(booking_traveler, birth_date, .must = true));

CODEC(booking_new,
	F_STRS(booking_new, offers, n_offers, .must = true, .min = 1, .max = BOOKING_OFFERS_MAX, .opaque = true),
	F_LIST(booking_new, travelers, n_travelers, booking_traveler, .must = true, .min = 1,
	       .max = BOOKING_TRAVELERS_MAX),
	F_STR(booking_new, payment_method, .must = true, .min = 4, .max = 64, .check = check_method));

CODEC(booking_item,
	F_I64(booking_item, part, .must = true),
	F_ENUM(booking_item, kind, item_kinds, .must = true),
	F_I64(booking_item, listing_id, .must = true),
	F_I64(booking_item, qty, .must = true),
	F_STR(booking_item, title, .must = true),
	F_STR(booking_item, detail, .must = true),
	F_STR(booking_item, from_place, ),
	F_STR(booking_item, to_place, ),
	F_INSTANT(booking_item, starts_at, .must = true),
	F_INSTANT(booking_item, ends_at, .must = true),
	F_STR(booking_item, starts_local, .must = true),
	F_STR(booking_item, ends_local, .must = true),
	F_STR(booking_item, starts_zone, .must = true),
	F_STR(booking_item, ends_zone, .must = true),
	F_STR(booking_item, starts_abbr, .must = true),
	F_STR(booking_item, ends_abbr, .must = true),
	F_I64(booking_item, price_minor, .must = true),
	F_I64(booking_item, tax_minor, .must = true),
	F_I64(booking_item, fee_minor, .must = true),
	F_I64(booking_item, refund_percent, .must = true),
	F_I64(booking_item, until_hours, .must = true));

CODEC(booking_event,
	F_INSTANT(booking_event, at, .must = true),
	F_STR(booking_event, actor, .must = true),
	F_STR(booking_event, what, .must = true),
	F_STR(booking_event, detail, ));

CODEC(bill,
	F_UUID(bill, id, .must = true),
	F_I64(bill, attempt, .must = true),
	F_I64(bill, amount_minor, .must = true),
	F_STR(bill, currency, .must = true),
	F_STR(bill, brand, ),
	F_STR(bill, last4, ),
	F_STR(bill, decline, ),
	F_STR(bill, action_url, .doc = "Where the person confirms the payment (3-D Secure)."),
	F_ENUM(bill, state, bill_states, .must = true),
	F_INSTANT(bill, created_at, .must = true),
	F_INSTANT(bill, captured_at, ),
	F_UUID(bill, booking_id, .must = true),
	F_STR(bill, booking_code, .must = true),
	F_STR(bill, title, .must = true));

CODEC(refund,
	F_UUID(refund, id, .must = true),
	F_I64(refund, amount_minor, .must = true),
	F_ENUM(refund, state, refund_states, .must = true),
	F_STR(refund, reason, .must = true),
	F_INSTANT(refund, created_at, .must = true),
	F_INSTANT(refund, done_at, ));

CODEC(booking,
	F_UUID(booking, id, .must = true),
	F_STR(booking, code, .must = true),
	F_ENUM(booking, state, booking_states, .must = true),
	F_I64(booking, total_minor, .must = true),
	F_STR(booking, currency, .must = true),
	F_INSTANT(booking, created_at, .must = true),
	F_INSTANT(booking, hold_until, .must = true),
	F_INSTANT(booking, starts_at, .must = true),
	F_INSTANT(booking, ends_at, .must = true),
	F_BOOL(booking, confirming, .must = true),
	F_I64(booking, payments_left, .must = true),
	F_OBJ(booking, price, price, .must = true),
	F_LIST(booking, items, n_items, booking_item, .must = true),
	F_LIST(booking, travelers, n_travelers, booking_traveler, .must = true),
	F_LIST(booking, history, n_history, booking_event, .must = true),
	F_OBJ(booking, bill, bill, ),
	F_LIST(booking, refunds, n_refunds, refund, .must = true),
	F_BOOL(booking, cancellable, .must = true),
	F_STR(booking, mail, ));

CODEC(booking_list,
	F_ENUM(booking_list, when, booking_whens, ),
	F_I64(booking_list, limit, .min = 1, .max = 100, .otherwise = 20),
	F_STR(booking_list, after, .max = 200, .opaque = true));

CODEC(booking_summary,
	F_UUID(booking_summary, id, .must = true),
	F_STR(booking_summary, code, .must = true),
	F_ENUM(booking_summary, state, booking_states, .must = true),
	F_I64(booking_summary, total_minor, .must = true),
	F_STR(booking_summary, currency, .must = true),
	F_INSTANT(booking_summary, created_at, .must = true),
	F_INSTANT(booking_summary, starts_at, .must = true),
	F_INSTANT(booking_summary, ends_at, .must = true),
	F_INSTANT(booking_summary, hold_until, .must = true),
	F_LIST(booking_summary, items, n_items, booking_item, .must = true));

CODEC(booking_page,
	F_LIST(booking_page, items, n, booking_summary, .must = true),
	F_STR(booking_page, next, ));

CODEC(cancellation_ref,
	F_UUID(cancellation_ref, id, .must = true),
	F_UUID(cancellation_ref, cancellation, .must = true));

CODEC(cancellation,
	F_UUID(cancellation, id, .must = true),
	F_UUID(cancellation, booking, .must = true),
	F_I64(cancellation, refund_minor, .must = true),
	F_I64(cancellation, paid_minor, .must = true),
	F_STR(cancellation, currency, .must = true),
	F_STR(cancellation, refund_to, ),
	F_INSTANT(cancellation, expires_at, .must = true),
	F_LIST(cancellation, lines, n_lines, price_line, .must = true));

CODEC(payment_new,
	F_UUID(payment_new, booking, .must = true),
	F_STR(payment_new, payment_method, .must = true, .min = 4, .max = 64, .check = check_method));

CODEC(bill_list,
	F_I64(bill_list, limit, .min = 1, .max = 100, .otherwise = 20),
	F_STR(bill_list, after, .max = 200, .opaque = true));

CODEC(bill_page,
	F_LIST(bill_page, items, n, bill, .must = true),
	F_STR(bill_page, next, ));
