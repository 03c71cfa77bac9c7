/* SPDX-License-Identifier: Apache-2.0 */
/* Flights in the database. */
#ifndef SHARED_STORE_FLIGHT_REPO_H
#define SHARED_STORE_FLIGHT_REPO_H

#include "shared/model/flight.h"
#include "shared/store/stock.h"

struct db;

/* One way on one day: from and to are airport or city codes; seats: at least so many left. */
struct flight_ask { const char *from, *to, *day; int64_t seats, flight_id; };

/* A departure in one cabin: what is flown, and what is sold. */
struct flight_row {
	struct segment segment;
	struct stock   stock;
	const char    *from_country, *to_country;
};
extern const struct codec flight_row_codec;

/* Ordered by departure, cabin. An empty answer is ST_OK. */
enum status flight_repo_search(struct db *, struct arena *, const struct flight_ask *,
                               struct flight_row **, size_t *n) MUST_CHECK;
/* Of one flight (flight_id) on a day. */
enum status flight_repo_on(struct db *, struct arena *, const struct flight_ask *,
                           struct flight_row **, size_t *n) MUST_CHECK;
/* ST_NOT_FOUND. */
enum status flight_repo_find(struct db *, struct arena *, int64_t id, struct flight *) MUST_CHECK;

#endif
