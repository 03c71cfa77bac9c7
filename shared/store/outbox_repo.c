/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/outbox_repo.h"

#include "shared/store/db.h"

struct limit { int64_t n, seconds; };
struct inbox_row { const char *consumer; struct uuid event_id; };

static CODEC(outbox_row,
	F_I64(outbox_row, id), F_UUID(outbox_row, event_id), F_STR(outbox_row, topic), F_STR(outbox_row, pkey),
	F_STR(outbox_row, payload), F_INSTANT(outbox_row, created_at));

#define COLUMNS "SELECT o.id, o.event_id, o.topic, o.pkey, o.payload, o.created_at FROM outbox o"

static const struct query insert = {
	.name = "outbox.insert",
	.sql = "INSERT INTO outbox (event_id, topic, pkey, payload) VALUES (?, ?, ?, ?)",
	.in = BIND(F_UUID(outbox_new, event_id), F_STR(outbox_new, topic), F_STR(outbox_new, pkey),
	           F_STR(outbox_new, payload)),
};

static const struct query waiting = {
	.name = "outbox.waiting",
	.sql = COLUMNS " WHERE o.published_at IS NULL ORDER BY o.id LIMIT ?",
	.in = BIND(F_I64(limit, n)),
	.out = &outbox_row_codec,
};

static const struct query published = {
	.name = "outbox.published",
	.sql = "UPDATE outbox SET published_at = NOW(6) WHERE id = ? AND published_at IS NULL",
	.in = BIND({ .name = "id", .kind = K_I64 }),
};

/* The event of an accepted booking has the booking's id. */
static const struct query lost = {
	.name = "outbox.lost",
	.sql = COLUMNS " JOIN bookings b ON b.id = o.event_id"
	    " LEFT JOIN inbox i ON i.consumer = 'booker' AND i.event_id = o.event_id"
	    " WHERE b.state = 'PENDING' AND b.created_at < NOW(6) - INTERVAL ? SECOND"
	    " AND o.topic = 'bookings.created' AND o.published_at < NOW(6) - INTERVAL ? SECOND"
	    " AND i.event_id IS NULL ORDER BY o.id LIMIT 1000",
	.in = BIND(F_I64(limit, seconds), F_I64(limit, seconds)),
	.out = &outbox_row_codec,
};

static const struct query again = {
	.name = "outbox.again",
	.sql = "UPDATE outbox SET published_at = NULL WHERE id = ?",
	.in = BIND(F_I64(outbox_row, id)),
};

static const struct query take = {
	.name = "inbox.take",
	.sql = "INSERT INTO inbox (consumer, event_id) VALUES (?, ?)",
	.in = BIND(F_STR(inbox_row, consumer), F_UUID(inbox_row, event_id)),
};

#define FORGET(ident, table, statement) \
	static const struct query ident = { .name = table ".forget", \
		.sql = "DELETE FROM " table " WHERE " statement " LIMIT 10000" }
FORGET(forget_outbox, "outbox", "published_at < NOW(6) - INTERVAL 7 DAY");
FORGET(forget_inbox, "inbox", "done_at < NOW(6) - INTERVAL 14 DAY");
FORGET(forget_keys, "idem_keys", "created_at < NOW(6) - INTERVAL 7 DAY");

enum status
outbox_repo_add(struct db *db, const struct outbox_new *rows, size_t n)
{
	return db_bulk(db, &insert, rows, sizeof *rows, n);
}

enum status
outbox_repo_waiting(struct db *db, struct arena *mem, int64_t limit, struct outbox_row **rows, size_t *n)
{
	return db_all(db, mem, &waiting, &(struct limit){ .n = limit }, rows, n);
}

enum status
outbox_repo_published(struct db *db, const int64_t *ids, size_t n)
{
	return db_bulk(db, &published, ids, sizeof *ids, n);
}

enum status
outbox_repo_lost(struct db *db, struct arena *mem, int64_t older_than_s, struct outbox_row **rows, size_t *n)
{
	return db_all(db, mem, &lost, &(struct limit){ .seconds = older_than_s }, rows, n);
}

enum status
outbox_repo_again(struct db *db, const struct outbox_row *rows, size_t n)
{
	return db_bulk(db, &again, rows, sizeof *rows, n);
}

enum status
inbox_repo_take(struct db *db, const char *consumer, const struct uuid *event)
{
	return db_run(db, &take, &(struct inbox_row){ consumer, *event }, NULL, NULL);
}

enum status
outbox_repo_forget(struct db *db, int64_t *n)
{
	static const struct query *const all[] = { &forget_outbox, &forget_inbox, &forget_keys };
	enum status st = ST_OK;

	*n = 0;
	for (size_t i = 0; i < sizeof all / sizeof *all && st == ST_OK; i++) {
		int64_t gone = 0;

		st = db_run(db, all[i], NULL, NULL, &gone);
		*n += gone;
	}
	return st;
}
