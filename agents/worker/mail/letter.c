/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/worker/mail/letter.h"

#include <string.h>

#include "agents/worker/mail/words.h"
#include "shared/base/config.h"
#include "shared/base/uuid.h"
#include "shared/travel/saga.h"

#define BANKS "Banks take 5 to 10 days to show it."

struct letter_kind {
	const char *name;
	enum tone   tone;
	const char *badge;
	const char *subject;           /* the code follows */
	const char *heading, *lead, *button;
	void      (*more)(struct arena *, const char *message_id, struct letter *);
};

static void
paid(struct arena *mem, const char *message_id, struct letter *l)
{
	const struct bill *bill = l->booking->bill;

	(void)message_id;
	l->paid = "Paid";
	l->lines = true;
	l->sum_minor = l->booking->total_minor;
	if (bill != NULL && bill->brand != NULL && bill->last4 != NULL)
		l->paid = arena_printf(mem, "Paid with %s ending %s", words_brand(bill->brand),
		                       bill->last4);
}

static void
given_back(struct arena *mem, const char *message_id, struct letter *l)
{
	const struct booking *b = l->booking;

	(void)message_id;
	for (size_t i = 0; i < b->n_refunds; i++)
		if (b->refunds[i].state != REFUND_FAILED)
			l->sum_minor += b->refunds[i].amount_minor;
	if (l->sum_minor > 0) {
		l->paid = "Refund";
		l->lead = arena_printf(mem, "%s We give back %s to the card that paid. " BANKS, l->lead,
		                       words_money(mem, l->sum_minor, b->currency));
	} else if (b->bill != NULL && b->bill->captured_at != 0) {
		l->lead = arena_printf(mem, "%s By the terms it was booked under, nothing is refunded.", l->lead);
	} else {
		l->lead = arena_printf(mem, "%s Nothing was charged.", l->lead);
	}
}

/* The refund that the Message-ID names, or the last. */
static const struct refund *
refund_named(const struct booking *b, const char *message_id)
{
	char id[UUID_TEXT];

	for (size_t i = 0; i < b->n_refunds; i++) {
		uuid_text(&b->refunds[i].id, id);
		if (strstr(message_id, id) != NULL)
			return &b->refunds[i];
	}
	return b->n_refunds > 0 ? &b->refunds[b->n_refunds - 1] : NULL;
}

static void
refunded(struct arena *mem, const char *message_id, struct letter *l)
{
	const struct refund *r = refund_named(l->booking, message_id);

	if (r == NULL)
		return;
	l->paid = "Refund";
	l->sum_minor = r->amount_minor;
	l->lead = arena_printf(mem, "We sent %s back to the card that paid. " BANKS,
	                       words_money(mem, r->amount_minor, l->booking->currency));
}

static const struct letter_kind kinds[] = {
	{ "confirm", TONE_GOOD, "Confirmed", "Your trip is booked", "Your trip is booked",
	  "Everything is confirmed and paid. Show the booking code if anybody asks.", "See your trip", paid },
	{ "cancel", TONE_PLAIN, "Cancelled", "Your booking is cancelled", "Your booking is cancelled",
	  "As you asked, we cancelled this booking and gave its places free.", "See the booking", given_back },
	{ "refund", TONE_GOOD, "Refunded", "Your refund is on its way", "Your refund is on its way",
	  "We sent your money back to the card that paid. " BANKS, "See the booking", refunded },
	{ "action", TONE_LOOK, "Needs you", "Your bank asks you to confirm a payment", "Confirm your payment",
	  "Your bank wants to know that it is you. Your places are held for a short while: open the trip "
	  "and confirm the payment.", "Confirm the payment", NULL },
	{ "declined", TONE_LOOK, "Needs you", "Your card was declined", "Your card was declined",
	  "Nothing was charged. Your places are held for a short while: open the trip and try another card.",
	  "Try another card", NULL },
	{ "expired", TONE_BAD, "Not booked", "Your booking ran out of time", "Your booking ran out of time",
	  "The payment was not completed in time, so the places were given free. Nothing was charged.",
	  "See the booking", NULL },
	{ "rejected", TONE_BAD, "Not booked", "Your trip could not be booked", "Sold out while you booked",
	  "Somebody was faster: the last places were sold while your booking was on its way. Nothing was "
	  "charged.", "See the booking", NULL },
	{ "failed", TONE_BAD, "Not booked", "Your trip could not be booked", "Your trip could not be booked",
	  "The booking could not be completed. Its places were given free and nothing was charged.",
	  "See the booking", NULL },
};

static const struct letter_kind *
kind_named(const char *name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

enum status
letter_write(struct arena *mem, const struct config *config, const struct mail_work *w,
             const struct booking *b, struct letter *l)
{
	const struct letter_kind *k = kind_named(w->kind);
	char id[UUID_TEXT];

	if (k == NULL)
		return ST_NOT_FOUND;
	uuid_text(&b->id, id);
	*l = (struct letter){ .brand = config->brand, .site = config->traveler_url, .heading = k->heading,
		.lead = k->lead, .button = k->button,
		.tone = k->tone, .badge = k->badge, .code = b->code, .booking = b,
		.link = arena_printf(mem, "%s/trips/%s", config->traveler_url, id),
		.subject = arena_printf(mem, "%s (%s)", k->subject, b->code) };
	l->parts = letter_parts(mem, b, &l->n_parts);
	if (k->more != NULL)
		k->more(mem, w->message_id, l);
	return ST_OK;
}
