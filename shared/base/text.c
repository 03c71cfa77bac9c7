/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/base/text.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

void
text_hex(const uint8_t *bytes, size_t n, char *text)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		text[2 * i] = digits[bytes[i] >> 4];
		text[2 * i + 1] = digits[bytes[i] & 15];
	}
	text[2 * n] = '\0';
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
text_unhex(const char *text, uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int high = hex_digit(text[2 * i]), low = high < 0 ? -1 : hex_digit(text[2 * i + 1]);

		if (low < 0)
			return false;
		bytes[i] = (uint8_t)(high << 4 | low);
	}
	return text[2 * n] == '\0';
}

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

char *
text_base64url(struct arena *mem, const void *bytes, size_t n)
{
	const uint8_t *b = bytes;
	char *text = arena_zalloc(mem, n / 3 * 4 + 5), *at = text;
	uint32_t acc = 0;
	int bits = 0;

	for (size_t i = 0; i < n; i++) {
		acc = acc << 8 | b[i];
		for (bits += 8; bits >= 6; bits -= 6)
			*at++ = alphabet[acc >> (bits - 6) & 63];
	}
	if (bits > 0)
		*at++ = alphabet[acc << (6 - bits) & 63];
	return text;
}

uint8_t *
text_unbase64url(struct arena *mem, const char *text, size_t *n)
{
	size_t len = strlen(text);
	uint8_t *bytes = arena_zalloc(mem, len / 4 * 3 + 3);
	uint32_t acc = 0;
	int bits = 0;

	*n = 0;
	for (size_t i = 0; i < len; i++) {
		const char *c = strchr(alphabet, text[i]);
		if (c == NULL)
			return NULL;
		acc = acc << 6 | (uint32_t)(c - alphabet);
		if ((bits += 6) >= 8)
			bytes[(*n)++] = (uint8_t)(acc >> (bits -= 8));
	}
	return len % 4 == 1 || (acc & ((1u << bits) - 1)) != 0 ? NULL : bytes;
}

bool
text_i64(const char *text, int64_t *v)
{
	char *end;
	const char *digits = text + (*text == '-');

	if (!isdigit((unsigned char)*digits) || (digits[0] == '0' && digits[1] != '\0'))
		return false;
	errno = 0;
	*v = strtoll(text, &end, 10);
	return errno == 0 && *end == '\0';
}

size_t
text_list(struct arena *mem, const char *text, const char ***parts)
{
	size_t n = 0;

	*parts = arena_zalloc(mem, (text == NULL ? 1 : strlen(text) / 2 + 2) * sizeof **parts);
	while (text != NULL && *text != '\0') {
		size_t len = strcspn(text, ",");
		if (len > 0)
			(*parts)[n++] = arena_strndup(mem, text, len);
		text += len + (text[len] == ',');
	}
	return n;
}

bool
text_list_has(const char *list, const char *part)
{
	size_t len = strlen(part);

	while (list != NULL && *list != '\0') {
		size_t n = strcspn(list, ",");
		if (n == len && memcmp(list, part, n) == 0)
			return true;
		list += n + (list[n] == ',');
	}
	return false;
}

/* The length of the sequence that starts here, 0 when it is none. */
static size_t
sequence(const uint8_t *s, size_t n)
{
	size_t len = s[0] < 0x80 ? 1 : s[0] >= 0xc2 && s[0] < 0xe0 ? 2
	    : s[0] >= 0xe0 && s[0] < 0xf0 ? 3 : s[0] >= 0xf0 && s[0] < 0xf5 ? 4 : 0;

	if (len == 0 || len > n || s[0] == 0)
		return 0;
	for (size_t i = 1; i < len; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f) ||
	    (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f))
		return 0;
	return len;
}

bool
text_utf8(const char *text, size_t n)
{
	const uint8_t *s = (const uint8_t *)text;

	for (size_t i = 0, len; i < n; i += len)
		if ((len = sequence(s + i, n - i)) == 0)
			return false;
	return true;
}

size_t
text_length(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((uint8_t)*s & 0xc0) != 0x80;
	return n;
}

/* Luhn's check over n digits. */
static bool
luhn(const char *digits, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++) {
		int d = digits[n - 1 - i] - '0';
		if (i % 2 == 1 && (d *= 2) > 9)
			d -= 9;
		sum += d;
	}
	return sum % 10 == 0;
}

bool
text_holds_card(const char *s)
{
	char run[20];
	size_t n = 0;

	for (;; s++) {
		if (isdigit((unsigned char)*s)) {
			if (n < sizeof run)
				run[n] = *s;
			n++;
			continue;
		}
		if ((*s == ' ' || *s == '-') && n > 0 && isdigit((unsigned char)s[1]))
			continue;
		if (n >= 13 && n <= 19 && luhn(run, n))
			return true;
		if (*s == '\0')
			return false;
		n = 0;
	}
}
