/* SPDX-License-Identifier: Apache-2.0 */
/* The steps of a booking and its payment. Each function is one transaction (where
 * it says so, one for each row); its guard is in the WHERE clause or under FOR
 * UPDATE, so a late, repeated or concurrent caller changes nothing. The names T1
 * .. T8 are those of the checked model in t/model/saga.pml.
 *
 * ST_OK: done. ST_CONFLICT: the guard did not hold (somebody was faster);
 * nothing was changed: not an error of the caller's. ST_AGAIN: repeat later.
 * ST_UNKNOWN: the connection was lost during COMMIT; the next call finds the truth by its key. */
#ifndef SHARED_TRAVEL_SAGA_H
#define SHARED_TRAVEL_SAGA_H

#include "shared/model/booking.h"
#include "shared/model/event.h"
#include "shared/store/billing_repo.h"     /* struct charge_work */
#include "shared/store/mail_repo.h"        /* mail_work */
#include "shared/store/outbox_repo.h"      /* outbox_row */
#include "shared/store/refund_repo.h"      /* refund_work */

#define SAGA_LEASE_S      30
#define SAGA_ATTEMPTS_MAX  3

struct config;
struct db;
struct keys;

/* T1 accept. The key's row holds the finished answer: *http and *json are what
 * to say, *replayed when they were stored before. Problems: /price-changed
 * (facts old_total_minor, new_total_minor), /sold-out, /too-many open
 * bookings, /expired offer, /key-reused, /in-flight. */
struct saga_request {
	int64_t        user_id;
	const char    *key, *method_path;
	const uint8_t *body_sha256;            /* 32 bytes */
	const struct config *config;
	const struct keys   *keys;
};
struct saga_answer { int http; const char *json; bool replayed; struct uuid booking_id; };
enum status saga_accept(struct db *, const struct saga_request *, const struct booking_new *,
                        struct saga_answer *, struct problem *) MUST_CHECK;
/* T3p another card. Then ring the charger. */
enum status saga_pay_again(struct db *, const struct saga_request *, const struct payment_new *,
                           struct saga_answer *, struct problem *) MUST_CHECK;
/* T5a, T5b. After the latter ring the refunder and the mailer. */
enum status saga_cancel_offer(struct db *, int64_t user_id, const struct uuid *booking,
                              struct cancellation *, struct problem *) MUST_CHECK;
enum status saga_cancel(struct db *, const struct saga_request *, const struct cancellation_ref *,
                        struct saga_answer *, struct problem *) MUST_CHECK;

/* P1: the oldest unpublished events, then their marks. */
enum status saga_unpublished(struct db *, struct arena *, int64_t limit, struct outbox_row **, size_t *n) MUST_CHECK;
enum status saga_published(struct db *, struct arena *, const int64_t *ids, size_t n) MUST_CHECK;

/* T2 with T2r, T2x, T2d: one bookings.created event; ST_OK as well when it was taken before.
 * ST_NOT_FOUND: no such booking. T2f after five definite failures. Then ring the charger. */
enum status saga_hold(struct db *, struct arena *, const struct uuid *event_id, const struct uuid *booking) MUST_CHECK;
enum status saga_broken(struct db *, struct arena *, const struct uuid *event_id,
                        const struct uuid *booking) MUST_CHECK;

/* T3a and T3w: leases up to max rows of work for this owner, SAGA_LEASE_S long. state
 * BILL_CHARGING: create and confirm the intent; BILL_ACTION: ask for it, or cancel it when expired. */
enum status saga_lease_charges(struct db *, struct arena *, const struct uuid *owner, int64_t max,
                               struct charge_work **, size_t *n) MUST_CHECK;
/* What the provider said of a payment intent. */
struct psp_outcome {
	struct uuid billing_id;
	enum { PSP_CAPTURED, PSP_ACTION, PSP_DECLINED, PSP_CANCELED, PSP_UNKNOWN } what;
	const char *psp_ref, *brand, *last4, *decline, *action_url;
	int64_t amount_minor;                  /* captured; 0: not said */
};
/* T3b, T3c, T3q, T3d, T3w's end, T3u (PSP_UNKNOWN: next try with back-off). The
 * webhook and the charger call the same function. Then ring the mailer (or the refunder). */
enum status saga_charged(struct db *, struct arena *, const struct psp_outcome *) MUST_CHECK;
/* W: the same, once per event id of the provider (inbox 'psp'). ST_OK as well when the
 * event is old news. ST_NOT_FOUND: no bill of ours. */
enum status saga_webhook(struct db *, struct arena *, const struct uuid *event_id,
                         const struct psp_outcome *) MUST_CHECK;

/* T4: expires up to 100 bookings, each in a transaction; *n tells how many. T8: publishes
 * again what a lost log swallowed. */
enum status saga_expire(struct db *, struct arena *, size_t *n) MUST_CHECK;
enum status saga_republish(struct db *, struct arena *, int64_t older_than_s, size_t *n) MUST_CHECK;
/* Old events, inbox notes and keys; hourly. */
enum status saga_forget(struct db *, int64_t *n) MUST_CHECK;

/* T6a, T6b. A definite refusal ends in REFUND_FAILED (done false). */
enum status saga_lease_refunds(struct db *, struct arena *, const struct uuid *owner, int64_t max,
                               struct refund_work **, size_t *n) MUST_CHECK;
enum status saga_refunded(struct db *, struct arena *, const struct uuid *refund,
                          const char *psp_ref, bool done) MUST_CHECK;
enum status saga_refund_later(struct db *, struct arena *, const struct uuid *refund) MUST_CHECK;
/* W, of a refund. */
struct psp_refund { struct uuid refund_id; const char *psp_ref; bool done; };
enum status saga_webhook_refund(struct db *, struct arena *, const struct uuid *event_id,
                                const struct psp_refund *) MUST_CHECK;

/* T7. Leases due mails for 60 s: send them within that. Then sent, refused for good, or later. */
enum status saga_lease_mails(struct db *, struct arena *, int64_t max, struct mail_work **, size_t *n) MUST_CHECK;
enum mail_end { MAIL_SENT, MAIL_REFUSED, MAIL_LATER };
enum status saga_mail_done(struct db *, struct arena *, int64_t id, enum mail_end) MUST_CHECK;

/* A booking as its owner sees it; user_id 0: whoever asks. ST_NOT_FOUND for other people's. */
enum status booking_view(struct db *, struct arena *, int64_t user_id, const struct uuid *,
                         struct booking *) MUST_CHECK;

#endif
