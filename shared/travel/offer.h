/* SPDX-License-Identifier: Apache-2.0 */
/* An offer: places at a price until a moment, signed, and kept nowhere. The
 * text is base64url of version, kind, expiry, quantity, and for each
 * inventory row its id, price_version, unit price, tax and fee; sealed by
 * offer.key (shared/auth). Booking takes nothing else for a price. */
#ifndef SHARED_TRAVEL_OFFER_H
#define SHARED_TRAVEL_OFFER_H

#include "shared/base/problem.h"
#include "shared/model/common.h"

#define OFFER_LINES_MAX 60
#define OFFER_LIFE_US   (INT64_C(30) * 60 * 1000000)

struct keys;

struct offer_line {
	int64_t inv_id, price_version;
	int64_t price_minor;           /* of one */
	int64_t tax_minor, fee_minor;  /* of all qty */
};

struct offer {
	unsigned kind;                 /* enum item_kind */
	int64_t  qty;                  /* seats, rooms or cars, of each line */
	int64_t  expires_at;           /* instant */
	char     currency[4];
	struct offer_line lines[OFFER_LINES_MAX];
	size_t   n;
};

int64_t offer_total(const struct offer *);

const char *offer_text(const struct keys *, struct arena *, const struct offer *);
/* ST_INVALID: not one of ours, or changed. ST_GONE: expired at now_us. The
 * offer is filled in both good and expired cases. */
enum status offer_parse(const struct keys *, struct arena *, const char *text, int64_t now_us,
                        struct offer *) MUST_CHECK;

#endif
