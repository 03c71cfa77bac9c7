/* SPDX-License-Identifier: Apache-2.0 */
/* Money and time as a mail tells them, and text as HTML holds it. */
#ifndef AGENTS_WORKER_MAIL_WORDS_H
#define AGENTS_WORKER_MAIL_WORDS_H

#include "shared/base/buffer.h"

/* "$1,234.56"; other currencies "EUR 1,234.56". */
const char *words_money(struct arena *, int64_t minor, const char *currency);
/* "Tue, Nov 24, 2026, 9:15 PM PST" of a local time "2026-11-24T21:15:00"; midnight is
 * told by its day alone. A text that is no such time comes back as it is. */
const char *words_when(struct arena *, const char *local, const char *zone);
/* "Visa" of the provider's "visa"; a name that is not known comes back as it is. */
const char *words_brand(const char *);
/* "1 night", "3 nights". */
const char *words_count(struct arena *, int64_t n, const char *one);
/* Adds text with & < > " ' escaped; control characters become spaces. */
void words_html(struct buffer *, const char *);

#endif
