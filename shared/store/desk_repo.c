/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/desk_repo.h"

#include "shared/store/db.h"

/* Begins with the text, in which % and _ stand for themselves. */
#define BEGINS(column) " AND " column " LIKE CONCAT(REPLACE(REPLACE(REPLACE(COALESCE(?, '')," \
	" '\\\\', '\\\\\\\\'), '%', '\\\\%'), '_', '\\\\_'), '%')"

/* Hotels for now; flights and cars come with the pages that edit them. */
static const struct query listings = {
	.name = "desk.listings",
	.sql = "SELECT id, 'hotel', name, CONCAT(city, ', ', COALESCE(state, country)), status, rating_10,"
	    " review_count FROM hotels WHERE id > ?" BEGINS("name") " ORDER BY id LIMIT ?",
	.in = BIND(F_I64(admin_list, after, ), F_STR(admin_list, q, ), F_I64(admin_list, limit, )),
	.out = &admin_listing_codec,
};

static const struct query users = {
	.name = "desk.users",
	.sql = "SELECT u.id, u.email, CONCAT(u.first_name, ' ', u.last_name),"
	    " CONCAT_WS(', ', u.city, u.state, u.country), u.status,"
	    " (SELECT COUNT(*) FROM bookings b WHERE b.user_id = u.id), u.created_at"
	    " FROM users u WHERE u.id > ?" BEGINS("u.last_name") " ORDER BY u.id LIMIT ?",
	.in = BIND(F_I64(admin_list, after, ), F_STR(admin_list, q, ), F_I64(admin_list, limit, )),
	.out = &admin_user_codec,
};

static const struct query months = {
	.name = "desk.months",
	.sql = "SELECT DATE_FORMAT(b.created_at, '%Y-%m'), i.kind, COUNT(*),"
	    " SUM(b.amount_minor - COALESCE((SELECT SUM(r.amount_minor) FROM refunds r"
	    "  WHERE r.billing_id = b.id AND r.state = 'DONE'), 0)), b.currency"
	    " FROM billing b JOIN booking_items i ON i.booking_id = b.booking_id AND i.n = 1"
	    " WHERE b.state IN ('CAPTURED', 'PARTIAL', 'REFUNDED')"
	    " AND b.created_at >= DATE_FORMAT(NOW() - INTERVAL 23 MONTH, '%Y-%m-01')"
	    " GROUP BY 1, 2, 5 ORDER BY 1, 2",
	.out = &month_revenue_codec,
};

enum status
desk_repo_listings(struct db *db, struct arena *mem, const struct admin_list *by,
                   struct admin_listing **rows, size_t *n)
{
	return db_all(db, mem, &listings, by, rows, n);
}

enum status
desk_repo_users(struct db *db, struct arena *mem, const struct admin_list *by, struct admin_user **rows, size_t *n)
{
	return db_all(db, mem, &users, by, rows, n);
}

enum status
desk_repo_months(struct db *db, struct arena *mem, struct month_revenue **rows, size_t *n)
{
	return db_all(db, mem, &months, NULL, rows, n);
}
