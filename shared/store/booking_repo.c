/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/booking_repo.h"

#include "shared/store/db.h"

struct by_booking { struct uuid id; int64_t limit; unsigned from, to; const char *payment_method; };

static CODEC(booking_core,
	F_UUID(booking_core, id), F_STR(booking_core, code), F_I64(booking_core, user_id),
	F_ENUM(booking_core, state, booking_states), F_I64(booking_core, total_minor),
	F_STR(booking_core, currency), F_STR(booking_core, payment_method),
	F_INSTANT(booking_core, hold_until), F_INSTANT(booking_core, starts_at),
	F_INSTANT(booking_core, ends_at), F_I64(booking_core, first_inv_id),
	F_INSTANT(booking_core, created_at), F_INSTANT(booking_core, now));
static CODEC(booker, F_BOOL(booker, active), F_I64(booker, open), F_I64(booker, backlog));
static CODEC(booking_id, F_UUID(booking_id, id));
static CODEC(booking_paid,
	F_I64(booking_paid, part), F_ENUM(booking_paid, kind, item_kinds), F_STR(booking_paid, title),
	F_STR(booking_paid, detail), F_INSTANT(booking_paid, starts_at), F_I64(booking_paid, qty),
	F_I64(booking_paid, price_minor), F_I64(booking_paid, tax_minor), F_I64(booking_paid, fee_minor),
	F_I64(booking_paid, refund_percent), F_I64(booking_paid, until_hours));

/* The exact backlog costs time only when it is large. */
static const struct query who_books = {
	.name = "booking.booker",
	.sql = "SELECT u.status = 'active', 0,"
	    " CASE WHEN COALESCE((SELECT MAX(o.id) FROM outbox o)"
	    " - (SELECT MIN(o.id) FROM outbox o WHERE o.published_at IS NULL) + 1, 0) < ? THEN 0"
	    " ELSE (SELECT COUNT(*) FROM outbox o WHERE o.published_at IS NULL) END"
	    " FROM users u WHERE u.id = ? FOR UPDATE",
	.in = BIND(F_I64(booker, backlog_max), F_I64(booker, user_id)),
	.out = &booker_codec,
};

/* A statement of its own: a subquery of the one above would look before it has the lock. */
static const struct query count_open = {
	.name = "booking.count_open",
	.sql = "SELECT TRUE, COUNT(*), 0 FROM bookings WHERE user_id = ? AND state IN ('PENDING', 'HELD')",
	.in = BIND(F_I64(booker, user_id)),
	.out = &booker_codec,
};

static const struct query insert = {
	.name = "booking.insert",
	.sql = "INSERT INTO bookings (id, code, user_id, state, total_minor, currency, payment_method,"
	    " hold_until, starts_at, ends_at, first_inv_id, created_at)"
	    " VALUES (?, ?, ?, 'PENDING', ?, ?, ?, ?, ?, ?, ?, ?)",
	.in = BIND(F_UUID(booking_core, id), F_STR(booking_core, code), F_I64(booking_core, user_id),
	           F_I64(booking_core, total_minor), F_STR(booking_core, currency),
	           F_STR(booking_core, payment_method), F_INSTANT(booking_core, hold_until),
	           F_INSTANT(booking_core, starts_at), F_INSTANT(booking_core, ends_at),
	           F_I64(booking_core, first_inv_id), F_INSTANT(booking_core, created_at)),
};

static const struct query insert_item = {
	.name = "booking.insert_item",
	.sql = "INSERT INTO booking_items (booking_id, n, part, kind, inv_id, qty, price_minor, tax_minor,"
	    " fee_minor, refund_percent, until_hours, listing_id, title, detail, from_place, to_place,"
	    " starts_at, ends_at, starts_local, ends_local, starts_zone, ends_zone, starts_abbr, ends_abbr)"
	    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.in = BIND(F_UUID(booking_item_row, booking_id), F_I64(booking_item_row, n),
	           F_I64(booking_item_row, item.part), F_ENUM(booking_item_row, item.kind, item_kinds),
	           F_I64(booking_item_row, inv_id), F_I64(booking_item_row, item.qty),
	           F_I64(booking_item_row, item.price_minor), F_I64(booking_item_row, item.tax_minor),
	           F_I64(booking_item_row, item.fee_minor), F_I64(booking_item_row, item.refund_percent),
	           F_I64(booking_item_row, item.until_hours), F_I64(booking_item_row, item.listing_id),
	           F_STR(booking_item_row, item.title), F_STR(booking_item_row, item.detail),
	           F_STR(booking_item_row, item.from_place), F_STR(booking_item_row, item.to_place),
	           F_INSTANT(booking_item_row, item.starts_at), F_INSTANT(booking_item_row, item.ends_at),
	           F_STR(booking_item_row, item.starts_local), F_STR(booking_item_row, item.ends_local),
	           F_STR(booking_item_row, item.starts_zone), F_STR(booking_item_row, item.ends_zone),
	           F_STR(booking_item_row, item.starts_abbr), F_STR(booking_item_row, item.ends_abbr)),
};

static const struct query insert_traveler = {
	.name = "booking.insert_traveler",
	.sql = "INSERT INTO booking_travelers (booking_id, n, given_name, family_name, birth_date)"
	    " VALUES (?, ?, ?, ?, ?)",
	.in = BIND(F_UUID(booking_traveler_row, booking_id), F_I64(booking_traveler_row, n),
	           F_STR(booking_traveler_row, traveler.given_name),
	           F_STR(booking_traveler_row, traveler.family_name),
	           F_DATE(booking_traveler_row, traveler.birth_date)),
};

static const struct query note = {
	.name = "booking.note",
	.sql = "INSERT INTO booking_events (booking_id, at, actor, what, detail) VALUES (?, NOW(6), ?, ?, ?)",
	.in = BIND(F_UUID(booking_note, booking_id), F_STR(booking_note, actor), F_STR(booking_note, what),
	           F_STR(booking_note, detail)),
};

#define CORE "SELECT id, code, user_id, state, total_minor, currency, payment_method, hold_until," \
	" starts_at, ends_at, first_inv_id, created_at, NOW(6) FROM bookings WHERE id = ?"

static const struct query lock = {
	.name = "booking.lock",
	.sql = CORE " FOR UPDATE",
	.in = BIND(F_UUID(by_booking, id)),
	.out = &booking_core_codec,
};

static const struct query lock_over = {
	.name = "booking.lock_over",
	.sql = CORE " AND state IN ('PENDING', 'HELD') AND hold_until < NOW(6) FOR UPDATE SKIP LOCKED",
	.in = BIND(F_UUID(by_booking, id)),
	.out = &booking_core_codec,
};

/* A HELD one whose payment is under way is left to the charger. */
static const struct query over = {
	.name = "booking.over",
	.sql = "SELECT b.id FROM bookings b LEFT JOIN billing p ON p.booking_id = b.id AND p.state IN ('CHARGING', 'ACTION')"
	    " WHERE b.state IN ('PENDING', 'HELD') AND b.hold_until < NOW(6) AND p.id IS NULL"
	    " ORDER BY b.hold_until LIMIT ?",
	.in = BIND(F_I64(by_booking, limit)),
	.out = &booking_id_codec,
};

static const struct query move = {
	.name = "booking.move",
	.sql = "UPDATE bookings SET state = ?, version = version + 1 WHERE id = ? AND state = ?",
	.in = BIND(F_ENUM(by_booking, to, booking_states), F_UUID(by_booking, id),
	           F_ENUM(by_booking, from, booking_states)),
};

static const struct query card = {
	.name = "booking.card",
	.sql = "UPDATE bookings SET payment_method = ?, version = version + 1 WHERE id = ?",
	.in = BIND(F_STR(by_booking, payment_method), F_UUID(by_booking, id)),
};

static const struct query paid = {
	.name = "booking.paid",
	.sql = "SELECT part, kind, title, detail, starts_at, qty, price_minor, tax_minor, fee_minor, refund_percent,"
	    " until_hours FROM booking_items WHERE booking_id = ? ORDER BY n",
	.in = BIND(F_UUID(by_booking, id)),
	.out = &booking_paid_codec,
};

enum status
booking_repo_booker(struct db *db, struct arena *mem, struct booker *b)
{
	struct booker found = {0};
	enum status st = db_one(db, mem, &who_books, b, &found);

	b->active = st == ST_OK && found.active;
	b->backlog = found.backlog;
	if (st == ST_OK)
		st = db_one(db, mem, &count_open, b, &found);
	b->open = found.open;
	return st;
}

enum status
booking_repo_add(struct db *db, const struct booking_core *b)
{
	return db_run(db, &insert, b, NULL, NULL);
}

enum status
booking_repo_add_items(struct db *db, const struct booking_item_row *rows, size_t n)
{
	return db_bulk(db, &insert_item, rows, sizeof *rows, n);
}

enum status
booking_repo_add_travelers(struct db *db, const struct booking_traveler_row *rows, size_t n)
{
	return db_bulk(db, &insert_traveler, rows, sizeof *rows, n);
}

enum status
booking_repo_note(struct db *db, const struct booking_note *n)
{
	return db_run(db, &note, n, NULL, NULL);
}

enum status
booking_repo_lock(struct db *db, struct arena *mem, const struct uuid *id, struct booking_core *b)
{
	return db_one(db, mem, &lock, &(struct by_booking){ .id = *id }, b);
}

enum status
booking_repo_lock_over(struct db *db, struct arena *mem, const struct uuid *id, struct booking_core *b)
{
	return db_one(db, mem, &lock_over, &(struct by_booking){ .id = *id }, b);
}

enum status
booking_repo_over(struct db *db, struct arena *mem, int64_t limit, struct booking_id **ids, size_t *n)
{
	return db_all(db, mem, &over, &(struct by_booking){ .limit = limit }, ids, n);
}

enum status
booking_repo_move(struct db *db, const struct uuid *id, unsigned from, unsigned to)
{
	int64_t changed = 0;
	enum status st = db_run(db, &move, &(struct by_booking){ .id = *id, .from = from, .to = to }, NULL, &changed);

	return st == ST_OK && changed != 1 ? ST_CONFLICT : st;
}

enum status
booking_repo_card(struct db *db, const struct uuid *id, const char *payment_method)
{
	return db_run(db, &card, &(struct by_booking){ .id = *id, .payment_method = payment_method }, NULL, NULL);
}

enum status
booking_repo_paid(struct db *db, struct arena *mem, const struct uuid *id, struct booking_paid **rows, size_t *n)
{
	return db_all(db, mem, &paid, &(struct by_booking){ .id = *id }, rows, n);
}
