/* SPDX-License-Identifier: Apache-2.0 */
/* A mail as it travels: RFC 5322 headers and two alternatives, text and HTML,
 * quoted-printable, lines ended by CR LF. */
#ifndef AGENTS_WORKER_MAIL_MAIL_H
#define AGENTS_WORKER_MAIL_MAIL_H

#include "shared/base/buffer.h"
#include "shared/base/status.h"

struct mail {
	const char *from_name, *from, *to, *subject;
	const char *message_id;        /* "<kind.object@host>" */
	int64_t     at;                /* instant, for Date */
	const char *text, *html;
};

/* ST_INVALID: an address or a header holds what it may not (CR, LF, NUL, other
 * control characters, or, in an address, a space or one of <>",;:\). */
enum status mail_message(const struct mail *, struct buffer *) MUST_CHECK;

bool mail_address_ok(const char *);

/* For tests. A header's text: as it is, or as encoded words of RFC 2047. */
void mail_words(struct buffer *, const char *);
void mail_quoted_printable(struct buffer *, const char *);

#endif
