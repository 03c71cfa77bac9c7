/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/trips.h"

#include <string.h>

#include "shared/base/text.h"
#include "shared/store/booking_read_repo.h"

#define FIRST 1                                    /* instant 0 is none */
#define LAST  (INT64_C(253402300799) * 1000000)    /* the end of the year 9999 */

enum when { ALL, PAST, CURRENT, FUTURE };

struct cursor { int64_t at; struct uuid id; };

static const char *
cursor_text(struct arena *mem, int64_t at, const struct uuid *id)
{
	char hex[UUID_TEXT];

	uuid_text(id, hex);
	return arena_printf(mem, "%lld.%s", (long long)at, hex);
}

/* None is the one before the first row. */
static bool
cursor_read(struct arena *mem, const char *text, bool down, struct cursor *c)
{
	const char *dot = text == NULL ? NULL : strchr(text, '.');

	*c = (struct cursor){ .at = down ? LAST : FIRST };
	memset(c->id.b, 0xff, sizeof c->id.b);
	if (text == NULL)
		return true;
	return dot != NULL && text_i64(arena_strndup(mem, text, (size_t)(dot - text)), &c->at) &&
	       c->at >= FIRST && c->at <= LAST && uuid_parse(dot + 1, &c->id);
}

static const char *
how_many(struct arena *mem, unsigned kind, size_t n)
{
	static const char *const units[] = { "flights", "nights", "days" };

	if (n == 1)
		return kind == ITEM_ROOM ? "1 night" : kind == ITEM_CAR ? "1 day" : NULL;
	return arena_printf(mem, "%zu %s", n, units[kind]);
}

struct booking_item
trips_merge(struct arena *mem, const struct booking_item *const *items, size_t n)
{
	struct booking_item all = *items[0];
	const char *units = how_many(mem, all.kind, n);

	for (size_t i = 1; i < n; i++) {
		const struct booking_item *more = items[i];
		all.price_minor += more->price_minor;
		all.tax_minor += more->tax_minor;
		all.fee_minor += more->fee_minor;
		if (more->ends_at <= all.ends_at)
			continue;
		all.ends_at = more->ends_at;
		all.ends_local = more->ends_local;
		all.ends_zone = more->ends_zone;
		all.ends_abbr = more->ends_abbr;
	}
	if (units != NULL)
		all.detail = arena_printf(mem, "%s · %s", all.detail, units);
	return all;
}

/* The items from at on that are of one booking and one part. */
static size_t
run_of(const struct booking_items *list, size_t at)
{
	const struct booking_item_seen *first = &list->at[at];
	size_t n = 1;

	while (at + n < list->n && list->at[at + n].item.part == first->item.part &&
	       memcmp(&list->at[at + n].booking_id, &first->booking_id, sizeof first->booking_id) == 0)
		n++;
	return n;
}

static void
add_items(struct arena *mem, struct booking_summary *b, const struct booking_items *list)
{
	const struct booking_item *part[BOOKING_ITEMS_MAX];

	b->items = arena_zalloc(mem, BOOKING_OFFERS_MAX * sizeof *b->items);
	for (size_t i = 0, n; i < list->n; i += n) {
		n = run_of(list, i);
		if (memcmp(&list->at[i].booking_id, &b->id, sizeof b->id) != 0 || b->n_items == BOOKING_OFFERS_MAX)
			continue;
		for (size_t k = 0; k < n && k < BOOKING_ITEMS_MAX; k++)
			part[k] = &list->at[i + k].item;
		b->items[b->n_items++] = trips_merge(mem, part, n < BOOKING_ITEMS_MAX ? n : BOOKING_ITEMS_MAX);
	}
}

static enum status
fill_items(struct db *db, struct arena *mem, const struct booking_rows *rows)
{
	struct uuid *ids = arena_zalloc(mem, (rows->n + 1) * sizeof *ids);
	struct booking_items list;
	enum status st;

	for (size_t i = 0; i < rows->n; i++)
		ids[i] = rows->at[i].id;
	st = booking_read_repo_items(db, mem, ids, rows->n, &list);
	for (size_t i = 0; i < rows->n && st == ST_OK; i++)
		add_items(mem, &rows->at[i], &list);
	return st;
}

enum status
trips_page(struct db *db, struct arena *mem, int64_t user_id, const struct booking_list *in, struct booking_page *page)
{
	struct booking_ask ask = { .user_id = user_id, .when = in->when, .limit = in->limit + 1 };
	struct booking_rows rows = {0};
	struct cursor c;
	enum status st;

	if (!cursor_read(mem, in->after, in->when == ALL || in->when == PAST, &c))
		return ST_INVALID;
	ask.after_at = c.at;
	ask.after_id = c.id;
	st = booking_read_repo_page(db, mem, &ask, &rows);
	if (st != ST_OK)
		return st;
	if (rows.n > (size_t)in->limit) {
		const struct booking_summary *last = &rows.at[--rows.n - 1];
		page->next = cursor_text(mem, last->starts_at, &last->id);
	}
	page->items = rows.at;
	page->n = rows.n;
	return fill_items(db, mem, &rows);
}

enum status
bills_page(struct db *db, struct arena *mem, int64_t user_id, const struct bill_list *in, struct bill_page *page)
{
	struct bill_ask ask = { .user_id = user_id, .limit = in->limit + 1 };
	struct cursor c;
	enum status st;

	if (!cursor_read(mem, in->after, true, &c))
		return ST_INVALID;
	ask.after_at = c.at;
	ask.after_id = c.id;
	st = bill_read_repo_page(db, mem, &ask, &page->items, &page->n);
	if (st == ST_OK && page->n > (size_t)in->limit) {
		const struct bill *last = &page->items[--page->n - 1];
		page->next = cursor_text(mem, last->created_at, &last->id);
	}
	return st;
}
