/* SPDX-License-Identifier: Apache-2.0 */
/* How an outcome becomes HTTP: the one place. Headers that every answer of the
 * sites carries (nosniff, CSP ...) are nginx's, which adds them to its own too. */
#ifndef SHARED_WEB_ANSWER_H
#define SHARED_WEB_ANSWER_H

#include "shared/base/buffer.h"
#include "shared/codec/codec.h"
#include "shared/web/request.h"

struct answer {
	int           http;
	struct buffer head;            /* header lines, Status first */
	const void   *body;
	size_t        n_body;          /* 0 for HEAD */
};

/* Everything lives in rq->mem. of and gives as route() left them. */
void answer_make(struct request *rq, enum status, const struct codec *of, const void *gives,
                 struct answer *);

/* Does If-None-Match name this tag? Weak ones match too (RFC 9110 13.1.2), and
 * one and the same text compressed or not. */
bool answer_etag_matches(const char *if_none_match, const char *etag);
/* May it be sent compressed? gzip or *, and not with q=0. */
bool answer_takes_gzip(const char *accept_encoding);

#endif
