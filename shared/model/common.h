/* SPDX-License-Identifier: Apache-2.0 */
/* What several nouns share: ids, money, facets, places. Money is in minor
 * units of its currency; ratings are tenths (47 is 4.7). */
#ifndef SHARED_MODEL_COMMON_H
#define SHARED_MODEL_COMMON_H

#include "shared/codec/codec.h"

enum item_kind { ITEM_FLIGHT, ITEM_ROOM, ITEM_CAR };
extern const char *const item_kinds[];         /* flight, room, car */

enum cabin { CABIN_ECONOMY, CABIN_PREMIUM, CABIN_BUSINESS, CABIN_FIRST };
extern const char *const cabins[];             /* economy, premium, business, first */
extern const char *const cabins_or_any[];      /* the same after "" */

struct by_id   { int64_t id; };
struct by_uuid { struct uuid id; };

/* One line of a total: "US transportation tax", 1234. */
struct price_line { const char *name; int64_t amount_minor; };

/* Total first: what is paid, then what it is made of. */
struct price {
	int64_t total_minor, base_minor, tax_minor, fee_minor;
	const char *currency;
	struct price_line *lines; size_t n_lines;
};

/* What is sold with it. refund_percent of the price until until_hours before the start. */
struct terms {
	const char *name;
	int64_t refund_percent, until_hours;
	int64_t bags_carry_on, bags_checked;
	bool changeable;
};

/* How many of the whole answer have this value, and the lowest total among them. */
struct facet { const char *value, *label; int64_t count, from_minor; };
struct facet_group { const char *name; struct facet *items; size_t n; };

struct place {
	const char *code, *name, *city, *state, *country, *zone;
	const char *kind;              /* city or airport */
	int64_t lat_e6, lon_e6;        /* degrees x 1,000,000 */
};
struct place_query { const char *q, *for_; int64_t limit; };
struct place_page { struct place *items; size_t n; };

struct airline { const char *code, *name; };
struct airline_page { struct airline *items; size_t n; };

struct health { const char *status; const char *mysql, *redis, *mongo; };

/* What a site needs to know before it can draw. */
struct settings { const char *brand, *payment_page, *currency; int64_t hold_s; bool demo; };

extern const struct codec by_id_codec, by_uuid_codec, price_line_codec, price_codec, terms_codec,
    facet_codec, facet_group_codec, place_codec, place_query_codec, place_page_codec,
    airline_codec, airline_page_codec, health_codec, settings_codec;

#endif
