/* SPDX-License-Identifier: Apache-2.0 */
/* What a browser keeps that somebody signed in with: its guesses at that
 * account's password are counted by themselves, so that strangers who guess
 * from elsewhere cannot lock the owner out. Signed under refresh.key. */
#ifndef SHARED_AUTH_DEVICE_H
#define SHARED_AUTH_DEVICE_H

#include "shared/auth/keys.h"

struct device { int64_t user_id; const char *id; };    /* id: 32 hex digits in mem */

/* NULL when this process does not hold the key. */
const char *device_make(const struct keys *, struct arena *mem, int64_t user_id);
/* ST_UNAUTHORIZED: not one of ours. text may be NULL. */
enum status device_open(const struct keys *, struct arena *mem, const char *text,
                        struct device *) MUST_CHECK;

#endif
