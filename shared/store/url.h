/* SPDX-License-Identifier: Apache-2.0 */
/* The addresses of servers: scheme://user:password@host:port/path?socket=/abs. */
#ifndef SHARED_STORE_URL_H
#define SHARED_STORE_URL_H

#include <stdbool.h>

#include "shared/base/arena.h"

struct url {
	const char *scheme, *user, *password, *host;   /* "" when not there; %xx is decoded */
	unsigned    port;                              /* 0: not said */
	const char *path;                              /* without the first slash */
	const char *socket;                            /* of ?socket=, or NULL */
};

/* false when the text is not of this form. */
bool url_parse(struct arena *, const char *text, struct url *);

#endif
