/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/refund_repo.h"

#include "shared/store/db.h"

struct by_refund { struct uuid id; int64_t n; };

static CODEC(refund_core,
	F_UUID(refund_core, id), F_UUID(refund_core, billing_id), F_UUID(refund_core, booking_id),
	F_I64(refund_core, amount_minor), F_ENUM(refund_core, state, refund_states),
	F_STR(refund_core, reason), F_STR(refund_core, request_id));
static CODEC(refund_work,
	F_UUID(refund_work, id), F_UUID(refund_work, billing_id), F_UUID(refund_work, booking_id),
	F_STR(refund_work, charge_ref), F_I64(refund_work, amount_minor), F_I64(refund_work, tries));
static CODEC(by_refund, F_I64(by_refund, n));
static CODEC(cancel_row,
	F_UUID(cancel_row, id), F_UUID(cancel_row, booking_id), F_I64(cancel_row, refund_minor),
	F_INSTANT(cancel_row, expires_at), F_BOOL(cancel_row, open), F_BOOL(cancel_row, over));

#define QUERY(ident, statement, ...) \
	static const struct query ident = { .name = "refund." #ident, .sql = statement, __VA_ARGS__ }

QUERY(insert, "INSERT INTO refunds (id, billing_id, booking_id, amount_minor, state, reason, request_id)"
      " VALUES (?, ?, ?, ?, 'TODO', ?, ?)",
      .in = BIND(F_UUID(refund_core, id), F_UUID(refund_core, billing_id), F_UUID(refund_core, booking_id),
                 F_I64(refund_core, amount_minor), F_STR(refund_core, reason), F_STR(refund_core, request_id)));
QUERY(find, "SELECT id, billing_id, booking_id, amount_minor, state, reason, request_id FROM refunds WHERE id = ?",
      .in = BIND(F_UUID(by_refund, id)), .out = &refund_core_codec);
QUERY(end, "UPDATE refunds SET state = ?, psp_ref = COALESCE(?, psp_ref), done_at = NOW(6), lease_owner = NULL,"
      " lease_until = NULL WHERE id = ? AND state = 'CALLING'",
      .in = BIND(F_ENUM(refund_end, state, refund_states), F_STR(refund_end, psp_ref), F_UUID(refund_end, id)));
QUERY(later, "UPDATE refunds SET tries = tries + 1, lease_owner = NULL,"
      " lease_until = NOW(6) + INTERVAL LEAST(POW(2, tries - 1), 300) SECOND WHERE id = ? AND state = 'CALLING'",
      .in = BIND(F_UUID(by_refund, id)));
#define SUM "SELECT CAST(COALESCE(SUM(amount_minor), 0) AS SIGNED) FROM refunds WHERE billing_id = ? AND state "
QUERY(done, SUM "= 'DONE'", .in = BIND(F_UUID(by_refund, id)), .out = &by_refund_codec);
QUERY(asked, SUM "<> 'FAILED'", .in = BIND(F_UUID(by_refund, id)), .out = &by_refund_codec);

#define WORK "SELECT STRAIGHT_JOIN r.id, r.billing_id, r.booking_id, p.psp_ref, r.amount_minor, r.tries" \
	" FROM refunds r FORCE INDEX (refunds_work) JOIN billing p ON p.id = r.billing_id" \
	" WHERE p.state IN ('CAPTURED', 'PARTIAL', 'CAPTURED-LATE')" \
	" AND (SELECT SUM(x.amount_minor) FROM refunds x WHERE x.billing_id = r.billing_id AND x.state <> 'FAILED')" \
	" <= p.amount_minor AND r.state = "
#define ORDER " ORDER BY r.state, r.lease_until, r.id LIMIT ? FOR UPDATE SKIP LOCKED"
#define WORK_BIND .in = BIND(F_I64(by_refund, n)), .out = &refund_work_codec

QUERY(due_todo, WORK "'TODO'" ORDER, WORK_BIND);
QUERY(due_lapsed, WORK "'CALLING' AND r.lease_until < NOW(6)" ORDER, WORK_BIND);
QUERY(lease, "UPDATE refunds SET state = 'CALLING', lease_owner = ?, lease_until = NOW(6) + INTERVAL ? SECOND"
      " WHERE id = ? AND state IN ('TODO', 'CALLING')",
      .in = BIND(F_UUID(refund_lease, owner), F_I64(refund_lease, seconds), F_UUID(refund_lease, id)));

#define CANCEL "SELECT id, booking_id, refund_minor, expires_at, state = 'OPEN', expires_at < NOW(6)" \
	" FROM cancellations WHERE id = ?"
QUERY(add_cancel, "INSERT INTO cancellations (id, booking_id, refund_minor, expires_at)"
      " VALUES (?, ?, ?, NOW(6) + INTERVAL 10 MINUTE)",
      .in = BIND(F_UUID(cancel_row, id), F_UUID(cancel_row, booking_id), F_I64(cancel_row, refund_minor)));
QUERY(find_cancel, CANCEL, .in = BIND(F_UUID(by_refund, id)), .out = &cancel_row_codec);
QUERY(lock_cancel, CANCEL " FOR UPDATE", .in = BIND(F_UUID(by_refund, id)), .out = &cancel_row_codec);
QUERY(done_cancel, "UPDATE cancellations SET state = 'DONE' WHERE id = ? AND state = 'OPEN'",
      .in = BIND(F_UUID(by_refund, id)));

static enum status
change_one(struct db *db, const struct query *q, const void *in)
{
	int64_t changed = 0;
	enum status st = db_run(db, q, in, NULL, &changed);

	return st == ST_OK && changed != 1 ? ST_CONFLICT : st;
}

enum status
refund_repo_add(struct db *db, const struct refund_core *r)
{
	return db_run(db, &insert, r, NULL, NULL);
}

enum status
refund_repo_find(struct db *db, struct arena *mem, const struct uuid *id, struct refund_core *r)
{
	return db_one(db, mem, &find, &(struct by_refund){ .id = *id }, r);
}

enum status
refund_repo_end(struct db *db, const struct refund_end *e)
{
	return change_one(db, &end, e);
}

enum status
refund_repo_later(struct db *db, const struct uuid *id)
{
	return db_run(db, &later, &(struct by_refund){ .id = *id }, NULL, NULL);
}

static enum status
sum_of(struct db *db, struct arena *mem, const struct query *q, const struct uuid *billing, int64_t *sum)
{
	struct by_refund row = { .id = *billing };
	enum status st = db_one(db, mem, q, &row, &row);

	*sum = row.n;
	return st;
}

enum status
refund_repo_done(struct db *db, struct arena *mem, const struct uuid *billing, int64_t *sum)
{
	return sum_of(db, mem, &done, billing, sum);
}

enum status
refund_repo_asked(struct db *db, struct arena *mem, const struct uuid *billing, int64_t *sum)
{
	return sum_of(db, mem, &asked, billing, sum);
}

enum status
refund_repo_due(struct db *db, struct arena *mem, enum refund_due due, int64_t max, struct refund_list *list)
{
	static const struct query *const of[REFUND_DUE__COUNT] = { &due_lapsed, &due_todo };

	return db_all(db, mem, of[due], &(struct by_refund){ .n = max }, &list->at, &list->n);
}

enum status
refund_repo_lease(struct db *db, const struct refund_lease *rows, size_t n)
{
	return db_bulk(db, &lease, rows, sizeof *rows, n);
}

enum status
cancel_repo_add(struct db *db, struct arena *mem, struct cancel_row *c)
{
	enum status st = db_run(db, &add_cancel, c, NULL, NULL);

	return st == ST_OK ? db_one(db, mem, &find_cancel, &(struct by_refund){ .id = c->id }, c) : st;
}

enum status
cancel_repo_lock(struct db *db, struct arena *mem, const struct uuid *id, struct cancel_row *c)
{
	return db_one(db, mem, &lock_cancel, &(struct by_refund){ .id = *id }, c);
}

enum status
cancel_repo_done(struct db *db, const struct uuid *id)
{
	return change_one(db, &done_cancel, &(struct by_refund){ .id = *id });
}
