/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/billing_repo.h"

#include "shared/store/db.h"

struct by_bill { struct uuid id; unsigned from, to; int64_t max; };

static CODEC(billing_core,
	F_UUID(billing_core, id), F_UUID(billing_core, booking_id), F_I64(billing_core, user_id),
	F_I64(billing_core, amount_minor), F_I64(billing_core, attempt), F_STR(billing_core, currency),
	F_STR(billing_core, payment_method), F_STR(billing_core, brand), F_STR(billing_core, last4),
	F_STR(billing_core, psp_ref), F_ENUM(billing_core, state, bill_states));
static CODEC(charge_work,
	F_UUID(charge_work, billing_id), F_UUID(charge_work, booking_id), F_I64(charge_work, user_id),
	F_I64(charge_work, amount_minor), F_I64(charge_work, attempt), F_I64(charge_work, tries),
	F_INSTANT(charge_work, created_at), F_STR(charge_work, currency), F_STR(charge_work, payment_method),
	F_STR(charge_work, psp_ref), F_STR(charge_work, code), F_ENUM(charge_work, state, bill_states),
	F_BOOL(charge_work, expired));

#define CORE "SELECT id, booking_id, user_id, amount_minor, attempt, currency, payment_method, brand, last4," \
	" psp_ref, state FROM billing WHERE "
#define QUERY(ident, statement, ...) \
	static const struct query ident = { .name = "billing." #ident, .sql = statement, __VA_ARGS__ }

QUERY(insert, "INSERT INTO billing (id, booking_id, user_id, amount_minor, currency, state, attempt, payment_method)"
      " VALUES (?, ?, ?, ?, ?, 'TODO', ?, ?)",
      .in = BIND(F_UUID(billing_core, id), F_UUID(billing_core, booking_id), F_I64(billing_core, user_id),
                 F_I64(billing_core, amount_minor), F_STR(billing_core, currency),
                 F_I64(billing_core, attempt), F_STR(billing_core, payment_method)));
QUERY(find, CORE "id = ?", .in = BIND(F_UUID(by_bill, id)), .out = &billing_core_codec);
QUERY(lock, CORE "id = ? FOR UPDATE", .in = BIND(F_UUID(by_bill, id)), .out = &billing_core_codec);
QUERY(lock_last, CORE "booking_id = ? ORDER BY attempt DESC LIMIT 1 FOR UPDATE", .in = BIND(F_UUID(by_bill, id)),
      .out = &billing_core_codec);
QUERY(move, "UPDATE billing SET state = ?, lease_owner = NULL, lease_until = NULL WHERE id = ? AND state = ?",
      .in = BIND(F_ENUM(by_bill, to, bill_states), F_UUID(by_bill, id), F_ENUM(by_bill, from, bill_states)));
QUERY(settled, "UPDATE billing SET state = ?, psp_ref = COALESCE(?, psp_ref), brand = COALESCE(?, brand),"
      " last4 = COALESCE(?, last4), decline = ?,"
      " captured_at = IF(state IN ('CAPTURED', 'CAPTURED-LATE'), NOW(6), NULL),"
      " action_url = NULL, next_poll = NULL, lease_owner = NULL, lease_until = NULL WHERE id = ?",
      .in = BIND(F_ENUM(billing_word, state, bill_states), F_STR(billing_word, psp_ref),
                 F_STR(billing_word, brand), F_STR(billing_word, last4), F_STR(billing_word, decline),
                 F_UUID(billing_word, id)));
QUERY(action, "UPDATE billing SET state = 'ACTION', action_url = ?, psp_ref = COALESCE(?, psp_ref), tries = 0,"
      " next_poll = NOW(6) + INTERVAL 10 SECOND, lease_owner = NULL, lease_until = NULL WHERE id = ?",
      .in = BIND(F_STR(billing_word, action_url), F_STR(billing_word, psp_ref), F_UUID(billing_word, id)));
QUERY(later, "UPDATE billing SET tries = tries + 1, lease_owner = NULL,"
      " lease_until = NOW(6) + INTERVAL LEAST(POW(2, tries - 1), 300) SECOND"
      " WHERE id = ? AND state IN ('CHARGING', 'ACTION')", .in = BIND(F_UUID(by_bill, id)));
QUERY(poll, "UPDATE billing SET next_poll = NOW(6) + INTERVAL 10 SECOND, lease_owner = NULL, lease_until = NULL"
      " WHERE id = ? AND state = 'ACTION'", .in = BIND(F_UUID(by_bill, id)));
QUERY(lease, "UPDATE billing SET state = IF(state = 'TODO', 'CHARGING', state), lease_owner = ?,"
      " lease_until = NOW(6) + INTERVAL ? SECOND WHERE id = ? AND state IN ('TODO', 'CHARGING', 'ACTION')",
      .in = BIND(F_UUID(billing_lease, owner), F_I64(billing_lease, seconds), F_UUID(billing_lease, id)));

/* In the index's own order: a sort would lock every row that waits. */
#define WORK "SELECT STRAIGHT_JOIN p.id, p.booking_id, p.user_id, p.amount_minor, p.attempt, p.tries, p.created_at," \
	" p.currency, p.payment_method, p.psp_ref, b.code, p.state, b.hold_until < NOW(6)" \
	" FROM billing p FORCE INDEX (billing_work) JOIN bookings b ON b.id = p.booking_id" \
	" WHERE p.state = "
#define ORDER " ORDER BY p.state, p.lease_until, p.id LIMIT ? FOR UPDATE SKIP LOCKED"
#define WORK_BIND .in = BIND(F_I64(by_bill, max)), .out = &charge_work_codec

QUERY(due_todo, WORK "'TODO' AND b.state = 'HELD' AND b.hold_until > NOW(6)" ORDER, WORK_BIND);
QUERY(due_lapsed, WORK "'CHARGING' AND p.lease_until < NOW(6)" ORDER, WORK_BIND);
QUERY(due_action, WORK "'ACTION' AND (p.lease_until IS NULL OR p.lease_until < NOW(6))"
      " AND (p.next_poll < NOW(6) OR b.hold_until < NOW(6))" ORDER, WORK_BIND);

enum status
billing_repo_add(struct db *db, const struct billing_core *b)
{
	return db_run(db, &insert, b, NULL, NULL);
}

enum status
billing_repo_find(struct db *db, struct arena *mem, const struct uuid *id, struct billing_core *b)
{
	return db_one(db, mem, &find, &(struct by_bill){ .id = *id }, b);
}

enum status
billing_repo_lock(struct db *db, struct arena *mem, const struct uuid *id, struct billing_core *b)
{
	return db_one(db, mem, &lock, &(struct by_bill){ .id = *id }, b);
}

enum status
billing_repo_lock_last(struct db *db, struct arena *mem, const struct uuid *booking, struct billing_core *b)
{
	return db_one(db, mem, &lock_last, &(struct by_bill){ .id = *booking }, b);
}

enum status
billing_repo_move(struct db *db, const struct uuid *id, unsigned from, unsigned to)
{
	int64_t changed = 0;
	enum status st = db_run(db, &move, &(struct by_bill){ .id = *id, .from = from, .to = to }, NULL, &changed);

	return st == ST_OK && changed != 1 ? ST_CONFLICT : st;
}

enum status
billing_repo_settled(struct db *db, const struct billing_word *w)
{
	return db_run(db, &settled, w, NULL, NULL);
}

enum status
billing_repo_action(struct db *db, const struct billing_word *w)
{
	return db_run(db, &action, w, NULL, NULL);
}

enum status
billing_repo_later(struct db *db, const struct uuid *id)
{
	return db_run(db, &later, &(struct by_bill){ .id = *id }, NULL, NULL);
}

enum status
billing_repo_poll(struct db *db, const struct uuid *id)
{
	return db_run(db, &poll, &(struct by_bill){ .id = *id }, NULL, NULL);
}

enum status
billing_repo_due(struct db *db, struct arena *mem, enum charge_due due, int64_t max, struct charge_list *list)
{
	static const struct query *const of[DUE__COUNT] = { &due_lapsed, &due_action, &due_todo };

	return db_all(db, mem, of[due], &(struct by_bill){ .max = max }, &list->at, &list->n);
}

enum status
billing_repo_lease(struct db *db, const struct billing_lease *rows, size_t n)
{
	return db_bulk(db, &lease, rows, sizeof *rows, n);
}
