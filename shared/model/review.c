/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/model/review.h"

const char *const review_kinds[] = { "flight", "hotel", "car", NULL };

CODEC(review,
	F_UUID(review, id, .must = true),
	F_UUID(review, booking_id, .must = true),
	F_ENUM(review, kind, review_kinds, .must = true),
	F_I64(review, listing_id, .must = true),
	F_I64(review, user_id, .must = true),
	F_STR(review, author, .must = true),
	F_I64(review, stars, .must = true, .min = 1, .max = 5),
	F_STR(review, title, .must = true),
	F_STR(review, text, .must = true),
	F_STR(review, stayed, .must = true),
	F_STR(review, reply, ),
	F_INSTANT(review, created_at, .must = true));

CODEC(review_shown,
	F_UUID(review_shown, id, .must = true),
	F_STR(review_shown, author, .must = true),
	F_I64(review_shown, stars, .must = true),
	F_STR(review_shown, title, .must = true),
	F_STR(review_shown, text, .must = true),
	F_STR(review_shown, stayed, .must = true),
	F_STR(review_shown, reply, ),
	F_INSTANT(review_shown, created_at, .must = true));

CODEC(review_list,
	F_I64(review_list, id, .must = true, .min = 1, .max = I64_JSON_MAX),
	F_I64(review_list, limit, .min = 1, .max = 50, .otherwise = 10),
	F_STR(review_list, after, .max = 100, .opaque = true));

CODEC(star_count,
	F_I64(star_count, stars, .must = true),
	F_I64(star_count, count, .must = true));

CODEC(review_page,
	F_LIST(review_page, items, n, review_shown, .must = true),
	F_I64(review_page, total, .must = true),
	F_LIST(review_page, stars, n_stars, star_count, .must = true),
	F_STR(review_page, next, ));
