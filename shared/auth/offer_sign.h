/* SPDX-License-Identifier: Apache-2.0 */
/* Signed bytes under offer.key: base64url of the bytes and their HMAC-SHA-256
 * cut to 128 bits. What the bytes say is not known here. */
#ifndef SHARED_AUTH_OFFER_SIGN_H
#define SHARED_AUTH_OFFER_SIGN_H

#include "shared/auth/keys.h"

/* By the current key. NULL when this process does not hold it. */
const char *offer_seal(const struct keys *, struct arena *mem, const void *bytes, size_t n);
/* By the current or the previous key. ST_INVALID: not one of ours. */
enum status offer_open(const struct keys *, struct arena *mem, const char *text,
                       const uint8_t **bytes, size_t *n) MUST_CHECK;

#endif
