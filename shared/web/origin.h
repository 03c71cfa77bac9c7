/* SPDX-License-Identifier: Apache-2.0 */
/* Which pages of a browser may speak to us: those of the two sites. */
#ifndef SHARED_WEB_ORIGIN_H
#define SHARED_WEB_ORIGIN_H

#include "shared/base/buffer.h"
#include "shared/web/request.h"

/* The Origin of the request is one of the sites' (KAYAK_TRAVELER_URL, KAYAK_ADMIN_URL). */
bool origin_is_ours(const struct request *);
/* ... is that of the site at this address. */
bool origin_is_of(const struct request *, const char *url);

/* Appends the header lines that let a page of ours read the answer. */
void origin_allow(const struct request *, struct buffer *head);
/* Adds those that answer a browser's question whether it may ask. */
void origin_preflight(struct request *, const char *methods);

#endif
