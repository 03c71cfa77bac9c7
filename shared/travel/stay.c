/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/stay.h"

size_t
stay_run(const struct stock *s, size_t n, size_t at)
{
	size_t run = 0;

	while (at + run < n && s[at + run].listing == s[at].listing)
		run++;
	return run;
}

void
stay_price(const struct stock *s, size_t n, int64_t units, int64_t qty,
           const struct price_facts *facts, int64_t now_us, struct stay *stay)
{
	*stay = (struct stay){ .free = n == (size_t)units && n > 0 && n <= OFFER_LINES_MAX,
		.offer = { .kind = facts->kind, .qty = qty, .expires_at = now_us + OFFER_LIFE_US,
		           .currency = "USD" } };
	for (size_t i = 0; i < n && stay->free; i++) {
		struct price_item extra = price_add(&stay->sum, facts, s[i].price_minor, qty);
		stay->offer.lines[stay->offer.n++] = (struct offer_line){ s[i].inv_id,
			s[i].price_version, s[i].price_minor, extra.tax_minor, extra.fee_minor };
		stay->free = s[i].left >= qty;
	}
	if (!stay->free)
		return;
	stay->total_minor = price_total(&stay->sum);
	stay->per_unit_minor = stay->sum.base_minor / (units * qty);
	stay->terms = s[0].terms;
}
