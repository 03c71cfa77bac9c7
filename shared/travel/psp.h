/* SPDX-License-Identifier: Apache-2.0 */
/* What the payment provider says (Stripe's words), read by tables, and what it
 * means to the saga. Nothing here calls anybody. */
#ifndef SHARED_TRAVEL_PSP_H
#define SHARED_TRAVEL_PSP_H

#include "shared/travel/saga.h"

enum psp_says {
	PSP_SAYS_OUTCOME,              /* the outcome is filled in */
	PSP_SAYS_NOTHING,              /* or nothing definite: the same call again, with the same key */
	PSP_SAYS_USED                  /* the key belongs to an earlier call with other words: search for it */
};

/* What was asked: to make a payment intent, or about one that is there. */
enum psp_asked { PSP_ASKED_TO_PAY, PSP_ASKED_ABOUT };

/* http 0: no whole answer came; what was asked may have been done or not. */
struct psp_answer { long http; const char *body; size_t n; };

/* The answer to a call about one payment intent. outcome's billing_id is that
 * of the intent's metadata, or nil. brand and last4 are there when the answer
 * holds the charge itself. */
enum psp_says psp_read_intent(struct arena *, enum psp_asked, const struct psp_answer *,
                              struct psp_outcome *);
/* The answer to a search by a bill's id: its intent, succeeded before all
 * others. *found false: none. */
enum psp_says psp_read_search(struct arena *, const struct uuid *billing, const struct psp_answer *,
                              bool *found, struct psp_outcome *);

/* The answer to a refund; refund_id is that of its metadata, or nil. done
 * false: refused for good. */
enum psp_says psp_read_refund(struct arena *, const struct psp_answer *, struct psp_refund *);
/* The answer to a list of refunds: ours by its metadata. *found false: none. */
enum psp_says psp_read_refunds(struct arena *, const struct uuid *refund, const struct psp_answer *,
                               bool *found, struct psp_refund *);

/* A webhook's body, whose signature was verified. */
struct psp_notice {
	const char *id, *type;
	enum { PSP_NOTICE_OTHER, PSP_NOTICE_INTENT, PSP_NOTICE_REFUND } what;
	struct psp_outcome intent;
	struct psp_refund  refund;
};
/* ST_MALFORMED or ST_INVALID with the reason when it is not an event. An event
 * whose object tells nothing definite, or is not ours, is PSP_NOTICE_OTHER. So is
 * payment_intent.succeeded: charge.succeeded tells the same and the card as well. */
enum status psp_read_event(const char *json, size_t n, struct psp_notice *, struct problem *) MUST_CHECK;

#endif
