/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/offer.h"

#include <string.h>

#include "shared/auth/offer_sign.h"
#include "shared/base/clock.h"

#define VERSION 1

int64_t
offer_total(const struct offer *o)
{
	int64_t total = 0;

	for (size_t i = 0; i < o->n; i++)
		total += o->lines[i].price_minor * o->qty + o->lines[i].tax_minor + o->lines[i].fee_minor;
	return total;
}

/* A number in groups of seven bits, the low ones first (LEB128). None is negative. */
static void
put(struct buffer *b, int64_t v)
{
	uint64_t left = (uint64_t)v;

	for (; left >= 0x80; left >>= 7)
		buffer_char(b, (char)(0x80 | (left & 0x7f)));
	buffer_char(b, (char)left);
}

const char *
offer_text(const struct keys *keys, struct arena *mem, const struct offer *o)
{
	struct buffer b = { .mem = mem };

	put(&b, VERSION);
	put(&b, o->kind);
	put(&b, o->expires_at / US_PER_S);
	put(&b, o->qty);
	buffer_add(&b, o->currency, 3);
	put(&b, (int64_t)o->n);
	for (const struct offer_line *l = o->lines; l < o->lines + o->n; l++) {
		put(&b, l->inv_id);
		put(&b, l->price_version);
		put(&b, l->price_minor);
		put(&b, l->tax_minor);
		put(&b, l->fee_minor);
	}
	return offer_seal(keys, mem, b.bytes, b.n);
}

struct reader { const uint8_t *at, *end; bool bad; };

static int64_t
get(struct reader *r)
{
	uint64_t v = 0;

	for (int shift = 0; shift < 56; shift += 7) {
		uint8_t byte;
		if (r->at == r->end)
			break;
		byte = *r->at++;
		v |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return (int64_t)v;
	}
	r->bad = true;
	return 0;
}

static void
get_currency(struct reader *r, char currency[4])
{
	if (r->end - r->at < 3) {
		r->bad = true;
		return;
	}
	memcpy(currency, r->at, 3);
	currency[3] = '\0';
	r->at += 3;
}

static bool
read_offer(struct reader *r, struct offer *o)
{
	size_t n;

	if (get(r) != VERSION)
		return false;
	o->kind = (unsigned)get(r);
	o->expires_at = get(r) * US_PER_S;
	o->qty = get(r);
	get_currency(r, o->currency);
	n = (size_t)get(r);
	if (r->bad || n == 0 || n > OFFER_LINES_MAX || o->kind > ITEM_CAR || o->qty < 1)
		return false;
	for (o->n = 0; o->n < n; o->n++) {
		struct offer_line *l = &o->lines[o->n];
		l->inv_id = get(r);
		l->price_version = get(r);
		l->price_minor = get(r);
		l->tax_minor = get(r);
		l->fee_minor = get(r);
	}
	return !r->bad && r->at == r->end;
}

enum status
offer_parse(const struct keys *keys, struct arena *mem, const char *text, int64_t now_us,
            struct offer *o)
{
	const uint8_t *bytes;
	size_t n;
	enum status st = offer_open(keys, mem, text, &bytes, &n);

	*o = (struct offer){0};
	if (st != ST_OK)
		return st;
	if (!read_offer(&(struct reader){ bytes, bytes + n, false }, o))
		return ST_INVALID;
	return o->expires_at <= now_us ? ST_GONE : ST_OK;
}
