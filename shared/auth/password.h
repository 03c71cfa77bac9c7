/* SPDX-License-Identifier: Apache-2.0 */
/* Passwords. Stored as v1$KEYID$2b$COST$...: bcrypt of the base64 of
 * HMAC-SHA-384(pepper, password in NFC), 64 characters without a NUL, so that
 * bcrypt's limit of 72 cannot be met and the hash alone cannot be guessed at.
 * Hashing is slow on purpose: only the login pool and kayakctl do it. */
#ifndef SHARED_AUTH_PASSWORD_H
#define SHARED_AUTH_PASSWORD_H

#include "shared/auth/keys.h"

#define PASSWORD_MIN 15            /* characters, where it is the only factor */
#define PASSWORD_MIN_WITH_TOTP 8
#define PASSWORD_MAX 128

/* ST_FAILED when this process does not hold the pepper. */
enum status password_hash(const struct keys *, struct arena *mem, const char *password,
                          int64_t cost, const char **stored) MUST_CHECK;

/* ST_OK: it is the one. *rehash: stored at another cost or under the previous
 * pepper; store a new hash. ST_UNAUTHORIZED: it is not, or stored is NULL (no
 * such account), which takes the same time. */
enum status password_check(const struct keys *, const char *stored, const char *password,
                           int64_t cost, bool *rehash) MUST_CHECK;

struct password_context {
	const char *const *words;      /* NULL-terminated: brand, names, e-mail address; NULL ones
	                                * are not allowed between */
	bool second_factor;
};

/* Why it may not be chosen, in words for the page, or NULL. Text in mem. */
const char *password_refusal(struct arena *mem, const char *password,
                             const struct password_context *);

#endif
