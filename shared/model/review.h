/* SPDX-License-Identifier: Apache-2.0 */
/* Reviews of a flight, a hotel or a car, by people who were there. MongoDB
 * collection "reviews", one document each with these members. */
#ifndef SHARED_MODEL_REVIEW_H
#define SHARED_MODEL_REVIEW_H

#include "shared/codec/codec.h"

enum review_kind { REVIEW_FLIGHT, REVIEW_HOTEL, REVIEW_CAR };
extern const char *const review_kinds[];       /* flight, hotel, car */

struct review {
	struct uuid id, booking_id;            /* one review for each booking and listing */
	unsigned    kind;
	int64_t     listing_id, user_id;       /* flights.id, hotels.id or cars.id */
	const char *author;                    /* "Maya R." */
	int64_t     stars;                     /* 1..5 */
	const char *title, *text, *stayed;     /* stayed: 2026-05 */
	const char *reply;                     /* of the house */
	int64_t     created_at;
};
/* What is shown: without the user. */
struct review_shown {
	struct uuid id; const char *author; int64_t stars;
	const char *title, *text, *stayed, *reply; int64_t created_at;
};
struct review_list { int64_t id; int64_t limit; const char *after; };
struct star_count { int64_t stars, count; };
struct review_page {
	struct review_shown *items; size_t n; int64_t total; struct star_count *stars;
	size_t n_stars; const char *next;
};

extern const struct codec review_codec, review_shown_codec, review_list_codec, star_count_codec, review_page_codec;

#endif
