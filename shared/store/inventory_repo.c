/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/inventory_repo.h"

#include "shared/store/db.h"
#include "shared/store/ids8.h"

static CODEC(places, F_UUID(places, booking_id), F_I64(places, inv_id), F_I64(places, qty));
static CODEC(inventory_now,
	F_I64(inventory_now, inv_id), F_STR(inventory_now, kind), F_I64(inventory_now, listing),
	F_I64(inventory_now, left), F_I64(inventory_now, price_minor), F_I64(inventory_now, price_version),
	F_STR(inventory_now, gen));

static const struct query needs = {
	.name = "inventory.needs",
	.sql = "SELECT booking_id, inv_id, CAST(SUM(qty) AS SIGNED) FROM booking_items WHERE booking_id = ?"
	    " GROUP BY booking_id, inv_id ORDER BY inv_id",
	.in = BIND(F_UUID(places, booking_id)),
	.out = &places_codec,
};

static const struct query holds = {
	.name = "inventory.holds",
	.sql = "SELECT booking_id, inv_id, CAST(-SUM(delta) AS SIGNED) FROM inventory_ledger WHERE booking_id = ?"
	    " AND reason IN ('hold', 'release') GROUP BY booking_id, inv_id HAVING SUM(delta) < 0 ORDER BY inv_id",
	.in = BIND(F_UUID(places, booking_id)),
	.out = &places_codec,
};

static const struct query take = {
	.name = "inventory.take",
	.sql = "UPDATE inventory SET left_ = left_ - ? WHERE id = ? AND left_ >= ?",
	.in = BIND(F_I64(places, qty), F_I64(places, inv_id), F_I64(places, qty)),
};

static const struct query give = {
	.name = "inventory.give",
	.sql = "UPDATE inventory SET left_ = left_ + ? WHERE id = ?",
	.in = BIND(F_I64(places, qty), F_I64(places, inv_id)),
};

#define LEDGER "INSERT INTO inventory_ledger (booking_id, inv_id, delta, reason, once) VALUES "
#define LEDGER_BIND BIND(F_UUID(places, booking_id), F_I64(places, inv_id), F_I64(places, qty))

static const struct query note_hold = {
	.name = "inventory.note_hold",
	.sql = LEDGER "(?, ?, -?, 'hold', 1)",
	.in = LEDGER_BIND,
};

static const struct query note_release = {
	.name = "inventory.note_release",
	.sql = LEDGER "(?, ?, ?, 'release', 1)",
	.in = LEDGER_BIND,
};

/* A search names airports or their cities: each way of asking has its generation. */
#define FLIGHT_GEN(from, to) "'gen:flights:'," from ", ':', " to ", ':', d.day"

static const struct query now = {
	.name = "inventory.now",
	.sql = "SELECT i.id, i.kind, i.listing, i.left_, i.price_minor, i.price_version,"
	    " CASE i.kind WHEN 'flight' THEN CONCAT(" FLIGHT_GEN("f.from_", "f.to_")
	    ", ','," FLIGHT_GEN("f.from_", "b.city_code") ", ','," FLIGHT_GEN("a.city_code", "f.to_")
	    ", ','," FLIGHT_GEN("a.city_code", "b.city_code") ")"
	    " WHEN 'room' THEN CONCAT('gen:hotels:', h.city_code)"
	    " ELSE CONCAT('gen:cars:', c.city_code, ',gen:cars:', COALESCE(c.airport, c.city_code)) END"
	    " FROM inventory i"
	    " LEFT JOIN departures d ON i.kind = 'flight' AND d.id = i.listing LEFT JOIN flights f ON f.id = d.flight_id"
	    " LEFT JOIN airports a ON a.code = f.from_ LEFT JOIN airports b ON b.code = f.to_"
	    " LEFT JOIN rooms m ON i.kind = 'room' AND m.id = i.listing LEFT JOIN hotels h ON h.id = m.hotel_id"
	    " LEFT JOIN cars c ON i.kind = 'car' AND c.id = i.listing"
	    " WHERE i.id IN (" IDS8 ") ORDER BY i.kind, i.listing, i.id",
	.in = IDS8_BIND,
	.out = &inventory_now_codec,
};

enum status
inventory_repo_needs(struct db *db, struct arena *mem, const struct uuid *booking, struct places **rows, size_t *n)
{
	return db_all(db, mem, &needs, &(struct places){ .booking_id = *booking }, rows, n);
}

enum status
inventory_repo_holds(struct db *db, struct arena *mem, const struct uuid *booking, struct places **rows, size_t *n)
{
	return db_all(db, mem, &holds, &(struct places){ .booking_id = *booking }, rows, n);
}

enum status
inventory_repo_take(struct db *db, const struct places *p, size_t n)
{
	enum status st = ST_OK;

	for (size_t i = 0; i < n && st == ST_OK; i++) {
		int64_t changed = 0;

		st = db_run(db, &take, &p[i], NULL, &changed);
		if (st == ST_OK && changed != 1)
			st = ST_SOLD_OUT;
	}
	return st;
}

enum status
inventory_repo_give(struct db *db, const struct places *p, size_t n)
{
	enum status st = ST_OK;

	for (size_t i = 0; i < n && st == ST_OK; i++) {
		int64_t changed = 0;

		st = db_run(db, &give, &p[i], NULL, &changed);
		if (st == ST_OK && changed != 1)
			st = ST_FAILED;
	}
	return st;
}

enum status
inventory_repo_note_hold(struct db *db, const struct places *p, size_t n)
{
	return db_bulk(db, &note_hold, p, sizeof *p, n);
}

enum status
inventory_repo_note_release(struct db *db, const struct places *p, size_t n)
{
	return db_bulk(db, &note_release, p, sizeof *p, n);
}

enum status
inventory_repo_now(struct db *db, struct arena *mem, const int64_t *ids, size_t n, struct inventory_list *list)
{
	struct ids8 some = ids8_of(ids, n);

	return db_all(db, mem, &now, &some, &list->at, &list->n);
}
