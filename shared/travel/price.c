/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/price.h"

#define TRANSPORT_BP       750
#define SEGMENT_MINOR      520
#define INTERNATIONAL_MINOR 2290
#define SECURITY_MINOR     560
#define FACILITY_MINOR     450

static const char *const names[CHARGE__COUNT] = {
	[CHARGE_TRANSPORT] = "US transportation tax",
	[CHARGE_SEGMENT] = "US flight segment tax",
	[CHARGE_INTERNATIONAL] = "US international travel tax",
	[CHARGE_LODGING] = "Lodging tax",
	[CHARGE_RENTAL] = "Rental car tax",
	[CHARGE_SECURITY] = "September 11 security fee",
	[CHARGE_FACILITY] = "Passenger facility charge",
	[CHARGE_SERVICE] = "Our service fee",
};

static int64_t
share(int64_t minor, int64_t bp)
{
	return (minor * bp + 5000) / 10000;
}

static void
flight_charges(const struct price_facts *f, int64_t price_minor, int64_t one[CHARGE__COUNT])
{
	if (f->from_us && f->to_us) {
		one[CHARGE_TRANSPORT] = share(price_minor, TRANSPORT_BP);
		one[CHARGE_SEGMENT] = SEGMENT_MINOR;
	} else if (f->from_us || f->to_us) {
		one[CHARGE_INTERNATIONAL] = INTERNATIONAL_MINOR;
	}
	if (f->from_us) {
		one[CHARGE_SECURITY] = SECURITY_MINOR;
		one[CHARGE_FACILITY] = FACILITY_MINOR;
	}
}

struct price_item
price_add(struct price_sum *sum, const struct price_facts *f, int64_t price_minor, int64_t qty)
{
	int64_t one[CHARGE__COUNT] = {0};
	struct price_item item = {0};

	switch (f->kind) {
	case ITEM_FLIGHT: flight_charges(f, price_minor, one); break;
	case ITEM_ROOM:   one[CHARGE_LODGING] = share(price_minor, f->rate_bp); break;
	default:          one[CHARGE_RENTAL] = share(price_minor, f->rate_bp); break;
	}
	sum->base_minor += price_minor * qty;
	for (int c = 0; c < CHARGE__COUNT; c++) {
		sum->charges[c] += one[c] * qty;
		*(c < CHARGE_FIRST_FEE ? &item.tax_minor : &item.fee_minor) += one[c] * qty;
	}
	return item;
}

static int64_t
charges_between(const struct price_sum *sum, int from, int to)
{
	int64_t all = 0;

	for (int c = from; c < to; c++)
		all += sum->charges[c];
	return all;
}

int64_t
price_total(const struct price_sum *sum)
{
	return sum->base_minor + charges_between(sum, 0, CHARGE__COUNT);
}

struct price *
price_of(struct arena *mem, const struct price_sum *sum, const char *currency)
{
	struct price *p = arena_zalloc(mem, sizeof *p);

	p->total_minor = price_total(sum);
	p->base_minor = sum->base_minor;
	p->tax_minor = charges_between(sum, 0, CHARGE_FIRST_FEE);
	p->fee_minor = charges_between(sum, CHARGE_FIRST_FEE, CHARGE__COUNT);
	p->currency = currency;
	p->lines = arena_zalloc(mem, (CHARGE__COUNT + 1) * sizeof *p->lines);
	p->lines[p->n_lines++] = (struct price_line){ "Price before tax", sum->base_minor };
	for (int c = 0; c < CHARGE__COUNT; c++)
		if (sum->charges[c] != 0 || c == CHARGE_SERVICE)
			p->lines[p->n_lines++] = (struct price_line){ names[c], sum->charges[c] };
	return p;
}
