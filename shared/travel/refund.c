/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/refund.h"

#include "shared/base/clock.h"

#define US_PER_HOUR (3600 * US_PER_S)

int64_t
refund_of(const struct refund_rule *rule, int64_t paid_minor, int64_t now_us)
{
	if (now_us > rule->starts_at - rule->until_hours * US_PER_HOUR || now_us >= rule->starts_at)
		return 0;
	return paid_minor * rule->refund_percent / 100;
}

static int64_t
start_of_part(const struct booking_paid *items, size_t n, int64_t part)
{
	int64_t start = INT64_MAX;

	for (size_t i = 0; i < n; i++)
		if (items[i].part == part && items[i].starts_at < start)
			start = items[i].starts_at;
	return start;
}

static void
add_line(struct arena *mem, struct cancellation *c, const struct booking_paid *item, int64_t minor)
{
	if (c->lines == NULL)
		c->lines = arena_zalloc(mem, BOOKING_OFFERS_MAX * sizeof *c->lines);
	if (c->n_lines < BOOKING_OFFERS_MAX)
		c->lines[c->n_lines++] = (struct price_line){ item->title, minor };
}

/* The items of a part follow each other. */
int64_t
refund_total(struct arena *mem, const struct booking_paid *items, size_t n, int64_t now_us, struct cancellation *c)
{
	int64_t total = 0, of_part = 0;
	const struct booking_paid *first = items;

	for (size_t i = 0; i < n; i++) {
		const struct booking_paid *p = &items[i];
		struct refund_rule rule = { p->refund_percent, p->until_hours, start_of_part(items, n, p->part) };

		first = p->part == first->part ? first : p;
		of_part += refund_of(&rule, p->price_minor * p->qty + p->tax_minor + p->fee_minor, now_us);
		if (i + 1 < n && items[i + 1].part == p->part)
			continue;
		if (c != NULL)
			add_line(mem, c, first, of_part);
		total += of_part;
		of_part = 0;
	}
	return total;
}
