/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/booking_read_repo.h"

#include <string.h>

#include "shared/store/db.h"
#include "shared/store/ids8.h"

struct by_key { struct uuid id; int64_t user_id; };

#define QUERY(ident, statement, ...) \
	static const struct query ident = { .name = "booking_read." #ident, .sql = statement, __VA_ARGS__ }
#define BY_ID .in = BIND(F_UUID(by_key, id))

static CODEC(booking_seen,
	F_UUID(booking_seen, booking.id), F_STR(booking_seen, booking.code),
	F_ENUM(booking_seen, booking.state, booking_states), F_I64(booking_seen, booking.total_minor),
	F_STR(booking_seen, booking.currency), F_INSTANT(booking_seen, booking.created_at),
	F_INSTANT(booking_seen, booking.hold_until), F_INSTANT(booking_seen, booking.starts_at),
	F_INSTANT(booking_seen, booking.ends_at), F_STR(booking_seen, booking.mail),
	F_I64(booking_seen, user_id), F_INSTANT(booking_seen, now),
	F_UUID(booking_seen, bill.id), F_I64(booking_seen, bill.attempt), F_I64(booking_seen, bill.amount_minor),
	F_STR(booking_seen, bill.currency), F_STR(booking_seen, bill.brand), F_STR(booking_seen, bill.last4),
	F_STR(booking_seen, bill.decline), F_STR(booking_seen, bill.action_url),
	F_ENUM(booking_seen, bill.state, bill_states), F_INSTANT(booking_seen, bill.created_at),
	F_INSTANT(booking_seen, bill.captured_at));

#define ITEM_COLUMNS "i.part, i.kind, i.listing_id, i.qty, i.title, i.detail, i.from_place, i.to_place," \
	" i.starts_at, i.ends_at, DATE_FORMAT(i.starts_local, '%Y-%m-%dT%H:%i')," \
	" DATE_FORMAT(i.ends_local, '%Y-%m-%dT%H:%i'), i.starts_zone, i.ends_zone, i.starts_abbr, i.ends_abbr," \
	" i.price_minor, i.tax_minor, i.fee_minor, i.refund_percent, i.until_hours FROM booking_items i"
#define SUMMARY F_UUID(booking_summary, id), F_STR(booking_summary, code), \
	F_ENUM(booking_summary, state, booking_states), F_I64(booking_summary, total_minor), \
	F_STR(booking_summary, currency), F_INSTANT(booking_summary, created_at), \
	F_INSTANT(booking_summary, starts_at), F_INSTANT(booking_summary, ends_at), \
	F_INSTANT(booking_summary, hold_until)

static const struct codec summary_row = { "summary_row", sizeof(struct booking_summary),
	(const struct field[]){ SUMMARY, { .kind = K_END } } };
static CODEC(booking_item_seen,
	F_UUID(booking_item_seen, booking_id),
	F_I64(booking_item_seen, item.part), F_ENUM(booking_item_seen, item.kind, item_kinds),
	F_I64(booking_item_seen, item.listing_id), F_I64(booking_item_seen, item.qty),
	F_STR(booking_item_seen, item.title), F_STR(booking_item_seen, item.detail),
	F_STR(booking_item_seen, item.from_place), F_STR(booking_item_seen, item.to_place),
	F_INSTANT(booking_item_seen, item.starts_at), F_INSTANT(booking_item_seen, item.ends_at),
	F_STR(booking_item_seen, item.starts_local), F_STR(booking_item_seen, item.ends_local),
	F_STR(booking_item_seen, item.starts_zone), F_STR(booking_item_seen, item.ends_zone),
	F_STR(booking_item_seen, item.starts_abbr), F_STR(booking_item_seen, item.ends_abbr),
	F_I64(booking_item_seen, item.price_minor), F_I64(booking_item_seen, item.tax_minor),
	F_I64(booking_item_seen, item.fee_minor), F_I64(booking_item_seen, item.refund_percent),
	F_I64(booking_item_seen, item.until_hours));

QUERY(find, "SELECT b.id, b.code, b.state, b.total_minor, b.currency, b.created_at, b.hold_until, b.starts_at,"
      " b.ends_at, CASE m.state WHEN 'TODO' THEN 'queued' WHEN 'SENT' THEN 'sent' WHEN 'REFUSED' THEN 'refused' END,"
      " b.user_id, NOW(6), p.id, p.attempt, p.amount_minor, p.currency, p.brand, p.last4, p.decline, p.action_url,"
      " p.state, p.created_at, p.captured_at FROM bookings b"
      " LEFT JOIN billing p ON p.booking_id = b.id"
      " AND p.attempt = (SELECT MAX(q.attempt) FROM billing q WHERE q.booking_id = b.id)"
      " LEFT JOIN mail_queue m ON m.booking_id = b.id AND m.kind = 'confirm' WHERE b.id = ?",
      BY_ID, .out = &booking_seen_codec);
QUERY(items, "SELECT " ITEM_COLUMNS " WHERE i.booking_id = ? ORDER BY i.n", BY_ID, .out = &booking_item_codec);
QUERY(travelers, "SELECT given_name, family_name, birth_date FROM booking_travelers WHERE booking_id = ? ORDER BY n",
      BY_ID, .out = &booking_traveler_codec);
QUERY(history, "SELECT at, actor, what, detail FROM booking_events WHERE booking_id = ? ORDER BY id",
      BY_ID, .out = &booking_event_codec);
QUERY(refunds, "SELECT id, amount_minor, state, reason, created_at, done_at FROM refunds WHERE booking_id = ?"
      " ORDER BY created_at, id", BY_ID, .out = &refund_codec);

#define PAGE "SELECT id, code, state, total_minor, currency, created_at, starts_at, ends_at, hold_until" \
	" FROM bookings WHERE user_id = ?"
#define OVER "(ends_at <= NOW(6) OR state NOT IN ('PENDING', 'HELD', 'CONFIRMED'))"
#define DOWN " AND (starts_at, id) < (?, ?) ORDER BY starts_at DESC, id DESC LIMIT ?"
#define UP   " AND (starts_at, id) > (?, ?) ORDER BY starts_at, id LIMIT ?"
#define PAGE_BIND .in = BIND(F_I64(booking_ask, user_id), F_INSTANT(booking_ask, after_at), \
	F_UUID(booking_ask, after_id), F_I64(booking_ask, limit)), .out = &summary_row

QUERY(all, PAGE DOWN, PAGE_BIND);
QUERY(past, PAGE " AND " OVER DOWN, PAGE_BIND);
QUERY(current, PAGE " AND NOT " OVER " AND starts_at <= NOW(6)" UP, PAGE_BIND);
QUERY(future, PAGE " AND NOT " OVER " AND starts_at > NOW(6)" UP, PAGE_BIND);
QUERY(items_of, "SELECT i.booking_id, " ITEM_COLUMNS " WHERE i.booking_id IN (" IDS8 ") ORDER BY i.booking_id, i.n",
      .in = UUIDS8_BIND, .out = &booking_item_seen_codec);

#define BILL "SELECT p.id, p.attempt, p.amount_minor, p.currency, p.brand, p.last4, p.decline, p.action_url, p.state," \
	" p.created_at, p.captured_at, p.booking_id, b.code, COALESCE(i.title, '') FROM billing p" \
	" JOIN bookings b ON b.id = p.booking_id LEFT JOIN booking_items i ON i.booking_id = b.id AND i.n = 1" \
	" WHERE p.user_id = ?"
QUERY(bills, BILL " AND (p.created_at, p.id) < (?, ?) ORDER BY p.created_at DESC, p.id DESC LIMIT ?",
      .in = BIND(F_I64(bill_ask, user_id), F_INSTANT(bill_ask, after_at), F_UUID(bill_ask, after_id),
                 F_I64(bill_ask, limit)), .out = &bill_codec);
QUERY(bill, BILL " AND p.id = ?", .in = BIND(F_I64(by_key, user_id), F_UUID(by_key, id)), .out = &bill_codec);

enum status
booking_read_repo_find(struct db *db, struct arena *mem, const struct uuid *id, struct booking_seen *seen)
{
	return db_one(db, mem, &find, &(struct by_key){ .id = *id }, seen);
}

enum status
booking_read_repo_lists(struct db *db, struct arena *mem, struct booking *b)
{
	struct by_key by = { .id = b->id };
	enum status st = db_all(db, mem, &items, &by, &b->items, &b->n_items);

	if (st == ST_OK)
		st = db_all(db, mem, &travelers, &by, &b->travelers, &b->n_travelers);
	if (st == ST_OK)
		st = db_all(db, mem, &history, &by, &b->history, &b->n_history);
	if (st == ST_OK)
		st = db_all(db, mem, &refunds, &by, &b->refunds, &b->n_refunds);
	return st;
}

enum status
booking_read_repo_page(struct db *db, struct arena *mem, const struct booking_ask *ask, struct booking_rows *rows)
{
	static const struct query *const of[] = { &all, &past, &current, &future };

	return db_all(db, mem, of[ask->when], ask, &rows->at, &rows->n);
}

static void
append(struct arena *mem, struct booking_items *list, const struct booking_item_seen *rows, size_t n)
{
	struct booking_item_seen *joined = arena_zalloc(mem, (list->n + n + 1) * sizeof *joined);

	if (list->n > 0)
		memcpy(joined, list->at, list->n * sizeof *joined);
	if (n > 0)
		memcpy(joined + list->n, rows, n * sizeof *joined);
	list->at = joined;
	list->n += n;
}

enum status
booking_read_repo_items(struct db *db, struct arena *mem, const struct uuid *ids, size_t n, struct booking_items *list)
{
	enum status st = ST_OK;

	*list = (struct booking_items){0};
	for (size_t i = 0; i < n && st == ST_OK; i += IDS8_N) {
		struct uuids8 some = uuids8_of(ids + i, n - i);
		struct booking_item_seen *rows = NULL;
		size_t n_rows = 0;

		st = db_all(db, mem, &items_of, &some, &rows, &n_rows);
		append(mem, list, rows, n_rows);
	}
	return st;
}

enum status
bill_read_repo_page(struct db *db, struct arena *mem, const struct bill_ask *ask, struct bill **rows, size_t *n)
{
	return db_all(db, mem, &bills, ask, rows, n);
}

enum status
bill_read_repo_find(struct db *db, struct arena *mem, int64_t user_id, const struct uuid *id, struct bill *b)
{
	return db_one(db, mem, &bill, &(struct by_key){ *id, user_id }, b);
}
