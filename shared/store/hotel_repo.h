/* SPDX-License-Identifier: Apache-2.0 */
/* Hotels, their rooms and the rooms' nights in the database. */
#ifndef SHARED_STORE_HOTEL_REPO_H
#define SHARED_STORE_HOTEL_REPO_H

#include "shared/model/hotel.h"
#include "shared/store/stock.h"

struct db;

struct room_row { struct room_offer room; int64_t hotel_id; };
/* city or hotel_id; nights from check_in up to, but without, check_out. */
struct hotel_ask { const char *city, *check_in, *check_out; int64_t hotel_id; };

/* Of a city, by city code: hotels by id; rooms by hotel and id; nights by room and day. */
enum status hotel_repo_in(struct db *, struct arena *, const struct hotel_ask *,
                          struct hotel_card **, size_t *n) MUST_CHECK;
enum status hotel_repo_rooms_in(struct db *, struct arena *, const struct hotel_ask *,
                                struct room_row **, size_t *n) MUST_CHECK;
enum status hotel_repo_nights_in(struct db *, struct arena *, const struct hotel_ask *,
                                 struct stock **, size_t *n) MUST_CHECK;

/* Of one hotel. ST_NOT_FOUND. lodging_tax_bp: of its city. */
struct hotel_row { struct hotel hotel; int64_t lodging_tax_bp; };
enum status hotel_repo_find(struct db *, struct arena *, int64_t id, struct hotel_row *) MUST_CHECK;
enum status hotel_repo_rooms(struct db *, struct arena *, const struct hotel_ask *,
                             struct room_row **, size_t *n) MUST_CHECK;
enum status hotel_repo_nights(struct db *, struct arena *, const struct hotel_ask *,
                              struct stock **, size_t *n) MUST_CHECK;

#endif
