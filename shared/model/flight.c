/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/model/flight.h"

#include "shared/codec/checks.h"

const char *const flight_sorts[] = { "best", "price", "duration", "departure", "arrival", NULL };

CODEC(flight_query,
	F_STR(flight_query, from, .must = true, .check = check_airport),
	F_STR(flight_query, to, .must = true, .check = check_airport),
	F_DATE(flight_query, depart_on, .must = true),
	F_DATE(flight_query, return_on, ),
	F_I64(flight_query, adults, .min = 1, .max = 9, .otherwise = 1),
	F_I64(flight_query, children, .min = 0, .max = 8),
	F_ENUM(flight_query, cabin, cabins_or_any, ),
	F_STR(flight_query, airlines, .max = 120, .check = check_airlines),
	F_STR(flight_query, depart_from, .check = check_hour),
	F_STR(flight_query, depart_to, .check = check_hour),
	F_STR(flight_query, arrive_from, .check = check_hour),
	F_STR(flight_query, arrive_to, .check = check_hour),
	F_I64(flight_query, max_price_minor, .min = 0, .max = 100000000),
	F_I64(flight_query, max_minutes, .min = 0, .max = 6000),
	F_BOOL(flight_query, no_red_eye, ),
	F_BOOL(flight_query, refundable, ),
	F_ENUM(flight_query, sort, flight_sorts, ),
	F_I64(flight_query, limit, .min = 1, .max = 100, .otherwise = 20),
	F_STR(flight_query, after, .max = 200, .opaque = true));

CODEC(segment,
	F_I64(segment, flight_id, .must = true),
	F_I64(segment, departure_id, .must = true),
	F_STR(segment, designator, .must = true),
	F_STR(segment, airline, .must = true),
	F_STR(segment, airline_name, .must = true),
	F_STR(segment, from, .must = true),
	F_STR(segment, to, .must = true),
	F_STR(segment, from_name, .must = true),
	F_STR(segment, to_name, .must = true),
	F_STR(segment, from_city, .must = true),
	F_STR(segment, to_city, .must = true),
	F_STR(segment, departs_local, .must = true, .doc = "2026-12-10T08:15, in departs_zone."),
	F_STR(segment, departs_zone, .must = true),
	F_STR(segment, departs_abbr, .must = true),
	F_STR(segment, arrives_local, .must = true),
	F_STR(segment, arrives_zone, .must = true),
	F_STR(segment, arrives_abbr, .must = true),
	F_INSTANT(segment, departs_at, .must = true),
	F_INSTANT(segment, arrives_at, .must = true),
	F_I64(segment, minutes, .must = true),
	F_I64(segment, days_later, .must = true),
	F_STR(segment, aircraft, .must = true),
	F_ENUM(segment, cabin, cabins, .must = true),
	F_I64(segment, rating_10, .must = true),
	F_I64(segment, review_count, .must = true));

CODEC(leg,
	F_I64(leg, minutes, .must = true),
	F_I64(leg, stops, .must = true),
	F_BOOL(leg, red_eye, .must = true),
	F_LIST(leg, segments, n_segments, segment, .must = true));

CODEC(itinerary,
	F_STR(itinerary, id, .must = true),
	F_LIST(itinerary, legs, n_legs, leg, .must = true),
	F_ENUM(itinerary, cabin, cabins, .must = true),
	F_OBJ(itinerary, price, price, .must = true),
	F_I64(itinerary, per_person_minor, .must = true, .doc = "Before tax."),
	F_OBJ(itinerary, terms, terms, .must = true),
	F_I64(itinerary, score, .must = true),
	F_STR(itinerary, offer, ),
	F_INSTANT(itinerary, offer_expires_at, ));

CODEC(flight_page,
	F_LIST(flight_page, items, n, itinerary, .must = true),
	F_I64(flight_page, total, .must = true),
	F_LIST(flight_page, facets, n_facets, facet_group, .must = true),
	F_STR(flight_page, next, ),
	F_STR(flight_page, ranking, .must = true),
	F_I64(flight_page, passengers, .must = true),
	F_INSTANT(flight_page, made_at, .must = true),
	F_BOOL(flight_page, old, .must = true));

CODEC(flight_show,
	F_I64(flight_show, id, .must = true, .min = 1, .max = I64_JSON_MAX),
	F_DATE(flight_show, day, ));

CODEC(flight_cabin,
	F_ENUM(flight_cabin, cabin, cabins, .must = true),
	F_OBJ(flight_cabin, price, price, .must = true),
	F_OBJ(flight_cabin, terms, terms, .must = true),
	F_STR(flight_cabin, offer, ),
	F_INSTANT(flight_cabin, offer_expires_at, ));

CODEC(flight,
	F_I64(flight, id, .must = true),
	F_STR(flight, designator, .must = true),
	F_STR(flight, airline, .must = true),
	F_STR(flight, airline_name, .must = true),
	F_STR(flight, from, .must = true),
	F_STR(flight, to, .must = true),
	F_STR(flight, from_name, .must = true),
	F_STR(flight, to_name, .must = true),
	F_STR(flight, aircraft, .must = true),
	F_I64(flight, duration_min, .must = true),
	F_I64(flight, distance_km, .must = true),
	F_I64(flight, rating_10, .must = true),
	F_I64(flight, review_count, .must = true),
	F_I64(flight, weekdays, .must = true),
	F_OBJ(flight, segment, segment, ),
	F_LIST(flight, cabins, n_cabins, flight_cabin, .must = true));
