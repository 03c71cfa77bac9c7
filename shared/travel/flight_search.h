/* SPDX-License-Identifier: Apache-2.0 */
/* From departures to itineraries: filters, facets, ranking, pages. Pure: rows
 * in, answer out. Direct flights, one way or out and back in one cabin. */
#ifndef SHARED_TRAVEL_FLIGHT_SEARCH_H
#define SHARED_TRAVEL_FLIGHT_SEARCH_H

#include "shared/model/flight.h"
#include "shared/store/flight_repo.h"

struct keys;

struct flight_rows { struct flight_row *out, *back; size_t n_out, n_back; };

/* back is not looked at when the query has no return. keys sign the offers,
 * which expire OFFER_LIFE_US after now_us. ST_INVALID: the cursor is not ours. */
enum status flight_search_page(struct arena *, const struct keys *, const struct flight_query *,
                               const struct flight_rows *, int64_t now_us,
                               struct flight_page *) MUST_CHECK;

/* Departs 21:00 to 05:00 local and lands before 12:00 of the next day. */
bool flight_is_red_eye(const struct segment *);

/* One departure in one cabin for so many: its price and its offer. */
struct flight_cabin flight_cabin_of(struct arena *, const struct keys *, const struct flight_row *,
                                    int64_t seats, int64_t now_us);

extern const char flight_ranking[];

#endif
