/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/sold_repo.h"

#include <string.h>

#include "shared/store/db.h"
#include "shared/store/ids8.h"

static CODEC(sold,
	F_I64(sold, inv_id), F_I64(sold, left), F_I64(sold, price_minor), F_I64(sold, price_version),
	F_STR(sold, terms.name), F_I64(sold, terms.refund_percent), F_I64(sold, terms.until_hours),
	F_I64(sold, terms.bags_carry_on), F_I64(sold, terms.bags_checked), F_BOOL(sold, terms.changeable),
	F_INSTANT(sold, now),
	F_I64(sold, listing_id), F_I64(sold, places), F_STR(sold, title), F_STR(sold, detail),
	F_STR(sold, from_place), F_STR(sold, to_place),
	F_DATE(sold, day), F_STR(sold, from_hour), F_STR(sold, to_hour),
	F_INSTANT(sold, starts_at), F_INSTANT(sold, ends_at),
	F_STR(sold, starts_local), F_STR(sold, ends_local),
	F_STR(sold, starts_zone), F_STR(sold, ends_zone), F_STR(sold, starts_abbr), F_STR(sold, ends_abbr),
	F_BOOL(sold, from_us), F_BOOL(sold, to_us), F_I64(sold, rate_bp));

#define STOCK "SELECT STRAIGHT_JOIN i.id, i.left_, i.price_minor, i.price_version, r.name, r.refund_percent," \
	" r.until_hours, r.bags_carry_on, r.bags_checked, r.changeable, NOW(6),"
#define FROM  " FROM inventory i JOIN fare_rules r ON r.id = i.rule_id"
#define WHERE " WHERE i.id IN (" IDS8 ") AND i.kind = "
#define LOCAL(column) " DATE_FORMAT(" column ", '%Y-%m-%dT%H:%i'),"
#define NOT_FLOWN " NULL, NULL, NULL, NULL, c.zone, c.zone, NULL, NULL, FALSE, FALSE,"

static const struct query flights = {
	.name = "sold.flights",
	.sql = STOCK " f.id, 1,"
	    " CONCAT(f.airline, ' ', SUBSTR(f.designator, 3), ' ', ca.name, ' ', a.code, ' to ', cb.name, ' ', b.code),"
	    " CONCAT(CASE i.class WHEN 'premium' THEN 'Premium economy' WHEN 'business' THEN 'Business'"
	    " WHEN 'first' THEN 'First' ELSE 'Economy' END, ' · ', r.name, ' fare'),"
	    " CONCAT(ca.name, ' ', a.code), CONCAT(cb.name, ' ', b.code), NULL, NULL, NULL,"
	    " d.departs_at, d.arrives_at," LOCAL("d.departs_local") LOCAL("d.arrives_local")
	    " a.zone, b.zone, d.departs_abbr, d.arrives_abbr, a.country = 'US', b.country = 'US', 0" FROM
	    " JOIN departures d ON d.id = i.listing JOIN flights f ON f.id = d.flight_id AND f.status = 'active'"
	    " JOIN airports a ON a.code = f.from_ JOIN cities ca ON ca.code = a.city_code"
	    " JOIN airports b ON b.code = f.to_ JOIN cities cb ON cb.code = b.city_code" WHERE "'flight'",
	.in = IDS8_BIND,
	.out = &sold_codec,
};

static const struct query rooms = {
	.name = "sold.rooms",
	.sql = STOCK " h.id, m.sleeps, h.name,"
	    " CONCAT(m.name, ' · ', m.sleeps, IF(m.sleeps = 1, ' guest', ' guests')),"
	    " LEFT(CONCAT(h.address, ', ', h.city), 120), NULL, i.day, h.check_in_from, h.check_out_by,"
	    NOT_FLOWN " c.lodging_tax_bp" FROM
	    " JOIN rooms m ON m.id = i.listing AND m.status = 'active'"
	    " JOIN hotels h ON h.id = m.hotel_id AND h.status = 'active'"
	    " JOIN cities c ON c.code = h.city_code" WHERE "'room'",
	.in = IDS8_BIND,
	.out = &sold_codec,
};

static const struct query cars = {
	.name = "sold.cars",
	.sql = STOCK " k.id, k.seats, CONCAT(k.model, ' or similar'),"
	    " CONCAT(CASE k.type WHEN 'suv' THEN 'SUV' ELSE CONCAT(UPPER(LEFT(k.type, 1)), SUBSTR(k.type, 2)) END,"
	    " ' · ', v.name), LEFT(k.address, 120), NULL, i.day, '10:00', '10:00',"
	    NOT_FLOWN " c.rental_tax_bp" FROM
	    " JOIN cars k ON k.id = i.listing AND k.status = 'active' JOIN vendors v ON v.id = k.vendor_id"
	    " JOIN cities c ON c.code = k.city_code" WHERE "'car'",
	.in = IDS8_BIND,
	.out = &sold_codec,
};

static void
append(struct arena *mem, struct sold_list *list, const struct sold *rows, size_t n)
{
	struct sold *all = arena_zalloc(mem, (list->n + n) * sizeof *all + 1);

	if (list->n > 0)
		memcpy(all, list->at, list->n * sizeof *all);
	if (n > 0)
		memcpy(all + list->n, rows, n * sizeof *all);
	list->at = all;
	list->n += n;
}

enum status
sold_repo_find(struct db *db, struct arena *mem, const struct sold_ask *ask, struct sold_list *list)
{
	static const struct query *const of[] = { [ITEM_FLIGHT] = &flights, [ITEM_ROOM] = &rooms, [ITEM_CAR] = &cars };
	enum status st = ST_OK;

	for (size_t i = 0; i < ask->n && st == ST_OK; i += IDS8_N) {
		struct ids8 some = ids8_of(ask->ids + i, ask->n - i);
		struct sold *rows = NULL;
		size_t n = 0;

		st = db_all(db, mem, of[ask->kind], &some, &rows, &n);
		append(mem, list, rows, n);
	}
	return st;
}
