/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/places.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define TYPED_MAX 40

struct hit { const struct place_row *row; int64_t rank; };

static int
least(int a, int b, int c)
{
	int m = a < b ? a : b;

	return m < c ? m : c;
}

/* The slips between typed and the best-fitting start of word. */
static int
slips(const char *typed, size_t n, const char *word)
{
	int rows[TYPED_MAX + 1][TYPED_MAX + 4];
	size_t m = strlen(word) < n + 2 ? strlen(word) : n + 2;
	int best = (int)n;

	for (size_t i = 0; i <= n; i++)
		for (size_t j = 0; j <= m; j++) {
			bool same;
			if (i == 0 || j == 0) {
				rows[i][j] = (int)(i + j);
				continue;
			}
			same = tolower((unsigned char)typed[i - 1]) == tolower((unsigned char)word[j - 1]);
			rows[i][j] = least(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + !same);
			if (i > 1 && j > 1 && tolower((unsigned char)typed[i - 1]) == tolower((unsigned char)word[j - 2]) &&
			    tolower((unsigned char)typed[i - 2]) == tolower((unsigned char)word[j - 1]))
				rows[i][j] = least(rows[i][j], rows[i - 2][j - 2] + 1, rows[i][j]);
		}
	for (size_t j = 0; j <= m; j++)
		best = rows[n][j] < best ? rows[n][j] : best;
	return best;
}

/* The start of the name, or of a word in it; the fewest slips of all. */
static int
name_slips(const char *typed, size_t n, const char *name)
{
	int best = slips(typed, n, name);

	for (const char *at = name; (at = strpbrk(at, " -/(")) != NULL;) {
		int here = slips(typed, n, ++at);
		best = here < best ? here : best;
	}
	return best;
}

/* Smaller is better; -1: not it. */
static int64_t
rank_of(const struct place_row *r, const char *typed, size_t n)
{
	int allowed = n < 4 ? 0 : n < 7 ? 1 : 2, city, name, fewest;

	if (n == 3 && strcasecmp(typed, r->place.code) == 0)
		return -1000000;
	city = name_slips(typed, n, r->place.city);
	name = name_slips(typed, n, r->place.name);
	fewest = city <= name ? city : name;
	if (fewest > allowed)
		return -1;
	return fewest * 100000 + (city <= name ? 0 : 20000) + (10000 - r->weight) +
	    (strcmp(r->place.name, r->place.city) != 0);      /* the city before its airports */
}

static bool
serves(const struct place_row *r, const char *for_)
{
	if (for_ == NULL)
		return r->flights || r->hotels || r->cars;
	return strcmp(for_, "hotels") == 0 ? r->hotels : strcmp(for_, "cars") == 0 ? r->cars : r->flights;
}

static int
by_rank(const void *p, const void *q)
{
	const struct hit *a = p, *b = q;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return strcmp(a->row->place.code, b->row->place.code);
}

/* A city and its only airport share their code. */
static bool
listed(const struct place_page *page, const char *code)
{
	for (size_t i = 0; i < page->n; i++)
		if (strcmp(page->items[i].code, code) == 0)
			return true;
	return false;
}

void
places_find(struct arena *mem, const struct place_query *q, const struct place_row *rows, size_t n,
            struct place_page *page)
{
	struct hit *hits = arena_zalloc(mem, (n + 1) * sizeof *hits);
	size_t typed = strnlen(q->q, TYPED_MAX), n_hits = 0;

	for (size_t i = 0; i < n; i++) {
		int64_t rank = serves(&rows[i], q->for_) ? rank_of(&rows[i], q->q, typed) : -1;
		if (rank != -1)
			hits[n_hits++] = (struct hit){ &rows[i], rank };
	}
	qsort(hits, n_hits, sizeof *hits, by_rank);
	page->items = arena_zalloc(mem, ((size_t)q->limit + 1) * sizeof *page->items);
	for (size_t i = 0; i < n_hits && page->n < (size_t)q->limit; i++)
		if (!listed(page, hits[i].row->place.code))
			page->items[page->n++] = hits[i].row->place;
}
