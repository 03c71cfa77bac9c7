/* SPDX-License-Identifier: Apache-2.0 */
/* What the payment provider tells of its own accord. Told again until it hears 2xx. */
#include <sodium.h>
#include <string.h>

#include "fcgi/api/keyed.h"
#include "fcgi/routes.h"
#include "shared/auth/webhook.h"
#include "shared/base/clock.h"
#include "shared/travel/psp.h"

/* The inbox knows an event by the first half of its id's SHA-256. */
static struct uuid
event_of(const char *id)
{
	uint8_t hash[crypto_hash_sha256_BYTES];
	struct uuid event;

	crypto_hash_sha256(hash, (const unsigned char *)id, strlen(id));
	memcpy(event.b, hash, sizeof event.b);
	return event;
}

static enum status
take(struct request *rq, const struct psp_notice *n)
{
	struct uuid event = event_of(n->id);

	if (n->what == PSP_NOTICE_INTENT)
		return saga_webhook(rq->app->db, rq->mem, &event, &n->intent);
	if (n->what == PSP_NOTICE_REFUND)
		return saga_webhook_refund(rq->app->db, rq->mem, &event, &n->refund);
	return ST_OK;
}

enum status
psp_webhook(struct request *rq, const struct nothing *in, struct nothing *out)
{
	static const char *const bells[] = { "relay", "mailer", "charger", "refunder", NULL };
	const struct wire *w = rq->wire;
	struct psp_notice notice = {0};
	enum status st;

	(void)in;
	(void)out;
	if (!webhook_verify(rq->app->keys, w->signature, (struct bytes){ w->body, w->n_body }, clock_now_us()))
		return problem(&rq->problem, ST_FORBIDDEN, "the signature is not the provider's, or too old");
	st = psp_read_event(w->body, w->n_body, &notice, &rq->problem);
	if (st == ST_OK)
		st = take(rq, &notice);
	if (st != ST_OK && st != ST_NOT_FOUND)
		return st;
	keyed_ring(rq, bells);
	return ST_NO_CONTENT;
}
