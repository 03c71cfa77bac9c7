/* SPDX-License-Identifier: Apache-2.0 */
/* What the seed makes up before it writes: places, what is sold there, people.
 * The structs are rows of the tables of the same names, with what the making
 * needs beside. Nothing here changes once it is made but ratings. */
#ifndef AGENTS_CTL_SEED_WORLD_H
#define AGENTS_CTL_SEED_WORLD_H

#include "agents/ctl/seed/phrase.h"
#include "shared/model/common.h"
#include "shared/travel/zone.h"

#define FLIGHT_CABINS 4

struct scale {
	const char *name;
	int64_t horizon;                   /* days for sale, today included */
	int64_t hotels, cars, users, bookings;
	int64_t past_days;                 /* bookings of so many days */
};

struct area {
	const char *name, *zip, *landmark, *tags;      /* tags with commas */
	const char **streets; size_t n_streets;        /* "# Main Street" */
	int64_t lat_e6, lon_e6;
};

struct city {
	const char *code, *name, *state, *country, *zone_name, *season;
	int64_t lat_e6, lon_e6, lodging_tax_bp, rental_tax_bp, weight;
	int64_t price, hotels, cars;                   /* percent; shares */
	struct zone *zone;
	struct area *areas; size_t n_areas;
	size_t *airports, n_airports, *hotel_at, n_hotels, *car_at, n_cars;
};

struct airport {
	const char *code, *icao, *name, *city_code, *country, *zone_name;
	int64_t lat_e6, lon_e6;
	size_t city;
	struct zone *zone;
	size_t *flights, n_flights;                    /* those that leave */
};

struct seed_vendor { int64_t id; const char *kind, *name, *email, *phone; int64_t rating_10, stars, reviews; };
struct seed_airline { const char *code, *name, *country, *style; int64_t price, vendor_id; };
struct seed_rule {
	int64_t id, refund_percent, until_hours, bags_carry_on, bags_checked, changeable;
	const char *name;
};

struct rated { int64_t rating_10, review_count, stars; };      /* stars: the sum of all reviews */

struct seed_flight {
	int64_t id, weekdays, departs_min, duration_min, distance_km;
	const char *designator, *airline_code, *from, *to, *aircraft;
	size_t airline, origin, destination;
	size_t n_cabins;
	struct seed_cabin { enum cabin cabin; int64_t capacity, rule; } cabins[FLIGHT_CABINS];
	int64_t first_departure, first_inv;            /* ids of the first day for sale */
	struct rated rated;
};

struct seed_room {
	int64_t id, hotel_id, sleeps, size_m2, capacity, percent, rule;
	const char *type, *name, *beds;
	size_t hotel;
};

struct seed_hotel {
	int64_t id, vendor_id, stars, lat_e6, lon_e6, minutes, base_minor;
	const char *name, *address, *area_name, *city_name, *city_code, *state, *zip, *country;
	const char *amenities, *words, *description, *pet_policy, *check_in, *check_out, *light;
	size_t city, area, first_room, n_rooms;
	bool business;                                 /* dear in the week, not at its end */
	struct rated rated;
};

struct seed_car {
	int64_t id, vendor_id, year, seats, bags, capacity, base_minor, rule;
	const char *type, *model, *transmission, *fuel, *city_code, *airport, *address, *light, *company;
	size_t city;
	struct rated rated;
};

struct person {
	int64_t id, created_at;
	const char *email, *first_name, *last_name, *address, *city, *state, *zip, *country, *phone, *password;
	const char *token, *brand, *last4;             /* of the card */
	int64_t exp_month, exp_year;
	size_t airport;
	struct ints { int64_t *at; size_t n, room; } busy, wrote;
	                                               /* days away: from, to, from, to ...; listings reviewed */
};

struct world {
	struct arena   *mem;
	struct problem *problem;
	const struct scale *scale;
	int64_t today;                                 /* day */
	struct city         *cities;    size_t n_cities;
	struct airport      *airports;  size_t n_airports;
	struct seed_vendor  *vendors;   size_t n_vendors;
	struct seed_airline *airlines;  size_t n_airlines;
	struct seed_rule    *rules;     size_t n_rules;
	struct seed_flight  *flights;   size_t n_flights;
	struct seed_hotel   *hotels;    size_t n_hotels;
	struct seed_room    *rooms;     size_t n_rooms;
	struct seed_car     *cars;      size_t n_cars;
	struct person       *people;    size_t n_people;
	struct phrases review_phrases;
	struct { const char *name; int64_t percent[12]; } *seasons; size_t n_seasons;
	const char **days;                             /* texts of the days for sale */
	int64_t first_room_inv, first_car_inv, end_inv, end_departure;
	int64_t n_departures;
};

/* Each reads its tables and fills its part of the world; in this order. */
enum status places_make(struct world *) MUST_CHECK;
enum status network_make(struct world *) MUST_CHECK;
enum status hotels_make(struct world *) MUST_CHECK;
enum status cars_make(struct world *) MUST_CHECK;
enum status people_make(struct world *, const char *password) MUST_CHECK;

/* The vendor of that name; made when there is none. */
struct seed_vendor *vendor_of(struct world *, const char *kind, const char *name, const char *domain);
/* n things over cities by the share that of() tells: a city's index for each. */
size_t *places_share(struct world *, int64_t (*of)(const struct city *), int64_t n);
size_t  places_airport(const struct world *, const char *code);      /* n_airports: none */
void    ints_add(struct arena *, struct ints *, int64_t);
/* "17 Main Street" of "# Main Street". */
const char *places_address(struct world *, const struct city *, const struct area *, struct rng *);

#endif
