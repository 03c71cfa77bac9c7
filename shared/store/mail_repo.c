/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/mail_repo.h"

#include "shared/store/db.h"

#define HOST "mail.kayak"         /* of Message-IDs: a name space, not an address */

static CODEC(mail_work,
	F_I64(mail_work, id), F_STR(mail_work, kind), F_STR(mail_work, to_addr), F_STR(mail_work, message_id),
	F_UUID(mail_work, booking_id), F_I64(mail_work, user_id), F_I64(mail_work, tries));

#define QUERY(ident, statement, ...) \
	static const struct query ident = { .name = "mail." #ident, .sql = statement, __VA_ARGS__ }

QUERY(insert, "INSERT INTO mail_queue (user_id, booking_id, kind, to_addr, message_id)"
      " SELECT id, ?, ?, email, ? FROM users WHERE id = ?",
      .in = BIND(F_UUID(mail_new, booking_id), F_STR(mail_new, kind), F_STR(mail_new, message_id),
                 F_I64(mail_new, user_id)));
QUERY(due, "SELECT id, kind, to_addr, message_id, booking_id, COALESCE(user_id, 0), tries"
      " FROM mail_queue FORCE INDEX (mail_queue_work) WHERE state = 'TODO' AND next_try <= NOW(6)"
      " ORDER BY state, next_try, id LIMIT ? FOR UPDATE SKIP LOCKED",
      .in = BIND(F_I64(mail_work, id)), .out = &mail_work_codec);
QUERY(lease, "UPDATE mail_queue SET next_try = NOW(6) + INTERVAL 60 SECOND WHERE id = ?",
      .in = BIND(F_I64(mail_work, id)));
QUERY(sent, "UPDATE mail_queue SET state = 'SENT' WHERE id = ? AND state = 'TODO'", .in = BIND(F_I64(mail_work, id)));
QUERY(refused, "UPDATE mail_queue SET state = 'REFUSED' WHERE id = ? AND state = 'TODO'",
      .in = BIND(F_I64(mail_work, id)));
QUERY(later, "UPDATE mail_queue SET state = IF(created_at < NOW(6) - INTERVAL 3 DAY, 'REFUSED', state),"
      " next_try = NOW(6) + INTERVAL LEAST(60 * POW(2, tries), 14400) SECOND, tries = tries + 1"
      " WHERE id = ? AND state = 'TODO'", .in = BIND(F_I64(mail_work, id)));

enum status
mail_repo_add(struct db *db, struct arena *mem, struct mail_new *m)
{
	char about[UUID_TEXT];

	uuid_text(&m->about, about);
	m->message_id = arena_printf(mem, "<%s.%s@" HOST ">", m->kind, about);
	return db_run(db, &insert, m, NULL, NULL);
}

enum status
mail_repo_due(struct db *db, struct arena *mem, int64_t max, struct mail_list *list)
{
	return db_all(db, mem, &due, &(struct mail_work){ .id = max }, &list->at, &list->n);
}

enum status
mail_repo_lease(struct db *db, const struct mail_work *rows, size_t n)
{
	return db_bulk(db, &lease, rows, sizeof *rows, n);
}

static enum status
change_one(struct db *db, const struct query *q, int64_t id)
{
	int64_t changed = 0;
	enum status st = db_run(db, q, &(struct mail_work){ .id = id }, NULL, &changed);

	return st == ST_OK && changed != 1 ? ST_CONFLICT : st;
}

enum status
mail_repo_sent(struct db *db, int64_t id)
{
	return change_one(db, &sent, id);
}

enum status
mail_repo_refused(struct db *db, int64_t id)
{
	return change_one(db, &refused, id);
}

enum status
mail_repo_later(struct db *db, int64_t id)
{
	return change_one(db, &later, id);
}
