/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/codec/codec.h"

#include <string.h>

#include "shared/base/clock.h"

int
codec_enum(const char *const *names, const char *name)
{
	for (int i = 0; names[i] != NULL; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

/* The bytes that stand for themselves, from here on. */
static size_t
plain(const char *s)
{
	size_t n = 0;

	for (; s[n] != '\0'; n++) {
		unsigned char c = (unsigned char)s[n];
		if (c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == 0xe2)
			break;
	}
	return n;
}

static size_t
escape(struct buffer *b, const char *s)
{
	unsigned char c = (unsigned char)*s;

	if (c == 0xe2) {                 /* U+2028 and U+2029 end a line in old JavaScript */
		bool separator = (unsigned char)s[1] == 0x80 && ((unsigned char)s[2] & 0xfe) == 0xa8;
		if (separator)
			buffer_str(b, (unsigned char)s[2] == 0xa8 ? "\\u2028" : "\\u2029");
		else
			buffer_char(b, *s);
		return separator ? 3 : 1;
	}
	if (c == '"' || c == '\\')
		buffer_printf(b, "\\%c", c);
	else if (c == '\n')
		buffer_str(b, "\\n");
	else
		buffer_printf(b, "\\u%04x", c);
	return 1;
}

void
codec_write_str(struct buffer *b, const char *s)
{
	buffer_char(b, '"');
	while (*s != '\0') {
		size_t n = plain(s);
		buffer_add(b, s, n);
		s += n;
		if (*s != '\0')
			s += escape(b, s);
	}
	buffer_char(b, '"');
}

static void
write_instant(struct buffer *b, int64_t us)
{
	char text[INSTANT_TEXT];

	instant_text(us, text);
	codec_write_str(b, text);
}

static void
write_uuid(struct buffer *b, const struct uuid *u)
{
	char text[UUID_TEXT];

	uuid_text(u, text);
	codec_write_str(b, text);
}

static void
write_list(const struct field *f, const char *in, struct buffer *b)
{
	const char *items = *(const char *const *)(in + f->at);
	size_t n = *(const size_t *)(in + f->count_at);

	buffer_char(b, '[');
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buffer_char(b, ',');
		if (f->kind == K_STRS)
			codec_write_str(b, ((const char *const *)(const void *)items)[i]);
		else
			codec_write(f->of, items + i * f->of->size, b);
	}
	buffer_char(b, ']');
}

bool
codec_absent(const struct field *f, const void *in)
{
	const void *at = (const char *)in + f->at;

	switch (f->kind) {
	case K_STR: case K_DATE: case K_RAW: return *(const char *const *)at == NULL;
	case K_OBJ:     return *(const void *const *)at == NULL;
	case K_I64:     return f->zero_null && *(const int64_t *)at == 0;
	case K_INSTANT: return *(const int64_t *)at == 0;
	case K_UUID:    return uuid_is_nil(at);
	case K_ENUM:    return f->names[*(const unsigned *)at][0] == '\0';
	case K_BYTES:   return true;
	default:        return false;
	}
}

static void
write_value(const struct field *f, const char *in, struct buffer *b)
{
	const void *at = in + f->at;

	switch (f->kind) {
	case K_STR: case K_DATE: codec_write_str(b, *(const char *const *)at); break;
	case K_RAW:     buffer_str(b, *(const char *const *)at); break;
	case K_I64:     buffer_i64(b, *(const int64_t *)at); break;
	case K_BOOL:    buffer_str(b, *(const bool *)at ? "true" : "false"); break;
	case K_ENUM:    codec_write_str(b, f->names[*(const unsigned *)at]); break;
	case K_INSTANT: write_instant(b, *(const int64_t *)at); break;
	case K_UUID:    write_uuid(b, at); break;
	case K_OBJ:     codec_write(f->of, *(const void *const *)at, b); break;
	case K_LIST: case K_STRS: write_list(f, in, b); break;
	default:        break;
	}
}

void
codec_write(const struct codec *c, const void *in, struct buffer *b)
{
	bool first = true;

	buffer_char(b, '{');
	for (const struct field *f = c->fields; f->kind != K_END; f++) {
		if (codec_absent(f, in))
			continue;
		if (!first)
			buffer_char(b, ',');
		first = false;
		buffer_char(b, '"');
		buffer_str(b, f->name);
		buffer_add(b, "\":", 2);
		write_value(f, in, b);
	}
	buffer_char(b, '}');
}
