/* SPDX-License-Identifier: Apache-2.0 */
/* Values kept sealed in a column: XChaCha20-Poly1305 bound to its place, so
 * that one moved to another row does not open. */
#ifndef SHARED_AUTH_SEAL_H
#define SHARED_AUTH_SEAL_H

#include "shared/auth/keys.h"
#include "shared/codec/codec.h"

#define SEAL_INDEX_BYTES 32

struct seal_place { const char *table, *column; int64_t row; };

/* name is KEY_SSN or KEY_TOTP. ST_FAILED when this process does not hold the
 * key, or, when opening, for bytes that are not what was sealed there. */
enum status seal_make(const struct keys *, enum key_name name, const struct seal_place *,
                      struct bytes plain, struct arena *mem, struct bytes *sealed) MUST_CHECK;
enum status seal_open(const struct keys *, enum key_name name, const struct seal_place *,
                      struct bytes sealed, struct arena *mem, struct bytes *plain) MUST_CHECK;

/* The blind index of an SSN: equal for equal SSNs, and tells nothing else to
 * who lacks the key. ST_FAILED when this process does. */
enum status seal_index(const struct keys *, const char *ssn,
                       uint8_t index[SEAL_INDEX_BYTES]) MUST_CHECK;

#endif
