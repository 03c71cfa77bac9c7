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

/* The answer to a call about one payment intent. http 0: none came. outcome's
 * billing_id is that of the intent's metadata, or nil. brand and last4 are
 * there when the answer holds the charge itself. */
enum psp_says psp_read_intent(struct arena *, enum psp_asked, long http, const char *json, size_t n,
                              struct psp_outcome *);
/* The answer to a search by a bill's id: its intent, succeeded before all others. *found false: none. */
enum psp_says psp_read_search(struct arena *, const struct uuid *billing, long http, const char *json,
                              size_t n, bool *found, struct psp_outcome *);

/* A refund: ref is the provider's. done false: refused for good. */
struct psp_refunded { const char *ref; bool done; };
enum psp_says psp_read_refund(struct arena *, long http, const char *json, size_t n, struct psp_refunded *);
/* The answer to a list of refunds: ours by its metadata. *found false: none. */
enum psp_says psp_read_refunds(struct arena *, const struct uuid *refund, long http, const char *json,
                               size_t n, bool *found, struct psp_refunded *);

/* A webhook's body, whose signature was verified. */
struct psp_notice {
	const char *id, *type;
	enum { PSP_NOTICE_OTHER, PSP_NOTICE_INTENT, PSP_NOTICE_REFUND } what;
	struct psp_outcome  intent;    /* without brand and last4 */
	struct uuid         refund_id; /* of its metadata, or nil */
	struct psp_refunded refund;
};
/* ST_MALFORMED or ST_INVALID with the reason when it is not an event. An event
 * whose object tells nothing definite, or is not ours, is PSP_NOTICE_OTHER. */
enum status psp_read_event(const char *json, size_t n, struct psp_notice *, struct problem *) MUST_CHECK;

#endif
