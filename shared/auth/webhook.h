/* SPDX-License-Identifier: Apache-2.0 */
/* The signature of the payment provider's webhooks, as Stripe makes it:
 * Stripe-Signature: t=SECONDS,v1=HEX of HMAC-SHA-256(secret, "SECONDS.BODY"). */
#ifndef SHARED_AUTH_WEBHOOK_H
#define SHARED_AUTH_WEBHOOK_H

#include "shared/auth/keys.h"
#include "shared/codec/codec.h"

#define WEBHOOK_TOLERANCE_S 300

/* Whether one of the v1 signatures is right and its time within the tolerance of now_us. */
bool webhook_verify(const struct keys *, const char *header, struct bytes body, int64_t now_us);

#endif
