/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/rank.h"

#include <stdlib.h>
#include <string.h>

#include "shared/base/text.h"

static int
by_key(const void *p, const void *q)
{
	const struct ranked *a = p, *b = q;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return strcmp(a->id, b->id);
}

size_t
rank_sort(struct ranked *r, size_t n)
{
	size_t good = 0;

	for (size_t i = 0; i < n; i++)
		if (r[i].fails == 0) {
			struct ranked swap = r[good];
			r[good++] = r[i];
			r[i] = swap;
		}
	qsort(r, good, sizeof *r, by_key);
	return good;
}

/* "key:id" */
static enum status
read_cursor(struct arena *mem, const char *after, struct ranked *at)
{
	size_t n;
	const char *text = (const char *)text_unbase64url(mem, after, &n), *colon;

	if (text == NULL || (colon = memchr(text, ':', n)) == NULL)
		return ST_INVALID;
	at->id = arena_strndup(mem, colon + 1, n - (size_t)(colon + 1 - text));
	return text_i64(arena_strndup(mem, text, (size_t)(colon - text)), &at->key) ? ST_OK : ST_INVALID;
}

enum status
rank_page(struct arena *mem, const struct ranked *r, size_t n, const char *after, int64_t limit,
          size_t *start, size_t *count, const char **next)
{
	struct ranked at;
	const char *text;

	*start = 0;
	*next = NULL;
	if (after != NULL) {
		if (read_cursor(mem, after, &at) != ST_OK)
			return ST_INVALID;
		while (*start < n && by_key(&r[*start], &at) <= 0)
			++*start;
	}
	*count = n - *start < (size_t)limit ? n - *start : (size_t)limit;
	if (*count > 0 && *start + *count < n) {
		const struct ranked *last = &r[*start + *count - 1];
		text = arena_printf(mem, "%lld:%s", (long long)last->key, last->id);
		*next = text_base64url(mem, text, strlen(text));
	}
	return ST_OK;
}

#define FACET_VALUES_MAX 64

static struct facet *
facet_of(struct facets *f, struct facet_group *g, const char *value, const char *label)
{
	for (size_t i = 0; i < g->n; i++)
		if (strcmp(g->items[i].value, value) == 0)
			return &g->items[i];
	if (g->items == NULL)
		g->items = arena_zalloc(f->mem, FACET_VALUES_MAX * sizeof *g->items);
	if (g->n == FACET_VALUES_MAX)
		return NULL;
	g->items[g->n] = (struct facet){ .value = value, .label = label };
	return &g->items[g->n++];
}

void
facet_add(struct facets *f, unsigned group, const struct ranked *r, const char *value, const char *label)
{
	struct facet *one;

	if ((r->fails & ~(1u << group)) != 0 ||
	    (one = facet_of(f, &f->groups[group], value, label)) == NULL)
		return;
	if (one->count++ == 0 || r->total_minor < one->from_minor)
		one->from_minor = r->total_minor;
}

static int
by_count(const void *p, const void *q)
{
	const struct facet *a = p, *b = q;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return strcmp(a->label, b->label);
}

struct facet_group *
facets_done(struct facets *f, size_t *n)
{
	for (size_t g = 0; g < f->n; g++)
		if (f->groups[g].n > 0)
			qsort(f->groups[g].items, f->groups[g].n, sizeof *f->groups[g].items, by_count);
	*n = f->n;
	return memcpy(arena_zalloc(f->mem, sizeof f->groups), f->groups, sizeof f->groups);
}

int64_t
rank_excess(int64_t v, int64_t least)
{
	return least <= 0 ? 0 : (v - least) * 1000 / least;
}
