/* SPDX-License-Identifier: Apache-2.0 */
/* What is added to a price: taxes and fees, as one pure function.
 *
 * Flights within the US (26 U.S.C. 4261 and 49 U.S.C. 44940, amounts of 2025,
 * IRS Rev. Proc. 2024-40): 7.5 % transportation tax, 5.20 a segment, 5.60
 * September 11 security fee a one-way trip; passenger facility charge 4.50 a
 * segment (14 CFR 158, the most an airport may ask). Flights that leave or
 * reach the US: 22.90 international tax, 5.60 on leaving, 4.50. Others: none.
 * Rooms and cars: the rate of the city, in basis points of the price.
 * Rounding is half up to the minor unit. The service fee of the house is 0. */
#ifndef SHARED_TRAVEL_PRICE_H
#define SHARED_TRAVEL_PRICE_H

#include "shared/model/common.h"

enum charge { CHARGE_TRANSPORT, CHARGE_SEGMENT, CHARGE_INTERNATIONAL, CHARGE_LODGING, CHARGE_RENTAL,
              CHARGE_SECURITY, CHARGE_FACILITY, CHARGE_SERVICE, CHARGE__COUNT };
/* The first are taxes; from here on fees. */
#define CHARGE_FIRST_FEE CHARGE_SECURITY

/* What the amount depends on besides the price. */
struct price_facts {
	unsigned kind;                 /* enum item_kind */
	bool     from_us, to_us;       /* flights */
	int64_t  rate_bp;              /* rooms and cars: of the city */
};

struct price_sum {
	int64_t base_minor, charges[CHARGE__COUNT];
};

struct price_item { int64_t tax_minor, fee_minor; };

/* Adds qty units at price_minor each; returns what is added on them. */
struct price_item price_add(struct price_sum *, const struct price_facts *, int64_t price_minor, int64_t qty);
int64_t price_total(const struct price_sum *);
/* The price as it is shown, with a line for each charge that is not 0, and the service fee always. */
struct price *price_of(struct arena *, const struct price_sum *, const char *currency);

#endif
