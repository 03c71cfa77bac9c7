/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/phrase.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "agents/ctl/seed/table.h"
#include "shared/base/text.h"

#define FITTING_MAX 64

enum status
phrases_read(struct arena *mem, const char *table, struct phrases *ps, struct problem *p)
{
	struct table t;
	enum status st = table_read(mem, table, "ssss", &t, p);

	if (st != ST_OK)
		return st;
	ps->n = t.n;
	ps->items = arena_zalloc(mem, (t.n + 1) * sizeof *ps->items);
	for (size_t i = 0; i < t.n; i++) {
		const char *stars = table_text(&t, i, 1);
		struct phrase *f = &ps->items[i];

		*f = (struct phrase){ .topic = table_text(&t, i, 0), .needs = table_text(&t, i, 2),
			.text = table_text(&t, i, 3) };
		if (stars == NULL || strlen(stars) != 3 || f->topic == NULL || f->text == NULL)
			return problem(p, ST_FAILED, "%s: row %zu lacks stars, topic or text", table, i + 1);
		f->low = stars[0] - '0';
		f->high = stars[2] - '0';
		f->n_words = text_list(mem, f->needs, &f->words);
	}
	return ST_OK;
}

static bool
fits(const struct phrase *f, const struct ask *ask)
{
	if (strcmp(f->topic, ask->topic) != 0 || ask->stars < f->low || ask->stars > f->high)
		return false;
	for (size_t i = 0; i < f->n_words; i++) {
		bool lacks = *f->words[i] == '!';

		if (text_list_has(ask->words, f->words[i] + lacks) == lacks)
			return false;
	}
	return true;
}

static bool
same_need(const struct phrase *f, const struct phrase *const *picked, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (f->needs != NULL && picked[i]->needs != NULL && strcmp(f->needs, picked[i]->needs) == 0)
			return true;
	return false;
}

size_t
phrases_pick(const struct phrases *ps, struct rng *r, const struct ask *ask,
             const struct phrase **picked, size_t most)
{
	const struct phrase *fitting[FITTING_MAX];
	size_t n = 0, n_picked = 0;

	for (size_t i = 0; i < ps->n && n < FITTING_MAX; i++)
		if (fits(&ps->items[i], ask))
			fitting[n++] = &ps->items[i];
	while (n > 0 && n_picked < most) {
		size_t at = (size_t)rng_range(r, 0, (int64_t)n - 1);

		if (!same_need(fitting[at], picked, n_picked))
			picked[n_picked++] = fitting[at];
		fitting[at] = fitting[--n];
	}
	return n_picked;
}

static const char *
value_of(const struct fill *fill, const char *name, size_t n)
{
	for (; fill->name != NULL; fill++)
		if (strlen(fill->name) == n && memcmp(fill->name, name, n) == 0)
			return fill->value;
	abort();                   /* a table that asks for what nobody fills in */
}

void
phrase_say(struct buffer *b, const struct phrase *f, const struct fill *fill)
{
	const char *text = f->text, *open, *close;
	size_t begin;

	if (b->n > 0)
		buffer_char(b, ' ');
	begin = b->n;
	while ((open = strchr(text, '{')) != NULL && (close = strchr(open, '}')) != NULL) {
		buffer_add(b, text, (size_t)(open - text));
		buffer_str(b, value_of(fill, open + 1, (size_t)(close - open - 1)));
		text = close + 1;
	}
	buffer_str(b, text);
	b->bytes[begin] = (char)toupper((unsigned char)b->bytes[begin]);
}
