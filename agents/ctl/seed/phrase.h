/* SPDX-License-Identifier: Apache-2.0 */
/* Sentences that are true of a thing: each phrase of a table has a topic, the
 * stars it fits, and the words that the thing must have (or, with !, lack). */
#ifndef AGENTS_CTL_SEED_PHRASE_H
#define AGENTS_CTL_SEED_PHRASE_H

#include "agents/ctl/seed/rng.h"
#include "shared/base/buffer.h"
#include "shared/base/problem.h"

#define PHRASES_MAX 8              /* picked at once */

struct phrase {
	const char  *topic, *needs, *text;
	const char **words;        /* of needs */
	size_t       n_words;
	int64_t      low, high;    /* stars */
};

struct phrases { struct phrase *items; size_t n; };

struct ask {
	const char *topic;
	int64_t     stars;
	const char *words;         /* what the thing has: pool,wifi */
};

struct fill { const char *name, *value; };      /* {name} becomes value; ends with NULL */

enum status phrases_read(struct arena *, const char *table, struct phrases *, struct problem *) MUST_CHECK;

/* Up to most different ones that fit, no two of the same need. */
size_t phrases_pick(const struct phrases *, struct rng *, const struct ask *,
                    const struct phrase **picked, size_t most);
/* Appends it, after a space when there is something before. */
void phrase_say(struct buffer *, const struct phrase *, const struct fill *);

#endif
