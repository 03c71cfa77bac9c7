/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/model/car.h"

#include "shared/codec/checks.h"

const char *const car_sorts[] = { "best", "price", "rating", "seats", NULL };
const char *const car_types[] = { "compact", "sedan", "suv", "van", "convertible", NULL };
const char *const transmissions[] = { "automatic", "manual", NULL };
const char *const transmissions_or_any[] = { "", "automatic", "manual", NULL };
const char *const fuels[] = { "petrol", "hybrid", "electric", NULL };

CODEC(car_query,
	F_STR(car_query, city, .must = true, .check = check_airport),
	F_DATE(car_query, pick_up, .must = true),
	F_DATE(car_query, drop_off, .must = true),
	F_STR(car_query, types, .max = 60, .check = check_words),
	F_STR(car_query, company, .max = 80),
	F_ENUM(car_query, transmission, transmissions_or_any, ),
	F_I64(car_query, min_seats, .min = 0, .max = 15),
	F_I64(car_query, max_price_minor, .min = 0, .max = 100000000),
	F_BOOL(car_query, at_airport, ),
	F_ENUM(car_query, sort, car_sorts, ),
	F_I64(car_query, limit, .min = 1, .max = 100, .otherwise = 20),
	F_STR(car_query, after, .max = 200, .opaque = true));

CODEC(car_card,
	F_I64(car_card, id, .must = true),
	F_ENUM(car_card, type, car_types, .must = true),
	F_STR(car_card, model, .must = true),
	F_STR(car_card, company, .must = true),
	F_I64(car_card, year, .must = true),
	F_ENUM(car_card, transmission, transmissions, .must = true),
	F_ENUM(car_card, fuel, fuels, .must = true),
	F_I64(car_card, seats, .must = true),
	F_I64(car_card, bags, .must = true),
	F_I64(car_card, rating_10, .must = true),
	F_I64(car_card, review_count, .must = true),
	F_STR(car_card, city, .must = true),
	F_STR(car_card, city_code, .must = true),
	F_STR(car_card, airport, ),
	F_STR(car_card, address, .must = true),
	F_STR(car_card, light, .must = true),
	F_STR(car_card, zone, .must = true),
	F_I64(car_card, days, .must = true),
	F_BOOL(car_card, free, .must = true),
	F_OBJ(car_card, price, price, ),
	F_I64(car_card, per_day_minor, .must = true),
	F_OBJ(car_card, terms, terms, ),
	F_STR(car_card, offer, ),
	F_INSTANT(car_card, offer_expires_at, ));

CODEC(car_page,
	F_LIST(car_page, items, n, car_card, .must = true),
	F_I64(car_page, total, .must = true),
	F_I64(car_page, days, .must = true),
	F_LIST(car_page, facets, n_facets, facet_group, .must = true),
	F_STR(car_page, next, ),
	F_STR(car_page, ranking, .must = true),
	F_OBJ(car_page, place, place, .must = true),
	F_INSTANT(car_page, made_at, .must = true),
	F_BOOL(car_page, old, .must = true));

CODEC(car_show,
	F_I64(car_show, id, .must = true, .min = 1, .max = I64_JSON_MAX),
	F_DATE(car_show, pick_up, ),
	F_DATE(car_show, drop_off, ));
