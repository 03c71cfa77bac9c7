/* SPDX-License-Identifier: Apache-2.0 */
/* An inventory row as a search reads it, with the rule it is sold by. */
#ifndef SHARED_STORE_STOCK_H
#define SHARED_STORE_STOCK_H

#include "shared/model/common.h"

struct stock {
	int64_t      inv_id, listing, price_minor, price_version, left;
	struct terms terms;
};
extern const struct codec stock_codec;

/* The columns of struct stock, in the order of STOCK_FIELDS; i: inventory, r: fare_rules. */
#define STOCK_COLUMNS \
	"i.id, i.listing, i.price_minor, i.price_version, i.left_," \
	" r.name, r.refund_percent, r.until_hours, r.bags_carry_on, r.bags_checked, r.changeable"
/* The members of a struct stock that is member m of struct T. */
#define STOCK_FIELDS(T, m) \
	F_I64(T, m.inv_id, ), F_I64(T, m.listing, ), F_I64(T, m.price_minor, ), \
	F_I64(T, m.price_version, ), F_I64(T, m.left, ), F_STR(T, m.terms.name, ), \
	F_I64(T, m.terms.refund_percent, ), F_I64(T, m.terms.until_hours, ), \
	F_I64(T, m.terms.bags_carry_on, ), F_I64(T, m.terms.bags_checked, ), \
	F_BOOL(T, m.terms.changeable, )

#endif
