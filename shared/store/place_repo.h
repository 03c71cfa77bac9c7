/* SPDX-License-Identifier: Apache-2.0 */
/* Cities, airports and airlines in the database. */
#ifndef SHARED_STORE_PLACE_REPO_H
#define SHARED_STORE_PLACE_REPO_H

#include "shared/model/common.h"

struct db;

/* A place with what it is searched by. */
struct place_row { struct place place; int64_t weight; bool flights, hotels, cars; };

/* All cities and airports; an airport that alone serves a city of its own code comes as the airport. */
enum status place_repo_all(struct db *, struct arena *, struct place_row **, size_t *n) MUST_CHECK;
/* The city of this code, or of this airport, with its tax rates. ST_NOT_FOUND. */
struct city_row { struct place place; int64_t lodging_tax_bp, rental_tax_bp; };
enum status place_repo_city(struct db *, struct arena *, const char *code, struct city_row *) MUST_CHECK;
enum status place_repo_airlines(struct db *, struct arena *, struct airline **, size_t *n) MUST_CHECK;

#endif
