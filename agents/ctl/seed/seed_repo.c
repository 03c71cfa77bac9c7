/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/seed_repo.h"

#include <unistd.h>

#include "shared/model/review.h"
#include "shared/store/db.h"
#include "shared/store/docs.h"

#define PART_MAX 200               /* documents at once, within the time that an answer has */
#define PATIENCE 40                /* pauses in a row */
#define PAUSE_US 500000

#define RATED(T) \
	F_I64(T, rated.rating_10, ), F_I64(T, rated.review_count, )

static const struct query inserts[SEED__COUNT] = {
	[SEED_CITY] = { "seed.city",
		"INSERT INTO cities (code, name, state, country, zone, lat, lon, lodging_tax_bp, rental_tax_bp, weight)"
		" VALUES (?, ?, ?, ?, ?, ? / 1e6, ? / 1e6, ?, ?, ?)",
		BIND(F_STR(city, code, ), F_STR(city, name, ), F_STR(city, state, ), F_STR(city, country, ),
		     F_STR(city, zone_name, ), F_I64(city, lat_e6, ), F_I64(city, lon_e6, ),
		     F_I64(city, lodging_tax_bp, ), F_I64(city, rental_tax_bp, ), F_I64(city, weight, )), NULL },
	[SEED_AIRPORT] = { "seed.airport",
		"INSERT INTO airports (code, icao, name, city_code, country, zone, lat, lon)"
		" VALUES (?, ?, ?, ?, ?, ?, ? / 1e6, ? / 1e6)",
		BIND(F_STR(airport, code, ), F_STR(airport, icao, ), F_STR(airport, name, ),
		     F_STR(airport, city_code, ), F_STR(airport, country, ), F_STR(airport, zone_name, ),
		     F_I64(airport, lat_e6, ), F_I64(airport, lon_e6, )), NULL },
	[SEED_VENDOR] = { "seed.vendor",
		"INSERT INTO vendors (id, kind, name, email, phone, rating_10) VALUES (?, ?, ?, ?, ?, ?)",
		BIND(F_I64(seed_vendor, id, ), F_STR(seed_vendor, kind, ), F_STR(seed_vendor, name, ),
		     F_STR(seed_vendor, email, ), F_STR(seed_vendor, phone, ), F_I64(seed_vendor, rating_10, )), NULL },
	[SEED_AIRLINE] = { "seed.airline",
		"INSERT INTO airlines (code, name, country, vendor_id) VALUES (?, ?, ?, ?)",
		BIND(F_STR(seed_airline, code, ), F_STR(seed_airline, name, ), F_STR(seed_airline, country, ),
		     F_I64(seed_airline, vendor_id, )), NULL },
	[SEED_RULE] = { "seed.fare_rule",
		"INSERT INTO fare_rules (id, name, refund_percent, until_hours, bags_carry_on, bags_checked, changeable)"
		" VALUES (?, ?, ?, ?, ?, ?, ?)",
		BIND(F_I64(seed_rule, id, ), F_STR(seed_rule, name, ), F_I64(seed_rule, refund_percent, ),
		     F_I64(seed_rule, until_hours, ), F_I64(seed_rule, bags_carry_on, ),
		     F_I64(seed_rule, bags_checked, ), F_I64(seed_rule, changeable, )), NULL },
	[SEED_FLIGHT] = { "seed.flight",
		"INSERT INTO flights (id, designator, airline, from_, to_, weekdays, departs_min, duration_min,"
		" distance_km, aircraft, rating_10, review_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		BIND(F_I64(seed_flight, id, ), F_STR(seed_flight, designator, ), F_STR(seed_flight, airline_code, ),
		     F_STR(seed_flight, from, ), F_STR(seed_flight, to, ), F_I64(seed_flight, weekdays, ),
		     F_I64(seed_flight, departs_min, ), F_I64(seed_flight, duration_min, ),
		     F_I64(seed_flight, distance_km, ), F_STR(seed_flight, aircraft, ), RATED(seed_flight)), NULL },
	[SEED_HOTEL] = { "seed.hotel",
		"INSERT INTO hotels (id, vendor_id, name, address, area, city, city_code, state, zip, country, lat, lon,"
		" stars, amenities, description, pet_policy, check_in_from, check_out_by, light, rating_10, review_count)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? / 1e6, ? / 1e6, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		BIND(F_I64(seed_hotel, id, ), F_I64(seed_hotel, vendor_id, ), F_STR(seed_hotel, name, ),
		     F_STR(seed_hotel, address, ), F_STR(seed_hotel, area_name, ), F_STR(seed_hotel, city_name, ),
		     F_STR(seed_hotel, city_code, ), F_STR(seed_hotel, state, ), F_STR(seed_hotel, zip, ),
		     F_STR(seed_hotel, country, ), F_I64(seed_hotel, lat_e6, ), F_I64(seed_hotel, lon_e6, ),
		     F_I64(seed_hotel, stars, ), F_STR(seed_hotel, amenities, ), F_STR(seed_hotel, description, ),
		     F_STR(seed_hotel, pet_policy, ), F_STR(seed_hotel, check_in, ), F_STR(seed_hotel, check_out, ),
		     F_STR(seed_hotel, light, ), RATED(seed_hotel)), NULL },
	[SEED_ROOM] = { "seed.room",
		"INSERT INTO rooms (id, hotel_id, type, name, beds, sleeps, size_m2) VALUES (?, ?, ?, ?, ?, ?, ?)",
		BIND(F_I64(seed_room, id, ), F_I64(seed_room, hotel_id, ), F_STR(seed_room, type, ),
		     F_STR(seed_room, name, ), F_STR(seed_room, beds, ), F_I64(seed_room, sleeps, ),
		     F_I64(seed_room, size_m2, )), NULL },
	[SEED_CAR] = { "seed.car",
		"INSERT INTO cars (id, vendor_id, type, model, year, transmission, fuel, seats, bags, city_code, airport,"
		" address, light, rating_10, review_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		BIND(F_I64(seed_car, id, ), F_I64(seed_car, vendor_id, ), F_STR(seed_car, type, ),
		     F_STR(seed_car, model, ), F_I64(seed_car, year, ), F_STR(seed_car, transmission, ),
		     F_STR(seed_car, fuel, ), F_I64(seed_car, seats, ), F_I64(seed_car, bags, ),
		     F_STR(seed_car, city_code, ), F_STR(seed_car, airport, ), F_STR(seed_car, address, ),
		     F_STR(seed_car, light, ), RATED(seed_car)), NULL },
	[SEED_PERSON] = { "seed.user",
		"INSERT INTO users (id, email, first_name, last_name, address, city, state, zip, country, phone, password,"
		" origin, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'seed', ?)",
		BIND(F_I64(person, id, ), F_STR(person, email, ), F_STR(person, first_name, ),
		     F_STR(person, last_name, ), F_STR(person, address, ), F_STR(person, city, ),
		     F_STR(person, state, ), F_STR(person, zip, ), F_STR(person, country, ), F_STR(person, phone, ),
		     F_STR(person, password, ), F_INSTANT(person, created_at, )), NULL },
	[SEED_CARD] = { "seed.payment_method",
		"INSERT INTO payment_methods (user_id, token, brand, last4, exp_month, exp_year, created_at)"
		" VALUES (?, ?, ?, ?, ?, ?, ?)",
		BIND(F_I64(person, id, ), F_STR(person, token, ), F_STR(person, brand, ), F_STR(person, last4, ),
		     F_I64(person, exp_month, ), F_I64(person, exp_year, ), F_INSTANT(person, created_at, )), NULL },
	[SEED_ADMIN] = { "seed.admin",
		"INSERT INTO admins (id, email, first_name, last_name, address, phone, role, password, totp_sealed, created_at)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		BIND(F_I64(admin_row, id, ), F_STR(admin_row, email, ), F_STR(admin_row, first_name, ),
		     F_STR(admin_row, last_name, ), F_STR(admin_row, address, ), F_STR(admin_row, phone, ),
		     F_STR(admin_row, role, ), F_STR(admin_row, password, ), F_BYTES(admin_row, totp_sealed, ),
		     F_INSTANT(admin_row, created_at, )), NULL },
	[SEED_DEPARTURE] = { "seed.departure",
		"INSERT INTO departures (id, flight_id, day, departs_at, arrives_at, departs_local, arrives_local,"
		" departs_abbr, arrives_abbr) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		BIND(F_I64(departure_row, id, ), F_I64(departure_row, flight_id, ), F_DATE(departure_row, day, ),
		     F_INSTANT(departure_row, departs_at, ), F_INSTANT(departure_row, arrives_at, ),
		     F_STR(departure_row, departs_local, ), F_STR(departure_row, arrives_local, ),
		     F_STR(departure_row, departs_abbr, ), F_STR(departure_row, arrives_abbr, )), NULL },
	[SEED_INVENTORY] = { "seed.inventory",
		"INSERT INTO inventory (id, kind, listing, class, day, capacity, left_, price_minor, rule_id)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		BIND(F_I64(stock_row, id, ), F_STR(stock_row, kind, ), F_I64(stock_row, listing, ),
		     F_STR(stock_row, class, ), F_DATE(stock_row, day, ), F_I64(stock_row, capacity, ),
		     F_I64(stock_row, left, ), F_I64(stock_row, price_minor, ),
		     F_I64(stock_row, rule_id, )), NULL },
	[SEED_BOOKING] = { "seed.booking",
		"INSERT INTO bookings (id, code, user_id, state, total_minor, currency, payment_method, hold_until,"
		" starts_at, ends_at, first_inv_id, origin, version, created_at)"
		" VALUES (?, ?, ?, ?, ?, 'USD', ?, ?, ?, ?, ?, 'seed', ?, ?)",
		BIND(F_UUID(booking_row, id, ), F_STR(booking_row, code, ), F_I64(booking_row, user_id, ),
		     F_STR(booking_row, state, ), F_I64(booking_row, total_minor, ),
		     F_STR(booking_row, payment_method, ), F_INSTANT(booking_row, hold_until, ),
		     F_INSTANT(booking_row, starts_at, ), F_INSTANT(booking_row, ends_at, ),
		     F_I64(booking_row, first_inv_id, ), F_I64(booking_row, version, ),
		     F_INSTANT(booking_row, created_at, )), NULL },
	[SEED_ITEM] = { "seed.booking_item",
		"INSERT INTO booking_items (booking_id, n, part, kind, inv_id, qty, price_minor, tax_minor, fee_minor,"
		" refund_percent, until_hours, listing_id, title, detail, from_place, to_place, starts_at, ends_at,"
		" starts_local, ends_local, starts_zone, ends_zone, starts_abbr, ends_abbr)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		BIND(F_UUID(item_row, booking_id, ), F_I64(item_row, n, ), F_I64(item_row, part, ),
		     F_STR(item_row, kind, ), F_I64(item_row, inv_id, ), F_I64(item_row, qty, ),
		     F_I64(item_row, price_minor, ), F_I64(item_row, tax_minor, ), F_I64(item_row, fee_minor, ),
		     F_I64(item_row, refund_percent, ), F_I64(item_row, until_hours, ), F_I64(item_row, listing_id, ),
		     F_STR(item_row, title, ), F_STR(item_row, detail, ), F_STR(item_row, from_place, ),
		     F_STR(item_row, to_place, ), F_INSTANT(item_row, starts_at, ), F_INSTANT(item_row, ends_at, ),
		     F_STR(item_row, starts_local, ), F_STR(item_row, ends_local, ), F_STR(item_row, starts_zone, ),
		     F_STR(item_row, ends_zone, ), F_STR(item_row, starts_abbr, ), F_STR(item_row, ends_abbr, )), NULL },
	[SEED_TRAVELER] = { "seed.booking_traveler",
		"INSERT INTO booking_travelers (booking_id, n, given_name, family_name, birth_date) VALUES (?, ?, ?, ?, ?)",
		BIND(F_UUID(traveler_row, booking_id, ), F_I64(traveler_row, n, ), F_STR(traveler_row, given_name, ),
		     F_STR(traveler_row, family_name, ), F_DATE(traveler_row, birth_date, )), NULL },
	[SEED_EVENT] = { "seed.booking_event",
		"INSERT INTO booking_events (booking_id, at, actor, what, detail) VALUES (?, ?, ?, ?, ?)",
		BIND(F_UUID(event_row, booking_id, ), F_INSTANT(event_row, at, ), F_STR(event_row, actor, ),
		     F_STR(event_row, what, ), F_STR(event_row, detail, )), NULL },
	[SEED_LEDGER] = { "seed.inventory_ledger",
		"INSERT INTO inventory_ledger (booking_id, inv_id, delta, reason, once, at) VALUES (?, ?, ?, ?, 1, ?)",
		BIND(F_UUID(ledger_row, booking_id, ), F_I64(ledger_row, inv_id, ), F_I64(ledger_row, delta, ),
		     F_STR(ledger_row, reason, ), F_INSTANT(ledger_row, at, )), NULL },
	[SEED_BILL] = { "seed.billing",
		"INSERT INTO billing (id, booking_id, user_id, amount_minor, currency, state, attempt, payment_method,"
		" brand, last4, decline, psp_ref, captured_at, created_at)"
		" VALUES (?, ?, ?, ?, 'USD', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		BIND(F_UUID(bill_row, id, ), F_UUID(bill_row, booking_id, ), F_I64(bill_row, user_id, ),
		     F_I64(bill_row, amount_minor, ), F_STR(bill_row, state, ), F_I64(bill_row, attempt, ),
		     F_STR(bill_row, payment_method, ), F_STR(bill_row, brand, ), F_STR(bill_row, last4, ),
		     F_STR(bill_row, decline, ), F_STR(bill_row, psp_ref, ), F_INSTANT(bill_row, captured_at, ),
		     F_INSTANT(bill_row, created_at, )), NULL },
	[SEED_CANCELLATION] = { "seed.cancellation",
		"INSERT INTO cancellations (id, booking_id, refund_minor, expires_at, state, created_at)"
		" VALUES (?, ?, ?, ?, 'DONE', ?)",
		BIND(F_UUID(cancel_row, id, ), F_UUID(cancel_row, booking_id, ), F_I64(cancel_row, refund_minor, ),
		     F_INSTANT(cancel_row, expires_at, ), F_INSTANT(cancel_row, created_at, )), NULL },
	[SEED_REFUND] = { "seed.refund",
		"INSERT INTO refunds (id, billing_id, booking_id, amount_minor, state, reason, request_id, psp_ref, done_at,"
		" created_at) VALUES (?, ?, ?, ?, 'DONE', ?, ?, ?, ?, ?)",
		BIND(F_UUID(refund_row, id, ), F_UUID(refund_row, billing_id, ), F_UUID(refund_row, booking_id, ),
		     F_I64(refund_row, amount_minor, ), F_STR(refund_row, reason, ), F_STR(refund_row, request_id, ),
		     F_STR(refund_row, psp_ref, ), F_INSTANT(refund_row, done_at, ),
		     F_INSTANT(refund_row, created_at, )), NULL },
};

static const size_t sizes[SEED__COUNT] = {
#define X(name, type) [SEED_##name] = sizeof(struct type),
	SEED_TABLES(X)
#undef X
};

size_t
seed_repo_size(enum seed_table table)
{
	return sizes[table];
}

enum status
seed_repo_add(struct db *db, enum seed_table table, const void *rows, size_t n)
{
	return db_bulk(db, &inserts[table], rows, sizes[table], n);
}

struct found { const char *name; };

static const struct codec found_codec = { "found", sizeof(struct found),
	(const struct field[]){ F_STR(found, name, ), { .kind = K_END } } };

static const struct query any_row = { "seed.any_row",
	"SELECT 'users' FROM DUAL WHERE EXISTS (SELECT 1 FROM users)"
	" UNION ALL SELECT 'admins' FROM DUAL WHERE EXISTS (SELECT 1 FROM admins)"
	" UNION ALL SELECT 'cities' FROM DUAL WHERE EXISTS (SELECT 1 FROM cities)"
	" UNION ALL SELECT 'vendors' FROM DUAL WHERE EXISTS (SELECT 1 FROM vendors)"
	" UNION ALL SELECT 'inventory' FROM DUAL WHERE EXISTS (SELECT 1 FROM inventory)"
	" UNION ALL SELECT 'bookings' FROM DUAL WHERE EXISTS (SELECT 1 FROM bookings) LIMIT 1",
	NULL, &found_codec };

enum status
seed_repo_empty(struct db *db, struct arena *mem, const char **what)
{
	struct found found;
	enum status st = db_one(db, mem, &any_row, NULL, &found);

	if (st == ST_OK) {
		*what = found.name;
		return ST_CONFLICT;
	}
	return st == ST_NOT_FOUND ? ST_OK : st;
}

static const struct query no_checks = { "seed.no_checks",
	"SET unique_checks = 0, foreign_key_checks = 0", NULL, NULL };

enum status
seed_repo_begin(struct db *db)
{
	return db_run(db, &no_checks, NULL, NULL, NULL);
}

static const struct docs_query all_reviews = {
	.name = "seed.all_reviews", .collection = "reviews",
	.where = WHERE({ DOCS_GE, NULL, F_I64(review, stars, ) }),
};

/* Done when one call ends in time: nothing may come before it has. */
static enum status
forget(struct docs *docs)
{
	enum status st = docs_delete(docs, &all_reviews, &(struct review){ .stars = 1 }, NULL);

	for (int late = 0; st == ST_AGAIN && late < PATIENCE; late++) {
		usleep(PAUSE_US);
		st = docs_delete(docs, &all_reviews, &(struct review){ .stars = 1 }, NULL);
	}
	return st;
}

/* A busy server gets less at once; what it took without saying so is passed over. */
static enum status
add_patiently(struct docs *docs, const struct review *reviews, size_t n, size_t *done)
{
	size_t part = n < PART_MAX ? n : PART_MAX;
	enum status st = docs_insert_many(docs, "reviews", &review_codec, reviews, part);

	for (int late = 0; st == ST_AGAIN && late < PATIENCE; late++) {
		usleep(PAUSE_US);
		part = part / 2 > 1 ? part / 2 : 1;
		st = docs_insert_many(docs, "reviews", &review_codec, reviews, part);
	}
	*done = part;
	return st;
}

enum status
seed_repo_reviews(struct docs *docs, const struct review *reviews, size_t n)
{
	enum status st = forget(docs);
	size_t done;

	for (size_t i = 0; i < n && st == ST_OK; i += done)
		st = add_patiently(docs, reviews + i, n - i, &done);
	return st;
}
