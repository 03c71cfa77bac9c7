/* SPDX-License-Identifier: Apache-2.0 */
/* The rows that the seed writes, table by table; parents come before what
 * refers to them. Ids are the seed's own, so that nothing depends on the order. */
#ifndef AGENTS_CTL_SEED_SEED_REPO_H
#define AGENTS_CTL_SEED_SEED_REPO_H

#include "agents/ctl/seed/world.h"
#include "shared/base/uuid.h"

struct db;
struct docs;
struct review;

#define SEED_TABLES(X)                                                                 \
	X(CITY,         city)          X(AIRPORT,   airport)      X(VENDOR,   seed_vendor) \
	X(AIRLINE,      seed_airline)  X(RULE,      seed_rule)    X(FLIGHT,   seed_flight) \
	X(HOTEL,        seed_hotel)    X(ROOM,      seed_room)    X(CAR,      seed_car)    \
	X(PERSON,       person)        X(CARD,      person)       X(ADMIN,    admin_row)   \
	X(DEPARTURE,    departure_row) X(INVENTORY, stock_row)                         \
	X(BOOKING,      booking_row)   X(ITEM,      item_row)     X(TRAVELER, traveler_row) \
	X(EVENT,        event_row)     X(LEDGER,    ledger_row)   X(BILL,     bill_row)    \
	X(CANCELLATION, cancel_row)    X(REFUND,    refund_row)

enum seed_table {
#define X(name, type) SEED_##name,
	SEED_TABLES(X)
#undef X
	SEED__COUNT
};

struct admin_row {
	int64_t id, created_at;
	const char *email, *first_name, *last_name, *address, *phone, *role, *password;
	struct bytes totp_sealed;
};

struct departure_row {
	int64_t id, flight_id, departs_at, arrives_at;
	const char *day, *departs_local, *arrives_local, *departs_abbr, *arrives_abbr;
};
struct stock_row { int64_t id, listing, capacity, left, price_minor, rule_id; const char *kind, *class, *day; };

struct booking_row {
	struct uuid id;
	int64_t user_id, total_minor, hold_until, starts_at, ends_at, first_inv_id, version, created_at;
	const char *code, *state, *payment_method;
};
struct item_row {
	struct uuid booking_id;
	int64_t n, part, inv_id, qty, price_minor, tax_minor, fee_minor, refund_percent, until_hours, listing_id;
	int64_t starts_at, ends_at;
	const char *kind, *title, *detail, *from_place, *to_place, *starts_local, *ends_local;
	const char *starts_zone, *ends_zone, *starts_abbr, *ends_abbr;
};
struct traveler_row { struct uuid booking_id; int64_t n; const char *given_name, *family_name, *birth_date; };
struct event_row { struct uuid booking_id; int64_t at; const char *actor, *what, *detail; };
struct ledger_row { struct uuid booking_id; int64_t inv_id, delta, at; const char *reason; };
struct bill_row {
	struct uuid id, booking_id;
	int64_t user_id, amount_minor, attempt, created_at, captured_at;
	const char *state, *payment_method, *brand, *last4, *decline, *psp_ref;
};
struct refund_row {
	struct uuid id, billing_id, booking_id; int64_t amount_minor, created_at, done_at;
	const char *reason, *request_id, *psp_ref;
};
struct cancel_row { struct uuid id, booking_id; int64_t refund_minor, expires_at, created_at; };

size_t seed_repo_size(enum seed_table);        /* of one row */
enum status seed_repo_add(struct db *, enum seed_table, const void *rows, size_t n) MUST_CHECK;

/* ST_CONFLICT: there is something in the database; *what names the table. */
enum status seed_repo_empty(struct db *, struct arena *, const char **what) MUST_CHECK;
/* For this connection: nothing is checked twice that the seed knows to hold. */
enum status seed_repo_begin(struct db *) MUST_CHECK;

/* MongoDB: every review that is there goes, these come. */
enum status seed_repo_reviews(struct docs *, const struct review *, size_t n) MUST_CHECK;

#endif
