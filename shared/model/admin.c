/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/model/admin.h"

CODEC(admin_list,
	F_STR(admin_list, q, .max = 80),
	F_I64(admin_list, limit, .min = 1, .max = 100, .otherwise = 20),
	F_I64(admin_list, after, .min = 0, .max = I64_JSON_MAX));

CODEC(admin_listing,
	F_I64(admin_listing, id, .must = true),
	F_STR(admin_listing, kind, .must = true),
	F_STR(admin_listing, name, .must = true),
	F_STR(admin_listing, place, .must = true),
	F_STR(admin_listing, status, .must = true),
	F_I64(admin_listing, rating_10, .must = true),
	F_I64(admin_listing, review_count, .must = true));

CODEC(admin_listing_page,
	F_LIST(admin_listing_page, items, n, admin_listing, .must = true),
	F_I64(admin_listing_page, next, .zero_null = true));

CODEC(admin_user,
	F_I64(admin_user, id, .must = true),
	F_STR(admin_user, email, .must = true, .doc = "Masked."),
	F_STR(admin_user, name, .must = true),
	F_STR(admin_user, place, .must = true),
	F_STR(admin_user, status, .must = true),
	F_I64(admin_user, bookings, .must = true),
	F_INSTANT(admin_user, created_at, .must = true));

CODEC(admin_user_page,
	F_LIST(admin_user_page, items, n, admin_user, .must = true),
	F_I64(admin_user_page, next, .zero_null = true));

CODEC(month_revenue,
	F_STR(month_revenue, month, .must = true),
	F_STR(month_revenue, kind, .must = true),
	F_I64(month_revenue, bookings, .must = true),
	F_I64(month_revenue, revenue_minor, .must = true),
	F_STR(month_revenue, currency, .must = true));

CODEC(admin_analytics,
	F_LIST(admin_analytics, months, n_months, month_revenue, .must = true));
