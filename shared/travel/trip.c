/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/trip.h"

#include <stdlib.h>
#include <string.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/store/sold_repo.h"
#include "shared/travel/price.h"
#include "shared/travel/zone.h"

static enum status
read_offers(struct trip *t, const struct keys *keys, const struct booking_new *in, struct problem *p)
{
	enum status st = ST_OK, worst = ST_OK;
	int64_t now = clock_now_us();

	t->offers = arena_zalloc(t->mem, in->n_offers * sizeof *t->offers);
	t->n_offers = in->n_offers;
	for (size_t i = 0; i < in->n_offers; i++) {
		st = offer_parse(keys, t->mem, in->offers[i], now, &t->offers[i]);
		if (st == ST_INVALID)
			worst = problem_field(p, arena_printf(t->mem, "#/offers/%zu", i), NULL, "is not an offer of ours");
		else if (st == ST_GONE && worst == ST_OK)
			worst = problem(p, ST_GONE, "offer %zu has expired: search again", i + 1);
		t->n_items += t->offers[i].n;
	}
	return worst;
}

static enum status
fit_together(struct trip *t, struct problem *p)
{
	if (t->n_items > BOOKING_ITEMS_MAX)
		return problem_field(p, "#/offers", NULL, "have more than %d nights, days and flights", BOOKING_ITEMS_MAX);
	t->currency = t->offers[0].currency;
	for (size_t i = 0; i < t->n_offers; i++) {
		if (strcmp(t->offers[i].currency, t->currency) != 0)
			return problem_field(p, arena_printf(t->mem, "#/offers/%zu", i), NULL, "is in another currency");
		t->total_minor += offer_total(&t->offers[i]);
	}
	return ST_OK;
}

static enum status
read_rows(const struct trip *t, struct db *db, struct sold_list *list)
{
	enum status st = ST_OK;

	for (unsigned kind = ITEM_FLIGHT; kind <= ITEM_CAR && st == ST_OK; kind++) {
		int64_t ids[BOOKING_ITEMS_MAX];
		struct sold_ask ask = { .kind = kind, .ids = ids };

		for (const struct offer *o = t->offers; o < t->offers + t->n_offers; o++)
			for (size_t i = 0; o->kind == kind && i < o->n; i++)
				ids[ask.n++] = o->lines[i].inv_id;
		st = sold_repo_find(db, t->mem, &ask, list);
	}
	return st;
}

static const struct sold *
row_of(const struct sold_list *list, int64_t inv_id)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].inv_id == inv_id)
			return &list->at[i];
	return NULL;
}

/* 15:00 on the day, and until 11:00 on the next one, at the place's wall clock. */
static void
set_times(struct arena *mem, struct booking_item *item, const struct sold *s, struct zone *z)
{
	int64_t day = 0;
	struct local start, end;
	char text[LOCAL_TEXT];

	(void)day_parse(s->day, &day);
	item->starts_at = zone_instant(z, day, 60 * strtol(s->from_hour, NULL, 10) + strtol(s->from_hour + 3, NULL, 10));
	item->ends_at = zone_instant(z, day + 1, 60 * strtol(s->to_hour, NULL, 10) + strtol(s->to_hour + 3, NULL, 10));
	zone_local(z, item->starts_at, &start);
	zone_local(z, item->ends_at, &end);
	item->starts_abbr = arena_strdup(mem, start.abbr);
	item->ends_abbr = arena_strdup(mem, end.abbr);
	local_text(&start, text);
	item->starts_local = arena_printf(mem, "%.10sT%.5s", text, text + 11);
	local_text(&end, text);
	item->ends_local = arena_printf(mem, "%.10sT%.5s", text, text + 11);
}

static void
describe(struct booking_item *item, const struct sold *s)
{
	item->listing_id = s->listing_id;
	item->title = s->title;
	item->detail = s->detail;
	item->from_place = s->from_place;
	item->to_place = s->to_place;
	item->starts_at = s->starts_at;
	item->ends_at = s->ends_at;
	item->starts_local = s->starts_local;
	item->ends_local = s->ends_local;
	item->starts_zone = s->starts_zone;
	item->ends_zone = s->ends_zone;
	item->starts_abbr = s->starts_abbr;
	item->ends_abbr = s->ends_abbr;
	item->refund_percent = s->terms.refund_percent;
	item->until_hours = s->terms.until_hours;
}

/* The zone of the last item is kept at hand: most trips have one. */
static enum status
write_item(struct trip *t, struct booking_item_row *row, const struct sold *s, struct zone **z)
{
	enum status st = ST_OK;

	describe(&row->item, s);
	if (row->item.kind == ITEM_FLIGHT)
		return ST_OK;
	if (*z == NULL || strcmp(zone_name(*z), s->starts_zone) != 0)
		st = zone_open(t->mem, s->starts_zone, z);
	if (st != ST_OK) {
		log_error("trip", "inventory=%lld zone=%s text=\"no such zone\"", (long long)s->inv_id, s->starts_zone);
		return ST_FAILED;
	}
	set_times(t->mem, &row->item, s, *z);
	return ST_OK;
}

static void
widen(struct trip *t, const struct booking_item_row *row)
{
	const struct booking_item *i = &row->item;

	t->starts_at = t->starts_at == 0 || i->starts_at < t->starts_at ? i->starts_at : t->starts_at;
	t->ends_at = i->ends_at > t->ends_at ? i->ends_at : t->ends_at;
	t->first_inv_id = t->first_inv_id == 0 || row->inv_id < t->first_inv_id ? row->inv_id : t->first_inv_id;
}

static enum status
write_items(struct trip *t, const struct sold_list *list)
{
	struct zone *z = NULL;
	enum status st = ST_OK;
	size_t n = 0;

	t->items = arena_zalloc(t->mem, t->n_items * sizeof *t->items);
	t->sold = arena_zalloc(t->mem, t->n_items * sizeof *t->sold);
	for (size_t k = 0; k < t->n_offers; k++) {
		const struct offer *o = &t->offers[k];
		for (const struct offer_line *l = o->lines; l < o->lines + o->n && st == ST_OK; l++, n++) {
			t->items[n] = (struct booking_item_row){ .n = (int64_t)n + 1, .inv_id = l->inv_id,
				.item = { .part = (int64_t)k + 1, .kind = o->kind, .qty = o->qty,
				          .price_minor = l->price_minor, .tax_minor = l->tax_minor, .fee_minor = l->fee_minor } };
			t->sold[n] = row_of(list, l->inv_id);
			if (t->sold[n] == NULL)
				continue;
			st = write_item(t, &t->items[n], t->sold[n], &z);
			widen(t, &t->items[n]);
			t->now = t->sold[n]->now;
		}
	}
	return st;
}

static int64_t
total_now(const struct trip *t)
{
	struct price_sum sum = {0};

	for (size_t i = 0; i < t->n_items; i++) {
		const struct sold *s = t->sold[i];
		if (s != NULL)
			(void)price_add(&sum, &(struct price_facts){ t->items[i].item.kind, s->from_us, s->to_us, s->rate_bp },
			                s->price_minor, t->items[i].item.qty);
	}
	return price_total(&sum);
}

enum status
trip_read(struct trip *t, struct db *db, const struct keys *keys, const struct booking_new *in, struct problem *p)
{
	struct sold_list list = {0};
	enum status st = read_offers(t, keys, in, p);

	if (st == ST_OK)
		st = fit_together(t, p);
	if (st == ST_OK)
		st = read_rows(t, db, &list);
	if (st == ST_OK)
		st = write_items(t, &list);
	if (st == ST_OK)
		t->total_now_minor = total_now(t);
	return st;
}

/* The same row may be in several offers. */
static int64_t
wanted(const struct trip *t, int64_t inv_id)
{
	int64_t qty = 0;

	for (size_t i = 0; i < t->n_items; i++)
		qty += t->items[i].inv_id == inv_id ? t->items[i].item.qty : 0;
	return qty;
}

/* Only a first look, without a lock: taking the places decides. */
static enum status
check_stock(const struct trip *t, struct problem *p)
{
	for (size_t i = 0; i < t->n_items; i++) {
		if (t->sold[i] == NULL)
			return problem(p, ST_SOLD_OUT, "part %lld of the trip is no longer on sale",
			               (long long)t->items[i].item.part);
		if (t->sold[i]->left < wanted(t, t->items[i].inv_id))
			return problem(p, ST_SOLD_OUT, "%s, %.10s: only %lld left", t->items[i].item.title,
			               t->items[i].item.starts_local, (long long)t->sold[i]->left);
	}
	return ST_OK;
}

static bool
same_prices(const struct trip *t)
{
	size_t n = 0;

	for (const struct offer *o = t->offers; o < t->offers + t->n_offers; o++)
		for (size_t i = 0; i < o->n; i++, n++)
			if (o->lines[i].price_version != t->sold[n]->price_version)
				return false;
	return true;
}

/* A flight that has left; a night or a day that is over. */
static bool
has_begun(const struct trip *t)
{
	for (size_t i = 0; i < t->n_items; i++) {
		const struct booking_item *item = &t->items[i].item;
		if ((item->kind == ITEM_FLIGHT ? item->starts_at : item->ends_at) <= t->now)
			return true;
	}
	return false;
}

static enum status
check_births(const struct trip *t, const struct booking_new *in, struct problem *p)
{
	enum status st = ST_OK;
	char today[DAY_TEXT];

	day_text(t->now / US_PER_DAY + 1, today);
	for (size_t i = 0; i < in->n_travelers; i++)
		if (strcmp(in->travelers[i].birth_date, today) > 0 || strcmp(in->travelers[i].birth_date, "1890") < 0)
			st = problem_field(p, arena_printf(t->mem, "#/travelers/%zu/birth_date", i), NULL,
			                   "is not the birthday of somebody who travels");
	return st;
}

/* Every seat of a flight has a name. Without a flight, the rooms and cars must be large enough. */
static enum status
check_party(const struct trip *t, const struct booking_new *in, struct problem *p)
{
	int64_t n = (int64_t)in->n_travelers, seats = 0, room = INT64_MAX;

	for (size_t i = 0; i < t->n_items; i++) {
		const struct booking_item *item = &t->items[i].item;
		if (item->kind != ITEM_FLIGHT && item->qty * t->sold[i]->places < room)
			room = item->qty * t->sold[i]->places;
		if (item->kind != ITEM_FLIGHT)
			continue;
		seats = item->qty;
		if (n != seats)
			return problem_field(p, "#/travelers", NULL, "must be %lld: one for each seat", (long long)seats);
	}
	if (seats == 0 && n > room)
		return problem_field(p, "#/travelers", NULL, "are more than the %lld that were asked for", (long long)room);
	return ST_OK;
}

enum status
trip_check(const struct trip *t, const struct booking_new *in, struct problem *p)
{
	enum status st = check_stock(t, p);

	if (st != ST_OK)
		return st;
	if (has_begun(t))
		return problem(p, ST_GONE, "this trip has begun already");
	if (check_births(t, in, p) != ST_OK || check_party(t, in, p) != ST_OK)
		return ST_INVALID;
	if (same_prices(t))
		return ST_OK;
	problem_fact(p, "old_total_minor", NULL, t->total_minor);
	problem_fact(p, "new_total_minor", NULL, t->total_now_minor);
	return problem(p, ST_PRICE_CHANGED, "the price has changed since the offer was made");
}
