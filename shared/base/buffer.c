/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void
grow(struct buffer *b, size_t more)
{
	size_t room = b->room == 0 ? 256 : b->room;
	char *bytes;

	while (room - b->n < more + 1)
		room *= 2;
	if (room == b->room)
		return;
	bytes = arena_zalloc(b->mem, room);
	if (b->n > 0)
		memcpy(bytes, b->bytes, b->n);
	b->bytes = bytes;
	b->room = room;
}

void
buffer_add(struct buffer *b, const void *bytes, size_t n)
{
	grow(b, n);
	if (n > 0)
		memcpy(b->bytes + b->n, bytes, n);
	b->n += n;
	b->bytes[b->n] = '\0';
}

void
buffer_str(struct buffer *b, const char *s)
{
	buffer_add(b, s, strlen(s));
}

void
buffer_char(struct buffer *b, char c)
{
	buffer_add(b, &c, 1);
}

void
buffer_i64(struct buffer *b, int64_t v)
{
	char text[24], *at = text + sizeof text;
	uint64_t left = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	do
		*--at = (char)('0' + left % 10);
	while ((left /= 10) != 0);
	if (v < 0)
		*--at = '-';
	buffer_add(b, at, (size_t)(text + sizeof text - at));
}

void
buffer_printf(struct buffer *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	grow(b, (size_t)n);
	va_start(ap, fmt);
	vsnprintf(b->bytes + b->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}
