/* SPDX-License-Identifier: Apache-2.0 */
/* Bookings with all that hangs on them, as the saga would have left them. */
#ifndef AGENTS_CTL_SEED_BOOKS_H
#define AGENTS_CTL_SEED_BOOKS_H

#include "agents/ctl/seed/trips.h"
#include "agents/ctl/seed/writer.h"
#include "shared/model/review.h"

/* How a booking ended. */
#define FATES(X)                                                              \
	X(CONFIRMED, "CONFIRMED", 872)  X(GOODWILL, "CONFIRMED", 10)          \
	X(CANCELLED, "CANCELLED", 72)   X(LAPSED,   "EXPIRED",   8)           \
	X(EXPIRED,   "EXPIRED",   14)   X(REJECTED, "REJECTED",  10)          \
	X(DECLINED,  "FAILED",    14)

enum fate {
#define X(name, state, share) FATE_##name,
	FATES(X)
#undef X
	FATE__COUNT
};

/* A charge as the provider's desk takes it. */
struct charge {
	const char *payment_intent, *currency, *brand, *last4;
	struct uuid billing_id, booking_id;
	int64_t amount, created, refunded;
};

struct books {
	struct world  *w;
	struct lots   *lots;
	struct writer *out;
	struct arena  *mem;            /* as long as the run */
	struct trips   trips;
	int64_t        made;
	struct review *reviews; size_t n_reviews, room_reviews;
	struct charge *charges; size_t n_charges, room_charges;
};

/* One booking of a trip that is free. created_at is before the trip. */
struct book_order { struct person *person; struct trip *trip; int64_t created_at; enum fate fate; bool reviewed; };
enum status book(struct books *, struct rng *, const struct book_order *) MUST_CHECK;

/* All of them: the demonstration's own, then those of the others. */
enum status books_make(struct books *) MUST_CHECK;
enum status demo_books(struct books *) MUST_CHECK;
/* Whether the person is nowhere else from the one day to the other. */
bool books_free(const struct person *, int64_t from, int64_t to);

/* Perhaps a review of one of the trip's listings, once it is over. */
void reviews_think(struct books *, struct rng *, struct person *, const struct trip *);
/* Averages into listings and vendors. */
void reviews_count(struct world *, const struct review *, size_t n);

struct uuid books_uuid(struct rng *, int64_t us);

#endif
