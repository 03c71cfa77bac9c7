/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/model/hotel.h"

#include "shared/codec/checks.h"

const char *const hotel_sorts[] = { "best", "price", "rating", "stars", NULL };
const char *const room_types[] = { "single", "double", "twin", "family", "suite", NULL };
const char *const room_types_or_any[] = { "", "single", "double", "twin", "family", "suite", NULL };

CODEC(hotel_query,
	F_STR(hotel_query, city, .must = true, .check = check_airport),
	F_DATE(hotel_query, check_in, .must = true),
	F_DATE(hotel_query, check_out, .must = true),
	F_I64(hotel_query, guests, .min = 1, .max = 20, .otherwise = 2),
	F_I64(hotel_query, rooms, .min = 1, .max = 9, .otherwise = 1),
	F_STR(hotel_query, stars, .max = 9, .check = check_words),
	F_STR(hotel_query, amenities, .max = 200, .check = check_words),
	F_STR(hotel_query, area, .max = 80),
	F_ENUM(hotel_query, room_type, room_types_or_any, ),
	F_I64(hotel_query, min_price_minor, .min = 0, .max = 100000000),
	F_I64(hotel_query, max_price_minor, .min = 0, .max = 100000000),
	F_I64(hotel_query, min_rating_10, .min = 0, .max = 50),
	F_BOOL(hotel_query, refundable, ),
	F_ENUM(hotel_query, sort, hotel_sorts, ),
	F_I64(hotel_query, limit, .min = 1, .max = 100, .otherwise = 20),
	F_STR(hotel_query, after, .max = 200, .opaque = true));

CODEC(room_offer,
	F_I64(room_offer, id, .must = true),
	F_ENUM(room_offer, type, room_types, .must = true),
	F_STR(room_offer, name, .must = true),
	F_STR(room_offer, beds, .must = true),
	F_I64(room_offer, sleeps, .must = true),
	F_I64(room_offer, size_m2, .must = true),
	F_BOOL(room_offer, free, .must = true),
	F_OBJ(room_offer, price, price, ),
	F_I64(room_offer, per_night_minor, .must = true),
	F_OBJ(room_offer, terms, terms, ),
	F_STR(room_offer, offer, ),
	F_INSTANT(room_offer, offer_expires_at, ));

CODEC(hotel_card,
	F_I64(hotel_card, id, .must = true),
	F_STR(hotel_card, name, .must = true),
	F_STR(hotel_card, area, .must = true),
	F_STR(hotel_card, city, .must = true),
	F_STR(hotel_card, city_code, .must = true),
	F_STR(hotel_card, state, ),
	F_STR(hotel_card, country, .must = true),
	F_I64(hotel_card, stars, .must = true),
	F_I64(hotel_card, rating_10, .must = true),
	F_I64(hotel_card, review_count, .must = true),
	F_I64(hotel_card, lat_e6, .must = true),
	F_I64(hotel_card, lon_e6, .must = true),
	F_STR(hotel_card, amenities, .must = true),
	F_STR(hotel_card, light, .must = true),
	F_OBJ(hotel_card, room, room_offer, .must = true));

CODEC(hotel_page,
	F_LIST(hotel_page, items, n, hotel_card, .must = true),
	F_I64(hotel_page, total, .must = true),
	F_I64(hotel_page, nights, .must = true),
	F_LIST(hotel_page, facets, n_facets, facet_group, .must = true),
	F_STR(hotel_page, next, ),
	F_STR(hotel_page, ranking, .must = true),
	F_OBJ(hotel_page, place, place, .must = true),
	F_INSTANT(hotel_page, made_at, .must = true),
	F_BOOL(hotel_page, old, .must = true));

CODEC(hotel_show,
	F_I64(hotel_show, id, .must = true, .min = 1, .max = I64_JSON_MAX),
	F_DATE(hotel_show, check_in, ),
	F_DATE(hotel_show, check_out, ),
	F_I64(hotel_show, guests, .min = 1, .max = 20, .otherwise = 2),
	F_I64(hotel_show, rooms, .min = 1, .max = 9, .otherwise = 1));

CODEC(hotel,
	F_I64(hotel, id, .must = true),
	F_STR(hotel, name, .must = true),
	F_STR(hotel, address, .must = true),
	F_STR(hotel, area, .must = true),
	F_STR(hotel, city, .must = true),
	F_STR(hotel, city_code, .must = true),
	F_STR(hotel, state, ),
	F_STR(hotel, zip, .must = true),
	F_STR(hotel, country, .must = true),
	F_STR(hotel, zone, .must = true),
	F_I64(hotel, stars, .must = true),
	F_I64(hotel, rating_10, .must = true),
	F_I64(hotel, review_count, .must = true),
	F_I64(hotel, lat_e6, .must = true),
	F_I64(hotel, lon_e6, .must = true),
	F_STR(hotel, amenities, .must = true),
	F_STR(hotel, description, .must = true),
	F_STR(hotel, pet_policy, .must = true),
	F_STR(hotel, check_in_from, .must = true),
	F_STR(hotel, check_out_by, .must = true),
	F_STR(hotel, light, .must = true),
	F_I64(hotel, nights, .must = true),
	F_LIST(hotel, rooms, n_rooms, room_offer, .must = true));
