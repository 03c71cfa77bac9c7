/* SPDX-License-Identifier: Apache-2.0 */
/* Inventory rows as they are sold: today's price and stock, the rule, and
 * what a booking writes down about them. */
#ifndef SHARED_STORE_SOLD_REPO_H
#define SHARED_STORE_SOLD_REPO_H

#include "shared/model/common.h"

struct db;

struct sold {
	int64_t inv_id, left, price_minor, price_version;
	int64_t listing_id;            /* flights.id, hotels.id or cars.id */
	int64_t places;                /* how many people one unit takes */
	const char *title, *detail, *from_place, *to_place;
	/* Rooms and cars have a day, the hours of its start and of its end on the
	 * next day, and the zone; flights have the rest. */
	const char *day, *from_hour, *to_hour;
	int64_t starts_at, ends_at;
	const char *starts_local, *ends_local, *starts_zone, *ends_zone, *starts_abbr, *ends_abbr;
	struct terms terms;
	bool    from_us, to_us;
	int64_t rate_bp;               /* the city's tax on rooms or cars */
	int64_t now;                   /* of the database */
};

struct sold_ask  { unsigned kind; const int64_t *ids; size_t n; };
struct sold_list { struct sold *at; size_t n; };
/* Adds those of the ids that are of this kind (enum item_kind) and on sale, in any order. */
enum status sold_repo_find(struct db *, struct arena *, const struct sold_ask *,
                           struct sold_list *) MUST_CHECK;

#endif
