/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/hotel_repo.h"

#include "shared/store/db.h"

CODEC(stock,
	F_I64(stock, inv_id, ), F_I64(stock, listing, ), F_I64(stock, price_minor, ),
	F_I64(stock, price_version, ), F_I64(stock, left, ), F_STR(stock, terms.name, ),
	F_I64(stock, terms.refund_percent, ), F_I64(stock, terms.until_hours, ),
	F_I64(stock, terms.bags_carry_on, ), F_I64(stock, terms.bags_checked, ),
	F_BOOL(stock, terms.changeable, ));

static const struct codec card_row = { "card_row", sizeof(struct hotel_card), (const struct field[]){
	F_I64(hotel_card, id, ), F_STR(hotel_card, name, ), F_STR(hotel_card, area, ),
	F_STR(hotel_card, city, ), F_STR(hotel_card, city_code, ), F_STR(hotel_card, state, ),
	F_STR(hotel_card, country, ), F_I64(hotel_card, stars, ), F_I64(hotel_card, rating_10, ),
	F_I64(hotel_card, review_count, ), F_I64(hotel_card, lat_e6, ), F_I64(hotel_card, lon_e6, ),
	F_STR(hotel_card, amenities, ), F_STR(hotel_card, light, ), { .kind = K_END } } };

static CODEC(room_row,
	F_I64(room_row, room.id, ), F_ENUM(room_row, room.type, room_types, ),
	F_STR(room_row, room.name, ), F_STR(room_row, room.beds, ), F_I64(room_row, room.sleeps, ),
	F_I64(room_row, room.size_m2, ), F_I64(room_row, hotel_id, ));

static const struct query in_city = {
	.name = "hotel.in_city",
	.sql = "SELECT id, name, area, city, city_code, state, country, stars, rating_10, review_count,"
	    " ROUND(lat * 1e6), ROUND(lon * 1e6), amenities, light"
	    " FROM hotels WHERE city_code = ? AND status = 'active' ORDER BY id",
	.in = BIND(F_STR(hotel_ask, city, )),
	.out = &card_row,
};

#define ROOMS "SELECT r.id, r.type, r.name, r.beds, r.sleeps, r.size_m2, r.hotel_id FROM rooms r" \
	" JOIN hotels h ON h.id = r.hotel_id WHERE r.status = 'active' AND h.status = 'active'"
#define NIGHTS "SELECT " STOCK_COLUMNS " FROM hotels h JOIN rooms m ON m.hotel_id = h.id" \
	" JOIN inventory i ON i.kind = 'room' AND i.listing = m.id AND i.class = ''" \
	" AND i.day >= ? AND i.day < ? JOIN fare_rules r ON r.id = i.rule_id"
#define DATES F_DATE(hotel_ask, check_in, ), F_DATE(hotel_ask, check_out, )

static const struct query rooms_in_city = {
	.name = "hotel.rooms_in_city",
	.sql = ROOMS " AND h.city_code = ? ORDER BY r.hotel_id, r.id",
	.in = BIND(F_STR(hotel_ask, city, )),
	.out = &room_row_codec,
};

static const struct query nights_in_city = {
	.name = "hotel.nights_in_city",
	.sql = NIGHTS " WHERE h.city_code = ? AND h.status = 'active' ORDER BY h.id, m.id, i.day",
	.in = BIND(DATES, F_STR(hotel_ask, city, )),
	.out = &stock_codec,
};

static const struct query rooms_of = {
	.name = "hotel.rooms",
	.sql = ROOMS " AND h.id = ? ORDER BY r.id",
	.in = BIND(F_I64(hotel_ask, hotel_id, )),
	.out = &room_row_codec,
};

static const struct query nights_of = {
	.name = "hotel.nights",
	.sql = NIGHTS " WHERE h.id = ? ORDER BY m.id, i.day",
	.in = BIND(DATES, F_I64(hotel_ask, hotel_id, )),
	.out = &stock_codec,
};

static const struct codec hotel_columns = { "hotel_columns", sizeof(struct hotel_row), (const struct field[]){
	F_I64(hotel_row, hotel.id, ), F_STR(hotel_row, hotel.name, ), F_STR(hotel_row, hotel.address, ),
	F_STR(hotel_row, hotel.area, ), F_STR(hotel_row, hotel.city, ), F_STR(hotel_row, hotel.city_code, ),
	F_STR(hotel_row, hotel.state, ), F_STR(hotel_row, hotel.zip, ), F_STR(hotel_row, hotel.country, ),
	F_STR(hotel_row, hotel.zone, ), F_I64(hotel_row, hotel.stars, ), F_I64(hotel_row, hotel.rating_10, ),
	F_I64(hotel_row, hotel.review_count, ), F_I64(hotel_row, hotel.lat_e6, ),
	F_I64(hotel_row, hotel.lon_e6, ), F_STR(hotel_row, hotel.amenities, ),
	F_STR(hotel_row, hotel.description, ), F_STR(hotel_row, hotel.pet_policy, ),
	F_STR(hotel_row, hotel.check_in_from, ), F_STR(hotel_row, hotel.check_out_by, ),
	F_STR(hotel_row, hotel.light, ), F_I64(hotel_row, lodging_tax_bp, ), { .kind = K_END } } };

static const struct query find = {
	.name = "hotel.find",
	.sql = "SELECT h.id, h.name, h.address, h.area, h.city, h.city_code, h.state, h.zip, h.country,"
	    " c.zone, h.stars, h.rating_10, h.review_count, ROUND(h.lat * 1e6), ROUND(h.lon * 1e6),"
	    " h.amenities, h.description, h.pet_policy, h.check_in_from, h.check_out_by, h.light,"
	    " c.lodging_tax_bp FROM hotels h JOIN cities c ON c.code = h.city_code"
	    " WHERE h.id = ? AND h.status = 'active'",
	.in = BIND(F_I64(by_id, id, )),
	.out = &hotel_columns,
};

enum status
hotel_repo_in(struct db *db, struct arena *mem, const struct hotel_ask *ask, struct hotel_card **rows, size_t *n)
{
	return db_all(db, mem, &in_city, ask, rows, n);
}

enum status
hotel_repo_rooms_in(struct db *db, struct arena *mem, const struct hotel_ask *ask, struct room_row **rows, size_t *n)
{
	return db_all(db, mem, &rooms_in_city, ask, rows, n);
}

enum status
hotel_repo_nights_in(struct db *db, struct arena *mem, const struct hotel_ask *ask, struct stock **rows, size_t *n)
{
	return db_all(db, mem, &nights_in_city, ask, rows, n);
}

enum status
hotel_repo_find(struct db *db, struct arena *mem, int64_t id, struct hotel_row *row)
{
	return db_one(db, mem, &find, &(struct by_id){ id }, row);
}

enum status
hotel_repo_rooms(struct db *db, struct arena *mem, const struct hotel_ask *ask, struct room_row **rows, size_t *n)
{
	return db_all(db, mem, &rooms_of, ask, rows, n);
}

enum status
hotel_repo_nights(struct db *db, struct arena *mem, const struct hotel_ask *ask, struct stock **rows, size_t *n)
{
	return db_all(db, mem, &nights_of, ask, rows, n);
}
