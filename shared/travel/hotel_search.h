/* SPDX-License-Identifier: Apache-2.0 */
/* From rooms and nights to stays: the cheapest room of each hotel that serves
 * the party, filters, facets, ranking, pages. Pure: rows in, answer out. */
#ifndef SHARED_TRAVEL_HOTEL_SEARCH_H
#define SHARED_TRAVEL_HOTEL_SEARCH_H

#include "shared/store/hotel_repo.h"

struct keys;

struct hotel_rows {
	struct hotel_card *hotels; size_t n_hotels;
	struct room_row   *rooms;  size_t n_rooms;     /* by hotel, id */
	struct stock      *nights; size_t n_nights;    /* by hotel, room, day */
	int64_t lodging_tax_bp;
};

/* ST_INVALID: the cursor is not ours. */
enum status hotel_search_page(struct arena *, const struct keys *, const struct hotel_query *,
                              const struct hotel_rows *, int64_t nights, int64_t now_us,
                              struct hotel_page *) MUST_CHECK;

/* Fills the rooms of one hotel with price, terms and offer for the dates and the party. */
void hotel_rooms_of(struct arena *, const struct keys *, const struct hotel_show *,
                    const struct hotel_rows *, int64_t nights, int64_t now_us, struct hotel *);

extern const char hotel_ranking[];

#endif
