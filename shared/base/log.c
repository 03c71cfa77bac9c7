/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "shared/base/buffer.h"
#include "shared/base/clock.h"
#include "shared/base/text.h"

/* One write a line, so that lines of several processes do not mix. */
__attribute__((format(printf, 3, 0)))
static void
line(const char *level, const char *event, const char *fmt, va_list ap)
{
	char at[INSTANT_TEXT], text[2048];
	int n, more;

	instant_text(clock_now_us(), at);
	n = snprintf(text, sizeof text, "%s level=%s event=%s ", at, level, event);
	more = vsnprintf(text + n, sizeof text - (size_t)n, fmt, ap);
	n = n + more < (int)sizeof text - 1 ? n + more : (int)sizeof text - 2;
	for (int i = 0; i < n; i++)
		if ((unsigned char)text[i] < ' ')
			text[i] = ' ';
	text[n++] = '\n';
	if (write(STDERR_FILENO, text, (size_t)n) < 0)
		return;
}

#define LEVEL(name)                                        \
void                                                       \
log_##name(const char *event, const char *fmt, ...)        \
{                                                          \
	va_list ap;                                        \
	va_start(ap, fmt);                                 \
	line(#name, event, fmt, ap);                       \
	va_end(ap);                                        \
}

LEVEL(info)
LEVEL(warn)
LEVEL(error)

const char *
log_quote(struct arena *mem, const char *s)
{
	struct buffer b = { .mem = mem };
	bool utf8;

	if (s == NULL || *s == '\0')
		return "-";
	utf8 = text_utf8(s, strlen(s));
	if (utf8 && strpbrk(s, " \"\\=\t\n\r") == NULL)
		return s;
	buffer_char(&b, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			buffer_char(&b, '\\');
		buffer_char(&b, (unsigned char)*s < ' ' ? ' ' : !utf8 && (*s & 0x80) != 0 ? '?' : *s);
	}
	buffer_char(&b, '"');
	return b.bytes;
}
