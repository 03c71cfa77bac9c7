/* SPDX-License-Identifier: Apache-2.0 */
/* Cars and their days in the database. */
#ifndef SHARED_STORE_CAR_REPO_H
#define SHARED_STORE_CAR_REPO_H

#include "shared/model/car.h"
#include "shared/store/stock.h"

struct db;

/* city: a city code, or the code of one of its airports. */
struct car_ask { const char *city, *pick_up, *drop_off; int64_t car_id; };
struct car_row { struct car_card car; int64_t rental_tax_bp; };

/* Cars by id; days by car and day. */
enum status car_repo_in(struct db *, struct arena *, const struct car_ask *, struct car_row **, size_t *n) MUST_CHECK;
enum status car_repo_days_in(struct db *, struct arena *, const struct car_ask *,
                             struct stock **, size_t *n) MUST_CHECK;
/* ST_NOT_FOUND. */
enum status car_repo_find(struct db *, struct arena *, int64_t id, struct car_row *) MUST_CHECK;
enum status car_repo_days(struct db *, struct arena *, const struct car_ask *, struct stock **, size_t *n) MUST_CHECK;

#endif
