/* SPDX-License-Identifier: Apache-2.0 */
/* A letter as plain text: whole sentences a line, for readers that wrap by themselves. */
#include "agents/worker/mail/letter.h"
#include "agents/worker/mail/words.h"

static void
add_part(struct buffer *b, const struct part *p)
{
	buffer_printf(b, "%s: %s\n", p->kind, p->title);
	if (p->detail != NULL && *p->detail != '\0')
		buffer_printf(b, "  %s\n", p->detail);
	buffer_printf(b, "  %s: %s\n  %s: %s\n  %s\n\n", p->from_name, p->from, p->to_name, p->to, p->amount);
}

static void
add_money(struct buffer *b, struct arena *mem, const struct letter *l)
{
	const struct price *price = l->booking->price;
	const char *currency = l->booking->currency;

	for (size_t i = 0; l->lines && price != NULL && i < price->n_lines; i++)
		buffer_printf(b, "%s: %s\n", price->lines[i].name,
		              words_money(mem, price->lines[i].amount_minor, currency));
	buffer_printf(b, "%s: %s\n\n", l->paid, words_money(mem, l->sum_minor, currency));
}

const char *
letter_plain(struct arena *mem, const struct letter *l)
{
	struct buffer b = { .mem = mem };

	buffer_printf(&b, "%s\n\n%s\n\nBooking code: %s\n\n", l->heading, l->lead, l->code);
	for (size_t i = 0; i < l->n_parts; i++)
		add_part(&b, &l->parts[i]);
	if (l->paid != NULL)
		add_money(&b, mem, l);
	buffer_printf(&b, "%s: %s\n\n--\n%s, %s\n", l->button, l->link, l->brand, l->site);
	return b.bytes;
}
