/* SPDX-License-Identifier: Apache-2.0 */
/* The status page of a group, as php-fpm 8.2 tells it, so that its exporters
 * and plug-ins read ours: same names, same order, same formats. */
#ifndef SHARED_PROC_STATUS_H
#define SHARED_PROC_STATUS_H

#include "shared/base/buffer.h"
#include "shared/proc/board.h"

enum status_format { AS_TEXT, AS_JSON, AS_HTML, AS_XML, AS_OPENMETRICS };

/* The format that a query string asks for; *full: with each process. */
enum status_format status_wish(const char *query, bool *full);
const char        *status_media_type(enum status_format);

void status_write(const struct board *, const struct tally *, enum status_format, bool full,
                  struct buffer *);

#endif
