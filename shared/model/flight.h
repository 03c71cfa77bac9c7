/* SPDX-License-Identifier: Apache-2.0 */
/* Flights as they are searched and shown. A flight is a designator on a
 * weekday pattern, a departure one flight on one date, a segment one
 * departure in one cabin; an itinerary has one leg a direction, a leg one or
 * more segments. Local times have no zone in the text; the zone is beside it. */
#ifndef SHARED_MODEL_FLIGHT_H
#define SHARED_MODEL_FLIGHT_H

#include "shared/model/common.h"

enum flight_sort { FLIGHT_BEST, FLIGHT_PRICE, FLIGHT_DURATION, FLIGHT_DEPARTURE, FLIGHT_ARRIVAL };
extern const char *const flight_sorts[];       /* best, price, duration, departure, arrival */

struct flight_query {
	const char *from, *to;         /* airport or city codes */
	const char *depart_on, *return_on;
	int64_t     adults, children;
	unsigned    cabin;             /* of cabins_or_any; 0: any */
	const char *airlines;          /* UA,DL; NULL: all */
	const char *depart_from, *depart_to, *arrive_from, *arrive_to;   /* HH:MM, the way out */
	int64_t     max_price_minor;   /* of the total; 0: any */
	int64_t     max_minutes;       /* of each leg; 0: any */
	bool        no_red_eye, refundable;
	unsigned    sort;
	int64_t     limit;
	const char *after;             /* cursor of the page before */
};

struct segment {
	int64_t flight_id, departure_id;
	const char *designator, *airline, *airline_name;
	const char *from, *to, *from_name, *to_name, *from_city, *to_city;
	const char *departs_local, *departs_zone, *departs_abbr;   /* 2026-12-10T08:15 */
	const char *arrives_local, *arrives_zone, *arrives_abbr;
	int64_t departs_at, arrives_at;                            /* instants */
	int64_t minutes, days_later;                               /* gate to gate; calendar days */
	const char *aircraft;
	unsigned cabin;
	int64_t rating_10, review_count;
};

struct leg {
	int64_t minutes, stops;
	bool    red_eye;               /* departs 21:00 to 05:00 local and lands before 12:00 next day */
	struct segment *segments; size_t n_segments;
};

struct itinerary {
	const char *id;
	struct leg *legs; size_t n_legs;
	unsigned cabin;
	struct price *price;           /* for all passengers */
	int64_t per_person_minor;      /* before tax */
	struct terms *terms;
	int64_t score;                 /* 0..1000, the ranking's; smaller is better */
	const char *offer;
	int64_t offer_expires_at;
};

struct flight_page {
	struct itinerary *items; size_t n;
	int64_t total;
	struct facet_group *facets; size_t n_facets;
	const char *next;              /* cursor; NULL: the last page */
	const char *ranking;           /* the formula of sort=best, in words */
	int64_t passengers;
	int64_t made_at;
	bool    old;                   /* the prices may be old: MySQL is away; nothing is bookable */
};

struct flight_show { int64_t id; const char *day; };
/* One flight; its cabins on the day asked for. */
struct flight_cabin {
	unsigned cabin; struct price *price; struct terms *terms; const char *offer;
	int64_t offer_expires_at;
};
struct flight {
	int64_t id;
	const char *designator, *airline, *airline_name, *from, *to, *from_name, *to_name, *aircraft;
	int64_t duration_min, distance_km, rating_10, review_count, weekdays;
	struct segment *segment;       /* on that day; NULL: it does not fly */
	struct flight_cabin *cabins; size_t n_cabins;
};

extern const struct codec flight_query_codec, segment_codec, leg_codec, itinerary_codec,
    flight_page_codec, flight_show_codec, flight_cabin_codec, flight_codec;

#endif
