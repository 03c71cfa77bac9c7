/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/sale.h"

#include "agents/ctl/seed/fares.h"
#include "agents/ctl/seed/times.h"
#include "shared/base/clock.h"

static const char *
text_of(struct writer *out, const struct local *l)
{
	char text[LOCAL_TEXT];

	local_text(l, text);
	return arena_strdup(out->mem, text);
}

static const char *
day_of_row(struct writer *out, int64_t day)
{
	char text[DAY_TEXT];

	day_text(day, text);
	return arena_strdup(out->mem, text);
}

static void
add_departure(struct writer *out, const struct world *w, const struct seed_flight *f, int64_t day, int64_t id)
{
	struct departure_row *row = writer_add(out, SEED_DEPARTURE);
	struct times t;

	times_flight(w, f, day, &t);
	*row = (struct departure_row){ .id = id, .flight_id = f->id, .day = day_of_row(out, day),
		.departs_at = t.starts_at, .arrives_at = t.ends_at,
		.departs_local = text_of(out, &t.from), .arrives_local = text_of(out, &t.to),
		.departs_abbr = arena_strdup(out->mem, t.from.abbr), .arrives_abbr = arena_strdup(out->mem, t.to.abbr) };
}

int64_t
sale_price(const struct world *w, const struct lot_key *k, int64_t ahead)
{
	if (k->kind == ITEM_FLIGHT)
		return fares_seat(w, &w->flights[k->thing], k->cabin, k->day, ahead);
	return k->kind == ITEM_ROOM ? fares_night(w, &w->rooms[k->thing], k->day, ahead)
	    : fares_day(w, &w->cars[k->thing], k->day, ahead);
}

static void
add_inventory(struct writer *out, const struct world *w, const struct lot *lot)
{
	struct stock_row *row = writer_add(out, SEED_INVENTORY);
	const struct lot_key *k = &lot->key;
	int64_t ahead = k->day > w->today ? k->day - w->today : 0;

	*row = (struct stock_row){ .id = lot->inv_id, .listing = lot->listing, .kind = item_kinds[k->kind],
		.class = k->kind == ITEM_FLIGHT ? cabins[w->flights[k->thing].cabins[k->cabin].cabin] : "",
		.day = k->day >= w->today ? w->days[k->day - w->today] : day_of_row(out, k->day),
		.capacity = lot->capacity, .left = lot->capacity - lot->held,
		.price_minor = sale_price(w, k, ahead), .rule_id = lot->rule };
}

/* A row for sale, as it is left by those who booked. */
static void
add_for_sale(struct writer *out, const struct lots *lots, const struct lot_key *k)
{
	struct lot lot = { .key = *k, .held = lots_held(lots, k) };

	lots_fill(lots->w, &lot);
	add_inventory(out, lots->w, &lot);
}

static void
flight_day(struct writer *out, const struct lots *lots, size_t flight, int64_t day)
{
	const struct world *w = lots->w;
	const struct seed_flight *f = &w->flights[flight];

	if (!flight_flies(f, day))
		return;
	add_departure(out, w, f, day, f->first_departure + flight_days(w, f, day));
	for (size_t c = 0; c < f->n_cabins; c++)
		add_for_sale(out, lots, &(struct lot_key){ ITEM_FLIGHT, flight, c, day });
}

static enum status
days_of(struct writer *out, const struct lots *lots, enum item_kind kind, size_t thing)
{
	const struct world *w = lots->w;

	for (int64_t day = w->today; day < w->today + w->scale->horizon; day++) {
		if (kind == ITEM_FLIGHT)
			flight_day(out, lots, thing, day);
		else
			add_for_sale(out, lots, &(struct lot_key){ kind, thing, 0, day });
	}
	return writer_flush_full(out);
}

enum status
sale_write(struct writer *out, const struct lots *lots, enum item_kind kind)
{
	const struct world *w = lots->w;
	size_t n = kind == ITEM_FLIGHT ? w->n_flights : kind == ITEM_ROOM ? w->n_rooms : w->n_cars;
	enum status st = ST_OK;

	for (size_t i = 0; i < n && st == ST_OK; i++)
		st = days_of(out, lots, kind, i);
	return st == ST_OK ? writer_flush(out) : st;
}

enum status
sale_write_past(struct writer *out, const struct lots *lots)
{
	const struct world *w = lots->w;
	enum status st = ST_OK;

	for (size_t i = 0; i < lots->n_departures && st == ST_OK; i++) {
		const struct past_departure *d = lots->departures[i];

		add_departure(out, w, &w->flights[d->flight], d->day, d->id);
		st = writer_flush_full(out);
	}
	for (size_t i = 0; i < lots->n_past && st == ST_OK; i++) {
		add_inventory(out, w, lots->past[i]);
		st = writer_flush_full(out);
	}
	return st == ST_OK ? writer_flush(out) : st;
}
