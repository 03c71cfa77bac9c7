/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/trips.h"

#include <string.h>

#include "agents/ctl/seed/sale.h"
#include "agents/ctl/seed/times.h"
#include "shared/travel/price.h"

#define PICK_UP 600                    /* 10:00, as cars are sold */

static const char *
text_of(struct trips *ts, const struct local *l)
{
	char text[LOCAL_TEXT];

	local_text(l, text);
	return arena_strdup(ts->mem, text);
}

static void
set_times(struct trips *ts, struct trip *t, struct item_row *item, const struct times *at)
{
	item->starts_at = at->starts_at;
	item->ends_at = at->ends_at;
	item->starts_local = text_of(ts, &at->from);
	item->ends_local = text_of(ts, &at->to);
	item->starts_zone = at->from_zone;
	item->ends_zone = at->to_zone;
	item->starts_abbr = arena_strdup(ts->mem, at->from.abbr);
	item->ends_abbr = arena_strdup(ts->mem, at->to.abbr);
	if (t->starts_at == 0 || at->starts_at < t->starts_at)
		t->starts_at = at->starts_at;
	if (at->ends_at > t->ends_at)
		t->ends_at = at->ends_at;
}

static const struct seed_rule *
rule_of(const struct world *w, int64_t id)
{
	const struct seed_rule *r = w->rules;

	while (r->id != id)
		r++;
	return r;
}

/* A line of qty places, priced as on the day it is bought; NULL when there are not as many. */
static struct item_row *
add_line(struct trips *ts, struct trip *t, const struct lot_key *key, int64_t qty, const struct price_facts *facts)
{
	struct trip_line *line = &t->lines[t->n];
	struct lot lot = { .key = *key };
	const struct seed_rule *rule;
	struct price_sum sum = { 0 };
	struct price_item extra;
	int64_t ahead = key->day > ts->bought ? key->day - ts->bought : 0;

	if (t->n == TRIP_LINES_MAX || !lots_sold(ts->w, key))
		return NULL;
	lots_fill(ts->w, &lot);
	if (lots_held(ts->lots, key) + qty > lot.capacity)
		return NULL;
	rule = rule_of(ts->w, lot.rule);
	*line = (struct trip_line){ .key = *key, .item = { .n = (int64_t)t->n + 1, .part = t->parts,
		.kind = item_kinds[key->kind], .qty = qty, .price_minor = sale_price(ts->w, key, ahead),
		.refund_percent = rule->refund_percent, .until_hours = rule->until_hours } };
	extra = price_add(&sum, facts, line->item.price_minor, qty);
	line->item.tax_minor = extra.tax_minor;
	line->item.fee_minor = extra.fee_minor;
	t->total_minor += price_total(&sum);
	t->n++;
	return &line->item;
}

static const char *
place_of(struct trips *ts, const struct airport *a)
{
	return arena_printf(ts->mem, "%s %s", ts->w->cities[a->city].name, a->code);
}

static const char *
cabin_name(enum cabin cabin)
{
	static const char *const names[] = { "Economy", "Premium economy", "Business", "First" };

	return names[cabin];
}

bool
trip_fly(struct trips *ts, struct trip *t, const struct lot_key *key, bool back)
{
	const struct world *w = ts->w;
	const struct seed_flight *f = &w->flights[key->thing];
	const struct airport *from = &w->airports[f->origin], *to = &w->airports[f->destination];
	const struct price_facts facts = { .kind = ITEM_FLIGHT, .from_us = strcmp(from->country, "US") == 0,
		.to_us = strcmp(to->country, "US") == 0 };
	struct item_row *item;
	struct times at;

	t->parts += !back;
	if ((item = add_line(ts, t, key, t->travelers, &facts)) == NULL)
		return false;
	times_flight(w, f, key->day, &at);
	set_times(ts, t, item, &at);
	item->listing_id = f->id;
	item->from_place = place_of(ts, from);
	item->to_place = place_of(ts, to);
	item->title = arena_printf(ts->mem, "%.2s %s %s to %s", f->designator, f->designator + 2,
	                           item->from_place, item->to_place);
	item->detail = arena_printf(ts->mem, "%s · %s fare", cabin_name(f->cabins[key->cabin].cabin),
	                            rule_of(w, f->cabins[key->cabin].rule)->name);
	if (!back) {
		t->city = to->city;
		t->day = at.to.day;
		t->drive_day = at.to.day + (at.to.minute > PICK_UP - 60);
	}
	t->end_day = back ? at.from.day : at.to.day;
	return true;
}

static int64_t
minute_of(const char *hh_mm)
{
	return ((hh_mm[0] - '0') * 10 + hh_mm[1] - '0') * 60 + (hh_mm[3] - '0') * 10 + hh_mm[4] - '0';
}

bool
trip_stay(struct trips *ts, struct trip *t, const struct lot_key *first, int64_t nights, int64_t rooms)
{
	const struct world *w = ts->w;
	const struct seed_room *r = &w->rooms[first->thing];
	const struct seed_hotel *h = &w->hotels[r->hotel];
	const struct city *c = &w->cities[h->city];
	const struct price_facts facts = { .kind = ITEM_ROOM, .rate_bp = c->lodging_tax_bp };
	struct lot_key key = *first;
	struct times at;

	for (t->parts++; key.day < first->day + nights; key.day++) {
		struct item_row *item = add_line(ts, t, &key, rooms, &facts);

		if (item == NULL)
			return false;
		times_city(c, &(struct span){ key.day, minute_of(h->check_in), key.day + 1, minute_of(h->check_out) }, &at);
		set_times(ts, t, item, &at);
		item->listing_id = h->id;
		item->title = h->name;
		item->detail = arena_printf(ts->mem, "%s · %d guest%s", r->name, (int)r->sleeps, r->sleeps == 1 ? "" : "s");
		item->from_place = arena_printf(ts->mem, "%.80s, %s", h->address, c->name);
	}
	t->city = h->city;
	t->day = first->day;
	t->end_day = first->day + nights;
	return true;
}

/* "SUV", and other types with their first letter large. */
static const char *
type_name(struct trips *ts, const char *type)
{
	char *name = arena_strdup(ts->mem, type);

	if (strcmp(type, "suv") == 0)
		return "SUV";
	*name = (char)(*name - 'a' + 'A');
	return name;
}

bool
trip_drive(struct trips *ts, struct trip *t, const struct lot_key *first, int64_t days)
{
	const struct world *w = ts->w;
	const struct seed_car *car = &w->cars[first->thing];
	const struct city *c = &w->cities[car->city];
	const struct price_facts facts = { .kind = ITEM_CAR, .rate_bp = c->rental_tax_bp };
	struct lot_key key = *first;
	struct times at;

	for (t->parts++; key.day < first->day + days; key.day++) {
		struct item_row *item = add_line(ts, t, &key, 1, &facts);

		if (item == NULL)
			return false;
		times_city(c, &(struct span){ key.day, PICK_UP, key.day + 1, PICK_UP }, &at);
		set_times(ts, t, item, &at);
		item->listing_id = car->id;
		item->title = arena_printf(ts->mem, "%s or similar", car->model);
		item->detail = arena_printf(ts->mem, "%s · %s", type_name(ts, car->type), car->company);
		item->from_place = car->address;
	}
	t->city = car->city;
	t->day = first->day;
	t->end_day = first->day + days;
	return true;
}
