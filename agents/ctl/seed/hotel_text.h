/* SPDX-License-Identifier: Apache-2.0 */
/* What a hotel is called and what is said of it: from its own facts alone. */
#ifndef AGENTS_CTL_SEED_HOTEL_TEXT_H
#define AGENTS_CTL_SEED_HOTEL_TEXT_H

#include "agents/ctl/seed/table.h"
#include "agents/ctl/seed/world.h"

struct hotel_words {
	struct phrases sentences;
	struct table   names;          /* set, word */
};

enum status hotel_words_read(struct world *, struct hotel_words *) MUST_CHECK;

/* A name that no hotel of w has yet. */
const char *hotel_name(struct world *, const struct hotel_words *, const struct seed_hotel *, struct rng *);
/* Sets description and pet_policy. */
void hotel_describe(struct world *, const struct hotel_words *, struct seed_hotel *, struct rng *);

#endif
