/* SPDX-License-Identifier: Apache-2.0 */
/* From cars and days to rentals: filters, facets, ranking, pages. Pure. */
#ifndef SHARED_TRAVEL_CAR_SEARCH_H
#define SHARED_TRAVEL_CAR_SEARCH_H

#include "shared/store/car_repo.h"

struct keys;

/* cars by id, days by car and day */
struct car_rows { struct car_row *cars; size_t n_cars; struct stock *days; size_t n_days; };

/* ST_INVALID: the cursor is not ours. */
enum status car_search_page(struct arena *, const struct keys *, const struct car_query *,
                            const struct car_rows *, int64_t days, int64_t now_us,
                            struct car_page *) MUST_CHECK;
/* One car for the days: price, terms and offer where it is free. */
void car_card_of(struct arena *, const struct keys *, const struct car_row *, const struct stock *,
                 size_t n, int64_t days, int64_t now_us, struct car_card *);

extern const char car_ranking[];

#endif
