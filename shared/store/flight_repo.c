/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/flight_repo.h"

#include "shared/store/db.h"

CODEC(flight_row,
	F_I64(flight_row, segment.flight_id, ),
	F_I64(flight_row, segment.departure_id, ),
	F_STR(flight_row, segment.designator, ),
	F_STR(flight_row, segment.airline, ),
	F_STR(flight_row, segment.airline_name, ),
	F_STR(flight_row, segment.from, ),
	F_STR(flight_row, segment.to, ),
	F_STR(flight_row, segment.from_name, ),
	F_STR(flight_row, segment.to_name, ),
	F_STR(flight_row, segment.from_city, ),
	F_STR(flight_row, segment.to_city, ),
	F_STR(flight_row, from_country, ),
	F_STR(flight_row, to_country, ),
	F_STR(flight_row, segment.departs_local, ),
	F_STR(flight_row, segment.departs_zone, ),
	F_STR(flight_row, segment.departs_abbr, ),
	F_STR(flight_row, segment.arrives_local, ),
	F_STR(flight_row, segment.arrives_zone, ),
	F_STR(flight_row, segment.arrives_abbr, ),
	F_INSTANT(flight_row, segment.departs_at, ),
	F_INSTANT(flight_row, segment.arrives_at, ),
	F_I64(flight_row, segment.minutes, ),
	F_I64(flight_row, segment.days_later, ),
	F_STR(flight_row, segment.aircraft, ),
	F_ENUM(flight_row, segment.cabin, cabins, ),
	F_I64(flight_row, segment.rating_10, ),
	F_I64(flight_row, segment.review_count, ),
	STOCK_FIELDS(flight_row, stock));

#define COLUMNS                                                                             \
	"SELECT f.id, d.id, f.designator, f.airline, l.name, f.from_, f.to_, a.name, b.name,"      \
	" ca.name, cb.name, a.country, b.country,"                                                 \
	" DATE_FORMAT(d.departs_local, '%Y-%m-%dT%H:%i'), a.zone, d.departs_abbr,"                 \
	" DATE_FORMAT(d.arrives_local, '%Y-%m-%dT%H:%i'), b.zone, d.arrives_abbr,"                 \
	" d.departs_at, d.arrives_at, f.duration_min, DATEDIFF(d.arrives_local, d.departs_local)," \
	" f.aircraft, i.class, f.rating_10, f.review_count, " STOCK_COLUMNS
#define TABLES                                                                              \
	" FROM flights f JOIN departures d ON d.flight_id = f.id AND d.day = ?"                    \
	" JOIN inventory i ON i.kind = 'flight' AND i.listing = d.id"                              \
	" JOIN fare_rules r ON r.id = i.rule_id"                                                   \
	" JOIN airlines l ON l.code = f.airline"                                                   \
	" JOIN airports a ON a.code = f.from_ JOIN cities ca ON ca.code = a.city_code"             \
	" JOIN airports b ON b.code = f.to_ JOIN cities cb ON cb.code = b.city_code"

/* The pairs are found first, so that both ends are looked up by the key of (from_, to_). */
static const struct query search = {
	.name = "flight.search",
	.sql = COLUMNS TABLES
	    " WHERE (a.code = ? OR a.city_code = ?) AND (b.code = ? OR b.city_code = ?)"
	    " AND f.status = 'active' AND i.left_ >= ? AND d.departs_at > NOW(6)"
	    " ORDER BY d.departs_at, f.id, i.id",
	.in = BIND(F_DATE(flight_ask, day, ), F_STR(flight_ask, from, ), F_STR(flight_ask, from, ),
	           F_STR(flight_ask, to, ), F_STR(flight_ask, to, ), F_I64(flight_ask, seats, )),
	.out = &flight_row_codec,
};

static const struct query on = {
	.name = "flight.on",
	.sql = COLUMNS TABLES " WHERE f.id = ? AND f.status = 'active' ORDER BY i.id",
	.in = BIND(F_DATE(flight_ask, day, ), F_I64(flight_ask, flight_id, )),
	.out = &flight_row_codec,
};

static const struct codec flight_facts_codec = { "flight_facts", sizeof(struct flight),
	(const struct field[]){
	F_I64(flight, id, ), F_STR(flight, designator, ), F_STR(flight, airline, ),
	F_STR(flight, airline_name, ), F_STR(flight, from, ), F_STR(flight, to, ),
	F_STR(flight, from_name, ), F_STR(flight, to_name, ), F_STR(flight, aircraft, ),
	F_I64(flight, duration_min, ), F_I64(flight, distance_km, ), F_I64(flight, rating_10, ),
	F_I64(flight, review_count, ), F_I64(flight, weekdays, ), { .kind = K_END } } };

static const struct query find = {
	.name = "flight.find",
	.sql = "SELECT f.id, f.designator, f.airline, l.name, f.from_, f.to_, a.name, b.name,"
	    " f.aircraft, f.duration_min, f.distance_km, f.rating_10, f.review_count, f.weekdays"
	    " FROM flights f JOIN airlines l ON l.code = f.airline"
	    " JOIN airports a ON a.code = f.from_ JOIN airports b ON b.code = f.to_"
	    " WHERE f.id = ? AND f.status = 'active'",
	.in = BIND(F_I64(by_id, id, )),
	.out = &flight_facts_codec,
};

enum status
flight_repo_search(struct db *db, struct arena *mem, const struct flight_ask *ask,
                   struct flight_row **rows, size_t *n)
{
	return db_all(db, mem, &search, ask, rows, n);
}

enum status
flight_repo_on(struct db *db, struct arena *mem, const struct flight_ask *ask,
               struct flight_row **rows, size_t *n)
{
	return db_all(db, mem, &on, ask, rows, n);
}

enum status
flight_repo_find(struct db *db, struct arena *mem, int64_t id, struct flight *flight)
{
	return db_one(db, mem, &find, &(struct by_id){ id }, flight);
}
