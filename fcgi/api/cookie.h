/* SPDX-License-Identifier: Apache-2.0 */
/* Our cookies: HttpOnly, SameSite=Strict; behind TLS with the prefix __Host-. */
#ifndef FCGI_API_COOKIE_H
#define FCGI_API_COOKIE_H

#include "shared/web/request.h"

enum cookie {
	COOKIE_REFRESH,        /* a traveler's refresh token */
	COOKIE_STAFF,          /* staff's */
	COOKIE_DEVICE          /* a traveler signed in with this browser before */
};

/* Its value, or NULL: absent, or there twice, which only a forger sends. */
const char *cookie_get(const struct request *, enum cookie);
void        cookie_set(struct request *, enum cookie, const char *value, int64_t life_s);
void        cookie_clear(struct request *, enum cookie);

#endif
