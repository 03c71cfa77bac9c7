/* SPDX-License-Identifier: Apache-2.0 */
/* Reviews in MongoDB. */
#ifndef SHARED_STORE_REVIEW_REPO_H
#define SHARED_STORE_REVIEW_REPO_H

#include "shared/model/review.h"

struct docs;

/* Of one listing, the newest first, from before on (0: from now). */
struct review_ask { unsigned kind; int64_t listing_id, before; };
enum status review_repo_newest(struct docs *, struct arena *, const struct review_ask *, int64_t limit,
                               struct review_shown **, size_t *n) MUST_CHECK;
/* How many have each number of stars. */
enum status review_repo_stars(struct docs *, struct arena *, const struct review_ask *,
                              struct star_count **, size_t *n) MUST_CHECK;

#endif
