/* SPDX-License-Identifier: Apache-2.0 */
/* Finished answers in Redis. A key's value is the bytes that were sent, with
 * their ETag, the time they were made and the generations they were made
 * under; a change of stock or price raises a generation, so nothing is ever
 * deleted by pattern. Fresh for 15 minutes, kept for an hour; older than
 * fresh, it is given while somebody else makes it anew, or while MySQL is
 * away: then without offers, marked "old", with the header Age-Of-Prices. */
#ifndef SHARED_WEB_CACHED_H
#define SHARED_WEB_CACHED_H

#include "shared/codec/codec.h"
#include "shared/web/request.h"

#define CACHED_GENS_MAX 2

struct cached {
	const char         *key;       /* query:hotels:... */
	const char         *gens[CACHED_GENS_MAX];
	size_t              n_gens;
	const struct codec *of;        /* of what fill fills */
	enum status       (*fill)(struct request *, const void *in, void *out);
};

/* Answers from Redis or by fill; one process at a time fills a key, the others
 * wait up to 50 ms for it. The answer is public. With Redis away: by fill. */
enum status cached_answer(struct request *, const struct cached *, const void *in, void *out) MUST_CHECK;

/* The key of a query: prefix and the hash of its normalised form. */
const char *cached_key(struct arena *, const char *prefix, const struct codec *, const void *in);

/* The answer without offers and marked old (for tests). Works in place; returns the new length. */
size_t cached_make_old(char *json, size_t n);

#endif
