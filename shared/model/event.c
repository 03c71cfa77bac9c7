/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/model/event.h"

CODEC(booking_created,
	F_UUID(booking_created, booking_id, .must = true));

CODEC(booking_updated,
	F_UUID(booking_updated, booking_id, .must = true),
	F_I64(booking_updated, user_id, .must = true),
	F_STR(booking_updated, code, .must = true),
	F_STR(booking_updated, state, .must = true),
	F_STR(booking_updated, what, .must = true),
	F_STR(booking_updated, action_url, .opaque = true),
	F_I64(booking_updated, total_minor, .must = true),
	F_STR(booking_updated, currency, .must = true));

CODEC(payment_processed,
	F_UUID(payment_processed, billing_id, .must = true),
	F_UUID(payment_processed, booking_id, .must = true),
	F_STR(payment_processed, kind, .must = true),
	F_I64(payment_processed, amount_minor, .must = true),
	F_STR(payment_processed, currency, .must = true),
	F_STR(payment_processed, psp_ref, .must = true, .opaque = true));

CODEC(inventory_row,
	F_I64(inventory_row, id, .must = true),
	F_I64(inventory_row, left, .must = true),
	F_I64(inventory_row, price_minor, .must = true),
	F_I64(inventory_row, price_version, .must = true));

CODEC(inventory_changed,
	F_STR(inventory_changed, kind, .must = true),
	F_I64(inventory_changed, listing, .must = true),
	F_STR(inventory_changed, gen, .must = true, .opaque = true),
	F_LIST(inventory_changed, rows, n_rows, inventory_row, .must = true));
