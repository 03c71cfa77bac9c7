/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/place_repo.h"

#include "shared/store/db.h"

struct by_code { const char *code; };

#define PLACE_FIELDS(T) \
	F_STR(T, place.code, ), F_STR(T, place.name, ), F_STR(T, place.city, ), F_STR(T, place.state, ), \
	F_STR(T, place.country, ), F_STR(T, place.zone, ), F_STR(T, place.kind, ), \
	F_I64(T, place.lat_e6, ), F_I64(T, place.lon_e6, )

static CODEC(place_row,
	PLACE_FIELDS(place_row), F_I64(place_row, weight, ), F_BOOL(place_row, flights, ),
	F_BOOL(place_row, hotels, ), F_BOOL(place_row, cars, ));

static CODEC(city_row,
	PLACE_FIELDS(city_row), F_I64(city_row, lodging_tax_bp, ), F_I64(city_row, rental_tax_bp, ));

static const struct query all = {
	.name = "place.all",
	.sql = "SELECT c.code, c.name, c.name, c.state, c.country, c.zone, 'city', ROUND(c.lat * 1e6),"
	    " ROUND(c.lon * 1e6), c.weight,"
	    " (SELECT COUNT(*) FROM airports a WHERE a.city_code = c.code) > 1,"
	    " EXISTS (SELECT 1 FROM hotels h WHERE h.city_code = c.code AND h.status = 'active'),"
	    " EXISTS (SELECT 1 FROM cars k WHERE k.city_code = c.code AND k.status = 'active')"
	    " FROM cities c UNION ALL"
	    " SELECT a.code, a.name, c.name, c.state, a.country, a.zone, 'airport', ROUND(a.lat * 1e6),"
	    " ROUND(a.lon * 1e6), c.weight, TRUE, FALSE,"
	    " EXISTS (SELECT 1 FROM cars k WHERE k.airport = a.code AND k.status = 'active')"
	    " FROM airports a JOIN cities c ON c.code = a.city_code",
	.out = &place_row_codec,
};

static const struct query city = {
	.name = "place.city",
	.sql = "SELECT c.code, c.name, c.name, c.state, c.country, c.zone, 'city', ROUND(c.lat * 1e6),"
	    " ROUND(c.lon * 1e6), c.lodging_tax_bp, c.rental_tax_bp FROM cities c"
	    " WHERE c.code IN (SELECT ? UNION SELECT city_code FROM airports WHERE code = ?)"
	    " ORDER BY c.code = ? DESC LIMIT 1",
	.in = BIND(F_STR(by_code, code, ), F_STR(by_code, code, ), F_STR(by_code, code, )),
	.out = &city_row_codec,
};

static const struct query airlines = {
	.name = "place.airlines",
	.sql = "SELECT code, name FROM airlines ORDER BY name",
	.out = &airline_codec,
};

enum status
place_repo_all(struct db *db, struct arena *mem, struct place_row **rows, size_t *n)
{
	return db_all(db, mem, &all, NULL, rows, n);
}

enum status
place_repo_city(struct db *db, struct arena *mem, const char *code, struct city_row *row)
{
	return db_one(db, mem, &city, &(struct by_code){ code }, row);
}

enum status
place_repo_airlines(struct db *db, struct arena *mem, struct airline **rows, size_t *n)
{
	return db_all(db, mem, &airlines, NULL, rows, n);
}
