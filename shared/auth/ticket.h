/* SPDX-License-Identifier: Apache-2.0 */
/* A WebSocket ticket: who may open a socket in the next 30 seconds, signed
 * under ticket.key. It travels in Sec-WebSocket-Protocol. Whether it was used
 * before, the taker must remember by its jti until it expires. */
#ifndef SHARED_AUTH_TICKET_H
#define SHARED_AUTH_TICKET_H

#include "shared/auth/keys.h"
#include "shared/base/uuid.h"

#define TICKET_LIFE_S 30

struct ticket {
	int64_t     user_id;
	struct uuid sid, jti;
	int64_t     expires_at_s;
};

/* Sets jti and expires_at_s. base64url text of 107 characters in mem. */
const char *ticket_make(const struct keys *, struct arena *mem, struct ticket *);
/* ST_UNAUTHORIZED: not one of ours, or expired. */
enum status ticket_verify(const struct keys *, struct arena *mem, const char *text,
                          struct ticket *) MUST_CHECK;

#endif
