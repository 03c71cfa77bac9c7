/* SPDX-License-Identifier: Apache-2.0 */
/* Who may come in, and with what in hand. */
#ifndef SHARED_WEB_GATE_H
#define SHARED_WEB_GATE_H

#include "shared/web/router.h"

/* Sets role, user_id, sid, key and body_sha256 of the request. Not ST_OK:
 *	ST_UNAUTHORIZED  nobody is signed in where somebody must be
 *	ST_FORBIDDEN     another role is needed, or the page is none of ours
 *	ST_MEDIA_TYPE    there is a body, and it does not say that it is JSON
 *	ST_NO_KEY        an Idempotency-Key is needed, or it is none
 *	and what app->alive says of the session */
enum status gate_pass(struct request *, const struct endpoint *) MUST_CHECK;

#endif
