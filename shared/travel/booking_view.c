/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/booking_read_repo.h"
#include "shared/travel/saga_inside.h"

static bool
may_cancel(const struct booking_seen *seen)
{
	const struct booking *b = &seen->booking;

	switch (b->state) {
	case B_PENDING:   return true;
	case B_HELD:      return seen->bill.state == BILL_TODO || seen->bill.state == BILL_DECLINED;
	case B_CONFIRMED: return b->starts_at > seen->now;
	default:          return false;
	}
}

static bool
is_confirming(const struct booking_seen *seen)
{
	unsigned bill = seen->bill.state;

	return seen->booking.state == B_PENDING ||
	       (seen->booking.state == B_HELD && (bill == BILL_TODO || bill == BILL_CHARGING));
}

static int64_t
payments_left(const struct booking_seen *seen)
{
	unsigned state = seen->booking.state;

	return state == B_PENDING || state == B_HELD ? SAGA_ATTEMPTS_MAX - seen->bill.attempt : 0;
}

struct price *
booking_price(struct arena *mem, const struct booking *b)
{
	struct price *p = arena_zalloc(mem, sizeof *p);

	p->currency = b->currency;
	for (const struct booking_item *i = b->items; i < b->items + b->n_items; i++) {
		p->base_minor += i->price_minor * i->qty;
		p->tax_minor += i->tax_minor;
		p->fee_minor += i->fee_minor;
	}
	p->total_minor = p->base_minor + p->tax_minor + p->fee_minor;
	p->lines = arena_zalloc(mem, 3 * sizeof *p->lines);
	p->lines[p->n_lines++] = (struct price_line){ "Price before tax", p->base_minor };
	p->lines[p->n_lines++] = (struct price_line){ "Taxes", p->tax_minor };
	p->lines[p->n_lines++] = (struct price_line){ "Fees", p->fee_minor };
	return p;
}

static struct bill *
bill_of(struct arena *mem, const struct booking_seen *seen, const struct booking *b)
{
	struct bill *bill = arena_zalloc(mem, sizeof *bill);

	*bill = seen->bill;
	bill->booking_id = b->id;
	bill->booking_code = b->code;
	bill->title = b->n_items > 0 ? b->items[0].title : "";
	return bill;
}

enum status
booking_view(struct db *db, struct arena *mem, int64_t user_id, const struct uuid *id, struct booking *b)
{
	struct booking_seen seen = {0};
	enum status st = booking_read_repo_find(db, mem, id, &seen);

	if (st != ST_OK)
		return st;
	if (user_id != 0 && seen.user_id != user_id)
		return ST_NOT_FOUND;
	*b = seen.booking;
	b->confirming = is_confirming(&seen);
	b->cancellable = may_cancel(&seen);
	b->payments_left = payments_left(&seen);
	st = booking_read_repo_lists(db, mem, b);
	if (st != ST_OK)
		return st;
	b->price = booking_price(mem, b);
	if (!uuid_is_nil(&seen.bill.id))
		b->bill = bill_of(mem, &seen, b);
	return ST_OK;
}
