/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/check_repo.h"

#include "shared/model/booking.h"
#include "shared/store/db.h"

struct line { const char *text; int64_t older_s; };
struct since { int64_t at; };
static CODEC(line, F_STR(line, text));
static CODEC(check_bill,
	F_UUID(check_bill, id), F_STR(check_bill, code), F_STR(check_bill, psp_ref),
	F_ENUM(check_bill, state, bill_states), F_I64(check_bill, amount_minor), F_BOOL(check_bill, fresh),
	F_I64(check_bill, done_minor), F_I64(check_bill, calling_minor));

#define BOOKING "'booking ', b.code, ' ', LOWER(HEX(b.id)), ' ', b.state"
/* A payment that was taken, whatever became of it. */
#define TAKEN "('CAPTURED', 'PARTIAL', 'REFUNDED', 'CAPTURED-LATE')"
/* Sums that a booking's refunds must agree with. */
#define REFUNDS " LEFT JOIN (SELECT billing_id, SUM(IF(state = 'DONE', amount_minor, 0)) done," \
	" SUM(IF(state = 'FAILED', 0, amount_minor)) asked FROM refunds GROUP BY billing_id) r ON r.billing_id = p.id"

/* What is kept for a while only is asked for within that while. */
#define KEPT "NOW(6) - INTERVAL 6 DAY"

#define OLDER BIND(F_I64(line, older_s))
/*        invariant  name, what it means, parameters, the query */
#define CHECKS(X) \
	X("I1", "stock", "what is left is the capacity and the sum of the ledger", NULL, \
	  "SELECT CONCAT('inventory ', i.id, ' ', i.kind, ' ', i.listing, ' ', i.day, ': capacity ', i.capacity," \
	  " ' ledger ', COALESCE(l.sum, 0), ' left ', i.left_) FROM inventory i" \
	  " LEFT JOIN (SELECT inv_id, SUM(delta) sum FROM inventory_ledger GROUP BY inv_id) l ON l.inv_id = i.id" \
	  " WHERE i.left_ > i.capacity OR i.left_ <> CAST(i.capacity AS SIGNED) + COALESCE(l.sum, 0)") \
	X("I1", "ledger", "a hold is taken once, a release given once, both of rows and bookings that are there", NULL, \
	  "SELECT CONCAT('ledger ', l.id, ' ', l.reason, ' ', l.delta, ' of inventory ', l.inv_id) FROM inventory_ledger l" \
	  " LEFT JOIN inventory i ON i.id = l.inv_id LEFT JOIN bookings b ON b.id = l.booking_id" \
	  " WHERE i.id IS NULL OR (l.reason <> 'adjust' AND (b.id IS NULL OR l.once IS NULL OR l.once <> 1" \
	  " OR (l.reason = 'hold') <> (l.delta < 0) OR l.delta = 0)) OR (l.reason = 'adjust' AND l.once IS NOT NULL)") \
	X("I2", "held", "a booking that is held or confirmed has its places, any other none", NULL, \
	  "SELECT CONCAT(" BOOKING ", ': inventory ', x.inv_id, ' differs by ', SUM(x.n)) FROM" \
	  " (SELECT l.booking_id, l.inv_id, l.delta n FROM inventory_ledger l WHERE l.reason IN ('hold', 'release')" \
	  " UNION ALL SELECT k.booking_id, k.inv_id, k.qty FROM booking_items k JOIN bookings c ON c.id = k.booking_id" \
	  " WHERE c.state IN ('HELD', 'CONFIRMED')) x JOIN bookings b ON b.id = x.booking_id" \
	  " GROUP BY x.booking_id, x.inv_id HAVING SUM(x.n) <> 0") \
	X("I2", "paid", "a confirmed booking is paid once, of its total", NULL, \
	  "SELECT CONCAT(" BOOKING ", ': ', COUNT(p.id), ' payments taken') FROM bookings b" \
	  " LEFT JOIN billing p ON p.booking_id = b.id AND p.state IN ('CAPTURED', 'PARTIAL') AND p.amount_minor = b.total_minor" \
	  " WHERE b.state = 'CONFIRMED' GROUP BY b.id HAVING COUNT(p.id) <> 1") \
	X("I2", "once", "a payment is taken once at most", NULL, \
	  "SELECT CONCAT(" BOOKING ", ': ', COUNT(*), ' payments taken') FROM bookings b" \
	  " JOIN billing p ON p.booking_id = b.id AND p.state IN " TAKEN " GROUP BY b.id HAVING COUNT(*) > 1") \
	X("I2", "unpaid", "a booking that ended otherwise is not paid, or paid back", NULL, \
	  "SELECT CONCAT(" BOOKING ", ': taken ', p.amount_minor, ' given back ', COALESCE(r.asked, 0)) FROM bookings b" \
	  " JOIN billing p ON p.booking_id = b.id AND p.state IN " TAKEN REFUNDS \
	  " WHERE b.state NOT IN ('CONFIRMED', 'CANCELLED') AND COALESCE(r.asked, 0) <> p.amount_minor") \
	X("I2", "promised", "cancelling gives back what was promised", NULL, \
	  "SELECT CONCAT(" BOOKING ", ': promised ', COALESCE(c.refund_minor, '-'), ' asked for ', COALESCE(SUM(r.amount_minor), 0))" \
	  " FROM bookings b LEFT JOIN cancellations c ON c.booking_id = b.id AND c.state = 'DONE'" \
	  " LEFT JOIN refunds r ON r.booking_id = b.id AND r.request_id = LOWER(HEX(c.id))" \
	  " WHERE b.state = 'CANCELLED' OR c.id IS NOT NULL GROUP BY b.id, c.id" \
	  " HAVING MAX(b.state) <> 'CANCELLED' OR MAX(c.id) IS NULL OR COALESCE(SUM(r.amount_minor), 0) <> MAX(c.refund_minor)") \
	X("I2", "cancelled", "a booking is cancelled once", NULL, \
	  "SELECT CONCAT(" BOOKING ", ': ', COUNT(*), ' cancellations') FROM bookings b JOIN cancellations c ON c.booking_id = b.id" \
	  " AND c.state = 'DONE' GROUP BY b.id HAVING COUNT(*) > 1") \
	X("I2", "bill", "a bill's state says what was given back of it, and it is of a booking's total", NULL, \
	  "SELECT CONCAT('bill ', LOWER(HEX(p.id)), ' ', p.state, ' ', p.amount_minor, ': given back ', COALESCE(r.done, 0)," \
	  " ' asked for ', COALESCE(r.asked, 0)) FROM billing p LEFT JOIN bookings b ON b.id = p.booking_id" REFUNDS \
	  " WHERE b.id IS NULL OR p.amount_minor <> b.total_minor OR p.user_id <> b.user_id" \
	  " OR COALESCE(r.asked, 0) > p.amount_minor OR COALESCE(r.done, 0) <> CASE p.state" \
	  " WHEN 'REFUNDED' THEN p.amount_minor WHEN 'PARTIAL' THEN LEAST(GREATEST(COALESCE(r.done, 0), 1), p.amount_minor - 1)" \
	  " ELSE 0 END OR (p.state NOT IN " TAKEN " AND COALESCE(r.asked, 0) <> 0)" \
	  " OR (p.state IN " TAKEN ") <> (p.captured_at IS NOT NULL AND p.psp_ref IS NOT NULL)") \
	X("I2", "attempt", "a booking that is held waits for its last bill, no other waits for any", NULL, \
	  "SELECT CONCAT(" BOOKING ", ': ', COALESCE(p.state, 'no bill'), ' is bill ', COALESCE(p.attempt, 0)) FROM bookings b" \
	  " LEFT JOIN billing p ON p.booking_id = b.id WHERE (p.id IS NULL AND b.state IN ('HELD', 'CONFIRMED'))" \
	  " OR (p.state IN ('TODO', 'CHARGING', 'ACTION') AND (b.state <> 'HELD'" \
	  " OR p.attempt <> (SELECT MAX(q.attempt) FROM billing q WHERE q.booking_id = b.id)))" \
	  " OR (p.id IS NOT NULL AND b.state IN ('PENDING', 'REJECTED'))") \
	X("I2", "total", "a booking costs what its items cost, and begins when they do", NULL, \
	  "SELECT CONCAT(" BOOKING ", ': total ', b.total_minor, ' items ', COALESCE(i.sum, 0)) FROM bookings b LEFT JOIN" \
	  " (SELECT booking_id, SUM(price_minor * qty + tax_minor + fee_minor) sum, MIN(starts_at) starts, MAX(ends_at) ends," \
	  " MIN(inv_id) first FROM booking_items GROUP BY booking_id) i ON i.booking_id = b.id" \
	  " WHERE COALESCE(i.sum, -1) <> b.total_minor OR i.starts <> b.starts_at OR i.ends <> b.ends_at OR i.first <> b.first_inv_id") \
	X("I2", "refund", "a refund is of a bill of its booking", NULL, \
	  "SELECT CONCAT('refund ', LOWER(HEX(r.id)), ' ', r.state) FROM refunds r LEFT JOIN billing p ON p.id = r.billing_id" \
	  " WHERE p.id IS NULL OR p.booking_id <> r.booking_id OR (r.state = 'DONE') <> (r.psp_ref IS NOT NULL AND r.done_at IS NOT NULL)" \
	  " AND r.state <> 'FAILED'") \
	X("I4", "open", "an open booking ends soon after its hold", OLDER, \
	  "SELECT CONCAT(" BOOKING ", ': held until ', b.hold_until) FROM bookings b" \
	  " WHERE b.state IN ('PENDING', 'HELD') AND b.hold_until < NOW(6) - INTERVAL ? SECOND") \
	X("I5", "key", "a key made one booking, and it is its owner's", NULL, \
	  "SELECT CONCAT('key of user ', k.user_id, ' made booking ', COALESCE(JSON_VALUE(k.response, '$.id'), '?')) FROM idem_keys k" \
	  " LEFT JOIN bookings b ON b.id = UNHEX(JSON_VALUE(k.response, '$.id')) AND b.user_id = k.user_id" \
	  " WHERE k.method_path = 'POST /api/bookings' AND b.id IS NULL") \
	X("I5", "unkeyed", "every booking that was sold was made by one key", NULL, \
	  "SELECT CONCAT(" BOOKING ", ': ', COUNT(k.id), ' keys') FROM bookings b" \
	  " LEFT JOIN (SELECT user_id, UNHEX(JSON_VALUE(response, '$.id')) id FROM idem_keys WHERE method_path = 'POST /api/bookings') k" \
	  " ON k.id = b.id AND k.user_id = b.user_id" \
	  " WHERE b.origin = 'sale' AND b.created_at > " KEPT " GROUP BY b.id HAVING COUNT(k.id) <> 1") \
	X("I6", "mail", "a booking that was confirmed or cancelled has its mail", NULL, \
	  "SELECT CONCAT(" BOOKING ", ': no ', x.kind, ' mail') FROM bookings b" \
	  " JOIN (SELECT 'CONFIRMED' state, 'confirm' kind UNION ALL SELECT 'CANCELLED', 'cancel') x ON x.state = b.state" \
	  " LEFT JOIN mail_queue m ON m.booking_id = b.id AND m.kind = x.kind WHERE b.origin = 'sale' AND m.id IS NULL") \
	X("I6", "unasked", "no mail tells what did not happen", NULL, \
	  "SELECT CONCAT('mail ', m.id, ' ', m.kind, ' of booking ', COALESCE(b.code, '-'), ' ', COALESCE(b.state, '-'))" \
	  " FROM mail_queue m LEFT JOIN bookings b ON b.id = m.booking_id WHERE m.kind IN ('confirm', 'cancel', 'refund') AND CASE m.kind" \
	  " WHEN 'confirm' THEN NOT EXISTS (SELECT 1 FROM billing p WHERE p.booking_id = b.id AND p.state IN ('CAPTURED', 'PARTIAL', 'REFUNDED'))" \
	  " WHEN 'cancel' THEN COALESCE(b.state, '-') <> 'CANCELLED'" \
	  " ELSE NOT EXISTS (SELECT 1 FROM refunds r WHERE r.booking_id = b.id AND r.state = 'DONE') END") \
	X("I7", "processed", "every capture and every refund was told once", NULL, \
	  "SELECT CONCAT(" BOOKING ", ': ', x.kind, ' ', LOWER(HEX(x.id)), ' was not told') FROM" \
	  " (SELECT id, booking_id, 'charge' kind FROM billing WHERE captured_at > " KEPT " UNION ALL" \
	  " SELECT id, booking_id, 'refund' FROM refunds WHERE state = 'DONE' AND done_at > " KEPT ") x" \
	  " JOIN bookings b ON b.id = x.booking_id AND b.origin = 'sale'" \
	  " LEFT JOIN outbox o ON o.event_id = x.id AND o.topic = 'payments.processed'" \
	  " AND UNHEX(JSON_VALUE(o.payload, '$.data.booking_id')) = b.id AND JSON_VALUE(o.payload, '$.data.kind') = x.kind" \
	  " WHERE o.id IS NULL") \
	X("I7", "untrue", "nothing was told that was not captured or given back", NULL, \
	  "SELECT CONCAT('event ', LOWER(HEX(o.event_id)), ' of payments.processed') FROM outbox o" \
	  " LEFT JOIN billing p ON p.id = o.event_id AND p.captured_at IS NOT NULL" \
	  " LEFT JOIN refunds r ON r.id = o.event_id AND r.state = 'DONE'" \
	  " WHERE o.topic = 'payments.processed' AND p.id IS NULL AND r.id IS NULL")

static const struct check checks[] = {
#define X(invariant, name, about, parameters, statement) { invariant, name, about },
	CHECKS(X)
#undef X
};
#define N_CHECKS (sizeof checks / sizeof *checks)

static const struct query queries[N_CHECKS] = {
#define X(invariant, title, about, parameters, statement) \
	{ .name = "check." title, .sql = statement, .in = parameters, .out = &line_codec },
	CHECKS(X)
#undef X
};

/* What happened since then may not be in the provider's books as they were read. */
static const struct query bills = {
	.name = "check.bills",
	.sql = "SELECT p.id, b.code, p.psp_ref, p.state, p.amount_minor, COALESCE(p.captured_at >= ?, FALSE),"
	    " CAST(COALESCE(SUM(IF(r.state = 'DONE' AND r.done_at < ?, r.amount_minor, 0)), 0) AS SIGNED),"
	    " CAST(COALESCE(SUM(IF(r.state = 'CALLING' OR (r.state = 'DONE' AND r.done_at >= ?), r.amount_minor, 0)), 0)"
	    " AS SIGNED) FROM billing p JOIN bookings b ON b.id = p.booking_id"
	    " LEFT JOIN refunds r ON r.billing_id = p.id GROUP BY p.id ORDER BY p.id",
	.in = BIND(F_INSTANT(since, at), F_INSTANT(since, at), F_INSTANT(since, at)),
	.out = &check_bill_codec,
};

size_t
check_repo_count(void)
{
	return N_CHECKS;
}

const struct check *
check_repo_at(size_t i)
{
	return &checks[i];
}

static enum status
one_line(void *arg, const void *row)
{
	const struct check_take *take = arg;
	const struct line *line = row;

	return take->fn(take->arg, line->text != NULL ? line->text : "?");
}

enum status
check_repo_run(struct db *db, size_t i, int64_t older_s, const struct check_take *take)
{
	struct check_take copy = *take;

	return db_each(db, &queries[i], &(struct line){ .older_s = older_s }, one_line, &copy);
}

static enum status
one_bill(void *arg, const void *row)
{
	const struct check_bill_take *take = arg;

	return take->fn(take->arg, row);
}

enum status
check_repo_bills(struct db *db, int64_t since, const struct check_bill_take *take)
{
	struct check_bill_take copy = *take;

	return db_each(db, &bills, &(struct since){ since }, one_bill, &copy);
}
