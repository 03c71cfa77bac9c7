/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/model/common.h"

const char *const item_kinds[] = { "flight", "room", "car", NULL };
const char *const cabins[] = { "economy", "premium", "business", "first", NULL };
const char *const cabins_or_any[] = { "", "economy", "premium", "business", "first", NULL };

CODEC(by_id,
	F_I64(by_id, id, .must = true, .min = 1, .max = I64_JSON_MAX));

CODEC(by_uuid,
	F_UUID(by_uuid, id, .must = true));

CODEC(price_line,
	F_STR(price_line, name, .must = true),
	F_I64(price_line, amount_minor, .must = true));

CODEC(price,
	F_I64(price, total_minor, .must = true, .doc = "What is paid, taxes and fees included."),
	F_I64(price, base_minor, .must = true),
	F_I64(price, tax_minor, .must = true),
	F_I64(price, fee_minor, .must = true),
	F_STR(price, currency, .must = true),
	F_LIST(price, lines, n_lines, price_line, .must = true));

CODEC(terms,
	F_STR(terms, name, .must = true),
	F_I64(terms, refund_percent, .must = true),
	F_I64(terms, until_hours, .must = true, .doc = "Hours before the start until which that is refunded."),
	F_I64(terms, bags_carry_on, .must = true),
	F_I64(terms, bags_checked, .must = true),
	F_BOOL(terms, changeable, .must = true));

CODEC(facet,
	F_STR(facet, value, .must = true),
	F_STR(facet, label, .must = true),
	F_I64(facet, count, .must = true),
	F_I64(facet, from_minor, .must = true, .doc = "The lowest total among them."));

CODEC(facet_group,
	F_STR(facet_group, name, .must = true),
	F_LIST(facet_group, items, n, facet, .must = true));

CODEC(place,
	F_STR(place, code, .must = true),
	F_STR(place, name, .must = true),
	F_STR(place, city, .must = true),
	F_STR(place, state, ),
	F_STR(place, country, .must = true),
	F_STR(place, zone, .must = true),
	F_STR(place, kind, .must = true),
	F_I64(place, lat_e6, .must = true),
	F_I64(place, lon_e6, .must = true));

CODEC(place_query,
	F_STR(place_query, q, .must = true, .min = 1, .max = 60),
	F_STR(place_query, for_, .max = 10, .doc = "flights, hotels or cars: only places that have them."),
	F_I64(place_query, limit, .min = 1, .max = 20, .otherwise = 8));

CODEC(place_page,
	F_LIST(place_page, items, n, place, .must = true));

CODEC(airline,
	F_STR(airline, code, .must = true),
	F_STR(airline, name, .must = true));

CODEC(airline_page,
	F_LIST(airline_page, items, n, airline, .must = true));

CODEC(health,
	F_STR(health, status, .must = true),
	F_STR(health, mysql, ),
	F_STR(health, redis, ),
	F_STR(health, mongo, ));

CODEC(settings,
	F_STR(settings, brand, .must = true),
	F_STR(settings, payment_page, .must = true, .doc = "The origin of the provider's card page."),
	F_STR(settings, currency, .must = true),
	F_I64(settings, hold_s, .must = true),
	F_BOOL(settings, demo, .must = true));
