/* SPDX-License-Identifier: Apache-2.0 */
/* Whole answers in memory: sorted by a key and then by id, cut into pages by
 * a cursor that names the last one shown; and counted by facets. */
#ifndef SHARED_TRAVEL_RANK_H
#define SHARED_TRAVEL_RANK_H

#include "shared/model/common.h"

/* One candidate. fails has a bit for each filter group that it does not pass. */
struct ranked {
	int64_t     key;
	const char *id;
	const void *item;
	int64_t     total_minor;
	unsigned    fails;
};

/* Moves those that pass all filters to the front, sorted; returns their number. */
size_t rank_sort(struct ranked *, size_t n);
/* The page behind the cursor (NULL: the first): its start and length; the
 * cursor of the next page or NULL. A cursor that is not ours: ST_INVALID. */
enum status rank_page(struct arena *, const struct ranked *, size_t n, const char *after,
                      int64_t limit, size_t *start, size_t *count, const char **next) MUST_CHECK;

/* Facets. A candidate counts in a group when it passes all filters but, at most, that group's own. */
#define FACET_GROUPS_MAX 8
struct facets { struct arena *mem; struct facet_group groups[FACET_GROUPS_MAX]; size_t n; };

void facet_add(struct facets *, unsigned group, const struct ranked *, const char *value, const char *label);
/* The groups with their values, the most frequent first. */
struct facet_group *facets_done(struct facets *, size_t *n);

/* How much more, in thousandths of the least: 0 for the least. */
int64_t rank_excess(int64_t v, int64_t least);

#endif
