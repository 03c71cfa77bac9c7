/* SPDX-License-Identifier: Apache-2.0 */
/* One line an event on standard error:
 *	2026-11-24T10:00:00.123456Z level=info event=route id=… key=value
 * A value with a space, a quote or a control character is quoted and escaped.
 * No secret, no personal data and no body goes into a log. */
#ifndef SHARED_BASE_LOG_H
#define SHARED_BASE_LOG_H

/* fmt is a list of key=%s or key=%d pairs. Values from outside go through log_quote. */
void log_info(const char *event, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void log_warn(const char *event, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void log_error(const char *event, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

struct arena;
/* The text as a log value: as it is, or quoted. NULL is "-". */
const char *log_quote(struct arena *, const char *);

#endif
