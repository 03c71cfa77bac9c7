/* SPDX-License-Identifier: Apache-2.0 */
/* A run of nights or days of one listing, priced together: what a stay and a
 * rental have in common. Pure. */
#ifndef SHARED_TRAVEL_STAY_H
#define SHARED_TRAVEL_STAY_H

#include "shared/store/stock.h"
#include "shared/travel/offer.h"
#include "shared/travel/price.h"

/* The rows of one listing in a list sorted by listing: how many from at on. */
size_t stay_run(const struct stock *, size_t n, size_t at);

/* units nights or days, qty of each. free: every one is there and has qty left. */
struct stay {
	bool    free;
	int64_t total_minor, per_unit_minor;
	struct price_sum sum;
	struct offer     offer;
	struct terms     terms;
};
void stay_price(const struct stock *, size_t n, int64_t units, int64_t qty,
                const struct price_facts *, int64_t now_us, struct stay *);

#endif
