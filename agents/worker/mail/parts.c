/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "agents/worker/mail/letter.h"
#include "agents/worker/mail/words.h"

static const struct words { const char *kind, *qty, *unit, *from, *to; } words[] = {
	[ITEM_FLIGHT] = { "Flight", "seat", NULL,    "Departs",  "Arrives" },
	[ITEM_ROOM]   = { "Stay",   "room", "night", "Check-in", "Check-out" },
	[ITEM_CAR]    = { "Car",    "car",  "day",   "Pick-up",  "Return" },
};

/* Nights and days of one offer are one part; each flight is told by itself. */
static size_t
length(const struct booking *b, size_t from)
{
	const struct booking_item *first = &b->items[from];
	size_t n = 1;

	while (first->kind != ITEM_FLIGHT && from + n < b->n_items && b->items[from + n].part == first->part &&
	       b->items[from + n].kind == first->kind)
		n++;
	return n;
}

static struct part
part_of(struct arena *mem, const struct booking_item *first, size_t n)
{
	const struct booking_item *last = first + n - 1;
	const struct words *w = &words[first->kind <= ITEM_CAR ? first->kind : ITEM_CAR];
	const char *qty = words_count(mem, first->qty, w->qty);

	return (struct part){
		.kind = w->kind, .title = first->title, .detail = first->detail,
		.amount = w->unit == NULL ? qty
		    : arena_printf(mem, "%s, %s", qty, words_count(mem, (int64_t)n, w->unit)),
		.from = words_when(mem, first->starts_local, first->starts_abbr),
		.to = words_when(mem, last->ends_local, last->ends_abbr),
		.from_name = first->kind == ITEM_FLIGHT && first->from_place != NULL ? first->from_place : w->from,
		.to_name = first->kind == ITEM_FLIGHT && first->to_place != NULL ? first->to_place : w->to,
	};
}

struct part *
letter_parts(struct arena *mem, const struct booking *b, size_t *n)
{
	struct part *parts = arena_zalloc(mem, (b->n_items + 1) * sizeof *parts);

	*n = 0;
	for (size_t i = 0, many; i < b->n_items; i += many) {
		many = length(b, i);
		parts[(*n)++] = part_of(mem, &b->items[i], many);
	}
	return parts;
}
