/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/car_repo.h"

#include "shared/store/db.h"

static CODEC(car_row,
	F_I64(car_row, car.id, ), F_ENUM(car_row, car.type, car_types, ),
	F_ENUM(car_row, car.transmission, transmissions, ), F_ENUM(car_row, car.fuel, fuels, ),
	F_STR(car_row, car.model, ), F_STR(car_row, car.company, ), F_I64(car_row, car.year, ),
	F_I64(car_row, car.seats, ), F_I64(car_row, car.bags, ), F_I64(car_row, car.rating_10, ),
	F_I64(car_row, car.review_count, ), F_STR(car_row, car.city, ), F_STR(car_row, car.city_code, ),
	F_STR(car_row, car.airport, ), F_STR(car_row, car.address, ), F_STR(car_row, car.light, ),
	F_STR(car_row, car.zone, ), F_I64(car_row, rental_tax_bp, ));

#define CARS "SELECT k.id, k.type, k.transmission, k.fuel, k.model, v.name, k.year, k.seats, k.bags," \
	" k.rating_10, k.review_count, c.name, k.city_code, k.airport, k.address, k.light, c.zone,"          \
	" c.rental_tax_bp FROM cars k JOIN vendors v ON v.id = k.vendor_id"                                  \
	" JOIN cities c ON c.code = k.city_code WHERE k.status = 'active'"
#define DAYS "SELECT " STOCK_COLUMNS " FROM cars k JOIN inventory i ON i.kind = 'car'" \
	" AND i.listing = k.id AND i.class = '' AND i.day >= ? AND i.day < ?"                  \
	" JOIN fare_rules r ON r.id = i.rule_id"
#define IN_CITY "k.city_code IN (SELECT ? UNION SELECT city_code FROM airports WHERE code = ?)"
#define DATES F_DATE(car_ask, pick_up, ), F_DATE(car_ask, drop_off, )

static const struct query in_city = {
	.name = "car.in_city",
	.sql = CARS " AND " IN_CITY " ORDER BY k.id",
	.in = BIND(F_STR(car_ask, city, ), F_STR(car_ask, city, )),
	.out = &car_row_codec,
};

static const struct query days_in_city = {
	.name = "car.days_in_city",
	.sql = DAYS " WHERE " IN_CITY " AND k.status = 'active' ORDER BY k.id, i.day",
	.in = BIND(DATES, F_STR(car_ask, city, ), F_STR(car_ask, city, )),
	.out = &stock_codec,
};

static const struct query find = {
	.name = "car.find",
	.sql = CARS " AND k.id = ?",
	.in = BIND(F_I64(by_id, id, )),
	.out = &car_row_codec,
};

static const struct query days_of = {
	.name = "car.days",
	.sql = DAYS " WHERE k.id = ? ORDER BY i.day",
	.in = BIND(DATES, F_I64(car_ask, car_id, )),
	.out = &stock_codec,
};

enum status
car_repo_in(struct db *db, struct arena *mem, const struct car_ask *ask, struct car_row **rows, size_t *n)
{
	return db_all(db, mem, &in_city, ask, rows, n);
}

enum status
car_repo_days_in(struct db *db, struct arena *mem, const struct car_ask *ask, struct stock **rows, size_t *n)
{
	return db_all(db, mem, &days_in_city, ask, rows, n);
}

enum status
car_repo_find(struct db *db, struct arena *mem, int64_t id, struct car_row *row)
{
	return db_one(db, mem, &find, &(struct by_id){ id }, row);
}

enum status
car_repo_days(struct db *db, struct arena *mem, const struct car_ask *ask, struct stock **rows, size_t *n)
{
	return db_all(db, mem, &days_of, ask, rows, n);
}
