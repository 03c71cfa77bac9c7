/* SPDX-License-Identifier: Apache-2.0 */
/* Refresh tokens: the session's id, 256 bits, and a tag under refresh.key, so
 * that one that is not ours is known without asking the database. A successor
 * is derived from its predecessor: who repeats a refresh whose answer was lost
 * gets the same one, and nobody has to keep it. The database has hashes only. */
#ifndef SHARED_AUTH_REFRESH_H
#define SHARED_AUTH_REFRESH_H

#include "shared/auth/keys.h"
#include "shared/base/uuid.h"

#define REFRESH_SECRET_BYTES 32

struct refresh {
	struct uuid sid;
	uint8_t     secret[REFRESH_SECRET_BYTES];
	uint8_t     sha256[32];            /* of the whole; what the database has */
	const char *text;                  /* base64url, 86 characters */
};

/* The first of a session. ST_FAILED when this process does not hold the key. */
enum status refresh_new(const struct keys *, struct arena *mem, const struct uuid *sid,
                        struct refresh *) MUST_CHECK;
/* ST_UNAUTHORIZED: we never made it. */
enum status refresh_open(const struct keys *, struct arena *mem, const char *text,
                         struct refresh *) MUST_CHECK;
/* The successor under the current key. */
enum status refresh_next(const struct keys *, struct arena *mem, const struct refresh *,
                         struct refresh *next) MUST_CHECK;
/* The successor that has this hash: the key may have been changed since.
 * ST_UNAUTHORIZED: neither key makes it. */
enum status refresh_again(const struct keys *, struct arena *mem, const struct refresh *,
                          const uint8_t sha256[32], struct refresh *next) MUST_CHECK;

#endif
