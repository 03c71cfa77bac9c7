/* SPDX-License-Identifier: Apache-2.0 */
/* Hotels as they are searched and shown. */
#ifndef SHARED_MODEL_HOTEL_H
#define SHARED_MODEL_HOTEL_H

#include "shared/model/common.h"

enum hotel_sort { HOTEL_BEST, HOTEL_PRICE, HOTEL_RATING, HOTEL_STARS };
extern const char *const hotel_sorts[];        /* best, price, rating, stars */
extern const char *const room_types[];         /* single, double, twin, family, suite */
extern const char *const room_types_or_any[];

struct hotel_query {
	const char *city;              /* city code */
	const char *check_in, *check_out;
	int64_t     guests, rooms;
	const char *stars;             /* 3,4,5; NULL: all */
	const char *amenities;         /* all of these words */
	const char *area;
	unsigned    room_type;         /* of room_types_or_any */
	int64_t     min_price_minor, max_price_minor, min_rating_10;
	bool        refundable;
	unsigned    sort;
	int64_t     limit;
	const char *after;
};

/* A room type for the dates asked for. */
struct room_offer {
	int64_t     id;
	unsigned    type;
	const char *name, *beds;
	int64_t     sleeps, size_m2;
	bool        free;              /* serves the party on all nights */
	struct price *price;           /* NULL when not free */
	int64_t     per_night_minor;   /* before tax, one room, on average */
	struct terms *terms;
	const char *offer;
	int64_t     offer_expires_at;
};

struct hotel_card {
	int64_t id;
	const char *name, *area, *city, *city_code, *state, *country;
	int64_t stars, rating_10, review_count, lat_e6, lon_e6;
	const char *amenities;         /* words with commas */
	const char *light;             /* of its picture: day, morning, golden, dusk, night */
	struct room_offer *room;       /* the cheapest that serves the party */
};

struct hotel_page {
	struct hotel_card *items; size_t n;
	int64_t total, nights;
	struct facet_group *facets; size_t n_facets;
	const char *next, *ranking;
	struct place *place;
	int64_t made_at;
	bool    old;
};

struct hotel_show { int64_t id; const char *check_in, *check_out; int64_t guests, rooms; };
struct hotel {
	int64_t id;
	const char *name, *address, *area, *city, *city_code, *state, *zip, *country, *zone;
	int64_t stars, rating_10, review_count, lat_e6, lon_e6;
	const char *amenities, *description, *pet_policy, *check_in_from, *check_out_by, *light;
	int64_t nights;                /* 0: no dates were asked for */
	struct room_offer *rooms; size_t n_rooms;
};

extern const struct codec hotel_query_codec, room_offer_codec, hotel_card_codec, hotel_page_codec,
    hotel_show_codec, hotel_codec;

#endif
