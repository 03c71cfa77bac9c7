/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/review_repo.h"

#include "shared/store/docs.h"

#define OF_LISTING \
	{ DOCS_EQ, "kind", F_ENUM(review_ask, kind, review_kinds, ) }, \
	{ DOCS_EQ, NULL, F_I64(review_ask, listing_id, ) }

static const struct docs_query newest = {
	.name = "review.newest",
	.collection = "reviews",
	.where = WHERE(OF_LISTING, { DOCS_LT, "created_at", F_INSTANT(review_ask, before, ) }),
	.sort = "-created_at,-id",
	.out = &review_shown_codec,
};

static const struct docs_query stars = {
	.name = "review.stars",
	.collection = "reviews",
	.where = WHERE(OF_LISTING),
};

enum status
review_repo_newest(struct docs *docs, struct arena *mem, const struct review_ask *ask, int64_t limit,
                   struct review_shown **rows, size_t *n)
{
	return docs_find(docs, mem, &newest, ask, limit, rows, n);
}

enum status
review_repo_stars(struct docs *docs, struct arena *mem, const struct review_ask *ask,
                  struct star_count **counts, size_t *n)
{
	struct docs_group *groups;
	enum status st = docs_groups(docs, mem, &stars, ask, "stars", NULL, &groups, n);

	if (st != ST_OK)
		return st;
	*counts = arena_zalloc(mem, (*n + 1) * sizeof **counts);
	for (size_t i = 0; i < *n; i++)
		(*counts)[i] = (struct star_count){ groups[i].number, groups[i].count };
	return ST_OK;
}
