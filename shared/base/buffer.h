/* SPDX-License-Identifier: Apache-2.0 */
/* Text or bytes that grow in an arena. */
#ifndef SHARED_BASE_BUFFER_H
#define SHARED_BASE_BUFFER_H

#include <stddef.h>
#include <stdint.h>

#include "shared/base/arena.h"

/* Zeroed but for mem is an empty buffer. bytes always ends with a NUL that is
 * not counted in n, once something was added. */
struct buffer {
	struct arena *mem;
	char         *bytes;
	size_t        n, room;
};

void buffer_add(struct buffer *, const void *bytes, size_t n);
void buffer_str(struct buffer *, const char *);
void buffer_char(struct buffer *, char);
void buffer_i64(struct buffer *, int64_t);
void buffer_printf(struct buffer *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
