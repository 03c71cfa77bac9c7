/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/books.h"

#include <string.h>

#include "shared/base/clock.h"
#include "shared/travel/refund.h"

/* Who did it: the saga's words. */
#define TRAVELER "traveler"
#define SYSTEM   "system"
#define PROVIDER "payment"

#define HOLD_US (INT64_C(900) * US_PER_S)
#define OFFER_US (INT64_C(600) * US_PER_S)

static const char *const states[FATE__COUNT] = {
#define X(name, state, share) [FATE_##name] = state,
	FATES(X)
#undef X
};

/* What one booking needs on its way into the tables. */
struct desk {
	struct books *b;
	struct rng   *rng;
	const struct book_order *order;
	struct uuid   id;
	int64_t       held_at, over_at;    /* over_at: cancelled, expired ...; 0: stays */
	int64_t       refund_minor;
};

struct uuid
books_uuid(struct rng *r, int64_t us)
{
	struct uuid id;
	uint64_t ms = (uint64_t)(us / 1000), low = rng_next(r), high = rng_next(r);

	for (size_t i = 0; i < 6; i++)
		id.b[i] = (uint8_t)(ms >> (40 - 8 * i));
	for (size_t i = 6; i < 16; i++)
		id.b[i] = (uint8_t)((i < 8 ? high : low) >> 8 * (i & 7));
	id.b[6] = (id.b[6] & 0x0f) | 0x70;
	id.b[8] = (id.b[8] & 0x3f) | 0x80;
	return id;
}

/* 32^6 codes, each number another one. */
static const char *
code_of(struct arena *mem, int64_t number)
{
	static const char letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
	uint64_t x = ((uint64_t)number * 0x2545f491u + 0x1d2c3b4au) & 0x3fffffff;
	char code[7] = "";

	for (size_t i = 0; i < 6; i++, x >>= 5)
		code[i] = letters[x & 31];
	return arena_strdup(mem, code);
}

static const char *
hex_of(struct arena *mem, const struct uuid *id)
{
	char text[UUID_TEXT];

	uuid_text(id, text);
	return arena_strdup(mem, text);
}

static void
happen(const struct desk *d, int64_t at, const char *actor, const char *what, const char *detail)
{
	struct event_row *e = writer_add(d->b->out, SEED_EVENT);

	*e = (struct event_row){ d->id, at, actor, what, detail };
}

static const char *
money(const struct desk *d, int64_t minor)
{
	return arena_printf(d->b->out->mem, "%lld.%02lld USD", (long long)(minor / 100), (long long)(minor % 100));
}

static bool
was_held(enum fate fate)
{
	return fate != FATE_LAPSED && fate != FATE_REJECTED;
}

static bool
is_kept(enum fate fate)
{
	return fate == FATE_CONFIRMED || fate == FATE_GOODWILL;
}

static void
post(const struct desk *d, const struct lot *lot, int64_t delta, int64_t at)
{
	struct ledger_row *row = writer_add(d->b->out, SEED_LEDGER);

	*row = (struct ledger_row){ d->id, lot->inv_id, delta, at, delta < 0 ? "hold" : "release" };
}

/* What cancelling gives back of a line: counted from the start of its part. */
static int64_t
refund_of_line(const struct trip *t, const struct item_row *item, int64_t at)
{
	int64_t paid = item->price_minor * item->qty + item->tax_minor + item->fee_minor;
	struct refund_rule rule = { item->refund_percent, item->until_hours, item->starts_at };

	for (size_t i = 0; i < t->n; i++)
		if (t->lines[i].item.part == item->part && t->lines[i].item.starts_at < rule.starts_at)
			rule.starts_at = t->lines[i].item.starts_at;
	return refund_of(&rule, paid, at);
}

static void
items(struct desk *d, struct booking_row *booking)
{
	struct trip *t = d->order->trip;
	enum fate fate = d->order->fate;

	for (size_t i = 0; i < t->n; i++) {
		struct lot *lot = lots_of(d->b->lots, &t->lines[i].key);
		struct item_row *item = writer_add(d->b->out, SEED_ITEM);

		*item = t->lines[i].item;
		item->booking_id = d->id;
		item->inv_id = lot->inv_id;
		if (booking->first_inv_id == 0 || lot->inv_id < booking->first_inv_id)
			booking->first_inv_id = lot->inv_id;
		if (was_held(fate))
			post(d, lot, -item->qty, d->held_at);
		if (was_held(fate) && !is_kept(fate))
			post(d, lot, item->qty, d->over_at);
		if (is_kept(fate))
			lot->held += item->qty;
		if (fate == FATE_CANCELLED)
			d->refund_minor += refund_of_line(t, item, d->over_at);
	}
}

static void
travelers(const struct desk *d)
{
	const struct person *p = d->order->person;
	const struct world *w = d->b->w;
	bool flies = strcmp(d->order->trip->lines[0].item.kind, "flight") == 0;

	for (int64_t n = 1; n <= (flies ? d->order->trip->travelers : 1); n++) {
		struct traveler_row *row = writer_add(d->b->out, SEED_TRAVELER);
		struct rng r = rng_of("companion", p->id, n);       /* the same people every time */
		char born[DAY_TEXT];

		day_text(day_of((int)rng_range(&r, n > 2 ? 2008 : 1952, n > 2 ? 2019 : 2001), (int)rng_range(&r, 1, 12),
		                (int)rng_range(&r, 1, 28)), born);
		*row = (struct traveler_row){ d->id, n, n == 1 ? p->first_name
		    : w->people[rng_range(&r, 0, (int64_t)w->n_people - 1)].first_name,
			p->last_name, arena_strdup(d->b->out->mem, born) };
	}
}

static struct bill_row
bill(const struct desk *d, int64_t attempt, int64_t at, const char *state)
{
	const struct person *p = d->order->person;

	return (struct bill_row){ .id = books_uuid(d->rng, at), .booking_id = d->id, .user_id = p->id,
		.amount_minor = d->order->trip->total_minor, .attempt = attempt, .created_at = at,
		.state = state, .payment_method = p->token };
}

static void
put_bill(const struct desk *d, const struct bill_row *row)
{
	*(struct bill_row *)writer_add(d->b->out, SEED_BILL) = *row;
}

/* The person asked what it gives back, and agreed. Its id is the refund's request. */
static const char *
cancel(const struct desk *d)
{
	struct cancel_row *row = writer_add(d->b->out, SEED_CANCELLATION);
	int64_t asked_at = d->over_at - rng_range(d->rng, 4, 90) * US_PER_S;

	*row = (struct cancel_row){ books_uuid(d->rng, asked_at), d->id, d->refund_minor, asked_at + OFFER_US, asked_at };
	happen(d, d->over_at, TRAVELER, "cancelled", d->refund_minor == 0 ? "nothing is given back"
	       : arena_printf(d->b->out->mem, "%s is given back", money(d, d->refund_minor)));
	return hex_of(d->b->out->mem, &row->id);
}

static void
refund(const struct desk *d, const struct bill_row *paid, int64_t amount, const char *request)
{
	struct refund_row *row = writer_add(d->b->out, SEED_REFUND);
	bool goodwill = d->order->fate == FATE_GOODWILL;
	int64_t at = goodwill ? paid->captured_at + rng_range(d->rng, 3600, 86400) * US_PER_S : d->over_at;

	*row = (struct refund_row){ .id = books_uuid(d->rng, at), .billing_id = paid->id, .booking_id = d->id,
		.amount_minor = amount, .created_at = at, .done_at = at + rng_range(d->rng, 2, 90) * US_PER_S,
		.reason = goodwill ? "goodwill" : "cancelled", .request_id = request,
		.psp_ref = arena_printf(d->b->out->mem, "re_%s", paid->psp_ref + 3) };
	happen(d, row->done_at, PROVIDER, "refunded", money(d, amount));
}

static void
charged(const struct desk *d, const struct bill_row *row, int64_t refunded)
{
	struct books *b = d->b;
	struct charge *c;

	if (b->n_charges == b->room_charges) {
		struct charge *more = arena_zalloc(b->mem, (b->room_charges = b->room_charges * 2 + 1024) * sizeof *more);

		if (b->n_charges > 0)
			memcpy(more, b->charges, b->n_charges * sizeof *more);
		b->charges = more;
	}
	c = &b->charges[b->n_charges++];
	*c = (struct charge){ .payment_intent = arena_strdup(b->mem, row->psp_ref), .currency = "usd",
		.brand = row->brand, .last4 = row->last4, .billing_id = row->id, .booking_id = d->id,
		.amount = row->amount_minor, .created = row->captured_at / US_PER_S, .refunded = refunded };
}

/* Paid, and perhaps some or all of it given back. */
static void
pay(struct desk *d)
{
	enum fate fate = d->order->fate;
	struct bill_row row = bill(d, 1, d->held_at, "CAPTURED");
	const char *request = "goodwill";
	int64_t back;

	row.brand = d->order->person->brand;
	row.last4 = d->order->person->last4;
	row.captured_at = d->held_at + rng_range(d->rng, 900, 4800) * 1000;
	row.psp_ref = arena_printf(d->b->out->mem, "pi_seed%s", hex_of(d->b->out->mem, &row.id));
	happen(d, row.captured_at, PROVIDER, "confirmed", money(d, row.amount_minor));
	if (fate == FATE_CANCELLED)
		request = cancel(d);
	back = fate == FATE_GOODWILL ? row.amount_minor * rng_range(d->rng, 8, 25) / 100 : d->refund_minor;
	if (back > 0) {
		row.state = back == row.amount_minor ? "REFUNDED" : "PARTIAL";
		refund(d, &row, back, request);
	}
	put_bill(d, &row);
	charged(d, &row, back);
}

/* Three cards, none of them good. */
static void
decline(const struct desk *d)
{
	static const char *const words[] = { "insufficient_funds", "generic_decline", "expired_card", "incorrect_cvc" };

	for (int64_t attempt = 1; attempt <= 3; attempt++) {
		int64_t at = d->over_at - (3 - attempt) * 70 * US_PER_S;
		struct bill_row row = bill(d, attempt, at - 2 * US_PER_S, "DECLINED");

		row.decline = words[rng_range(d->rng, 0, 3)];
		put_bill(d, &row);
		if (attempt > 1)
			happen(d, row.created_at, TRAVELER, "card", "another card");
		happen(d, at, PROVIDER, "declined", row.decline);
	}
	happen(d, d->over_at, SYSTEM, "failed", "no card was accepted");
}

static void
end(struct desk *d)
{
	struct bill_row row;

	switch (d->order->fate) {
	case FATE_LAPSED:
		happen(d, d->over_at, SYSTEM, "expired", "not confirmed in time");
		break;
	case FATE_EXPIRED:
		row = bill(d, 1, d->held_at, "VOID");
		put_bill(d, &row);
		happen(d, d->over_at, SYSTEM, "expired", "not paid in time");
		break;
	case FATE_REJECTED:
		happen(d, d->over_at, SYSTEM, "rejected", "sold out");
		break;
	case FATE_DECLINED:
		decline(d);
		break;
	default:
		pay(d);
	}
}

/* When it ended: at once, after the hold, or when the person thought again. */
static int64_t
over_at(const struct desk *d)
{
	const struct book_order *o = d->order;
	int64_t today = d->b->w->today * US_PER_DAY, earliest;
	int64_t last = o->trip->starts_at < today ? o->trip->starts_at : today;

	switch (o->fate) {
	case FATE_CANCELLED:
		earliest = d->held_at + 60 * US_PER_S;
		return earliest + (int64_t)(rng_unit(d->rng) * (double)(last - earliest - 10 * US_PER_S));
	case FATE_LAPSED:
	case FATE_EXPIRED:
		return o->created_at + HOLD_US + rng_range(d->rng, 50, 1050) * 1000;
	case FATE_DECLINED:
		return d->held_at + rng_range(d->rng, 200, 600) * US_PER_S;
	default:
		return d->held_at;
	}
}

/* One more with every state and every other card. */
static int64_t
version_of(enum fate fate)
{
	return 2 + was_held(fate) + (fate == FATE_CANCELLED) + 2 * (fate == FATE_DECLINED);
}

enum status
book(struct books *b, struct rng *rng, const struct book_order *o)
{
	struct desk d = { .b = b, .rng = rng, .order = o, .id = books_uuid(rng, o->created_at) };
	struct booking_row row = { .id = d.id, .user_id = o->person->id, .total_minor = o->trip->total_minor,
		.hold_until = o->created_at + HOLD_US, .starts_at = o->trip->starts_at, .ends_at = o->trip->ends_at,
		.created_at = o->created_at, .code = code_of(b->out->mem, b->made), .state = states[o->fate],
		.payment_method = o->person->token, .version = version_of(o->fate) };

	d.held_at = o->created_at + rng_range(rng, 60, 900) * 1000;
	d.over_at = over_at(&d);
	happen(&d, o->created_at, TRAVELER, "accepted", NULL);
	if (was_held(o->fate))
		happen(&d, d.held_at, SYSTEM, "held", NULL);
	items(&d, &row);
	travelers(&d);
	end(&d);
	*(struct booking_row *)writer_add(b->out, SEED_BOOKING) = row;
	b->made++;
	if (o->reviewed && is_kept(o->fate))
		reviews_think(b, rng, o->person, o->trip);
	return writer_flush_full(b->out);
}
