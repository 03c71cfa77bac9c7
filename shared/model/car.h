/* SPDX-License-Identifier: Apache-2.0 */
/* Cars as they are searched and shown. A rental from one date to another
 * takes the days from the first up to, but without, the last. */
#ifndef SHARED_MODEL_CAR_H
#define SHARED_MODEL_CAR_H

#include "shared/model/common.h"

enum car_sort { CAR_BEST, CAR_PRICE, CAR_RATING, CAR_SEATS };
extern const char *const car_sorts[];          /* best, price, rating, seats */
extern const char *const car_types[];          /* compact, sedan, suv, van, convertible */
extern const char *const transmissions[];      /* automatic, manual */
extern const char *const transmissions_or_any[];
extern const char *const fuels[];              /* petrol, hybrid, electric */

struct car_query {
	const char *city;              /* city or airport code */
	const char *pick_up, *drop_off;
	const char *types;             /* suv,sedan; NULL: all */
	const char *company;
	unsigned    transmission;      /* of transmissions_or_any */
	int64_t     min_seats, max_price_minor;
	bool        at_airport;
	unsigned    sort;
	int64_t     limit;
	const char *after;
};

struct car_card {
	int64_t id;
	unsigned type, transmission, fuel;
	const char *model, *company;
	int64_t year, seats, bags, rating_10, review_count;
	const char *city, *city_code, *airport, *address, *light, *zone;
	int64_t days;
	bool    free;
	struct price *price;           /* NULL when not free, or no dates were asked for */
	int64_t per_day_minor;         /* before tax, on average */
	struct terms *terms;
	const char *offer;
	int64_t offer_expires_at;
};

struct car_page {
	struct car_card *items; size_t n;
	int64_t total, days;
	struct facet_group *facets; size_t n_facets;
	const char *next, *ranking;
	struct place *place;
	int64_t made_at;
	bool    old;
};

struct car_show { int64_t id; const char *pick_up, *drop_off; };

extern const struct codec car_query_codec, car_card_codec, car_page_codec, car_show_codec;

#endif
