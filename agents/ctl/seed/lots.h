/* SPDX-License-Identifier: Apache-2.0 */
/* What of the inventory was booked. A row for sale has an id by its place in
 * the calendar; a row of the past exists only when somebody took it. */
#ifndef AGENTS_CTL_SEED_LOTS_H
#define AGENTS_CTL_SEED_LOTS_H

#include "agents/ctl/seed/world.h"

struct lot_key { enum item_kind kind; size_t thing, cabin; int64_t day; };   /* thing: of w->flights, rooms or cars */

struct lot {
	struct lot_key key;
	int64_t inv_id, listing, capacity, held, rule;
};

struct past_departure { int64_t id, day; size_t flight; };

struct lots {
	const struct world *w;
	struct arena *mem;
	struct lot  **slots; size_t room, n;
	struct lot  **past; size_t n_past, room_past;
	struct past_departure **departures; size_t n_departures, room_departures;
};

void lots_init(struct lots *, const struct world *, struct arena *);

/* Whether anything is sold there at all: the flight flies, the day is not too far. */
bool lots_sold(const struct world *, const struct lot_key *);
/* Its row; made when nobody took of it before. Only of what is sold. */
struct lot *lots_of(struct lots *, const struct lot_key *);
/* Fills in what a lot's key tells: capacity and rule, and the ids when it is for sale. */
void lots_fill(const struct world *, struct lot *);
/* How many are taken of the row with this key. */
int64_t lots_held(const struct lots *, const struct lot_key *);

/* The ids of all that is for sale; sets them in the world. */
void    lots_number(struct world *);
bool    flight_flies(const struct seed_flight *, int64_t day);
/* How many days it flies from today up to, but without, day. */
int64_t flight_days(const struct world *, const struct seed_flight *, int64_t day);

#endif
