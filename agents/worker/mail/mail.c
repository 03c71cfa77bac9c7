/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/worker/mail/mail.h"

#include <string.h>

#include "shared/base/clock.h"
#include "shared/base/text.h"

#define LINE_MAX_QP   76           /* RFC 2045 6.7 */
#define WORD_BYTES    42           /* of text in one encoded word: 75 characters at most (RFC 2047 2) */
#define ADDRESS_MAX  254
/* "=_" cannot stand in quoted-printable text, so no part can hold the boundary. */
#define BOUNDARY     "=_kayak_alternative"

static bool
header_ok(const char *s)
{
	for (const unsigned char *c = (const unsigned char *)s; *c != '\0'; c++)
		if (*c < ' ' || *c == 127)
			return false;
	return text_utf8(s, strlen(s));
}

bool
mail_address_ok(const char *s)
{
	const char *at = strchr(s, '@');

	return strlen(s) <= ADDRESS_MAX && header_ok(s) && strpbrk(s, " <>\",;:\\()[]") == NULL &&
	    at != NULL && at != s && at[1] != '\0' && strchr(at + 1, '@') == NULL;
}

static bool
message_id_ok(const char *s)
{
	size_t n = strlen(s);

	return n > 4 && n < 200 && s[0] == '<' && s[n - 1] == '>' && header_ok(s) &&
	    strcspn(s + 1, "<> ") == n - 2 && strchr(s, '@') != NULL;
}

static bool
is_ascii(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s > 126)
			return false;
	return true;
}

static void
add_base64(struct buffer *b, const char *text, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *s = (const unsigned char *)text;

	for (size_t i = 0; i < n; i += 3) {
		unsigned v = (unsigned)s[i] << 16 | (i + 1 < n ? (unsigned)s[i + 1] << 8 : 0) | (i + 2 < n ? s[i + 2] : 0);
		buffer_char(b, digits[v >> 18]);
		buffer_char(b, digits[v >> 12 & 63]);
		buffer_char(b, i + 1 < n ? digits[v >> 6 & 63] : '=');
		buffer_char(b, i + 2 < n ? digits[v & 63] : '=');
	}
}

/* The most whole characters of s that fit into one word. */
static size_t
word_length(const char *s)
{
	size_t n = strlen(s);

	if (n <= WORD_BYTES)
		return n;
	for (n = WORD_BYTES; ((unsigned char)s[n] & 0xc0) == 0x80;)
		n--;
	return n;
}

void
mail_words(struct buffer *b, const char *s)
{
	if (is_ascii(s) && strstr(s, "=?") == NULL) {
		buffer_str(b, s);
		return;
	}
	for (size_t n; *s != '\0'; s += n) {
		n = word_length(s);
		buffer_str(b, "=?UTF-8?B?");
		add_base64(b, s, n);
		buffer_str(b, s[n] != '\0' ? "?=\r\n " : "?=");
	}
}

/* A display name: encoded words, or a quoted string. */
static void
add_name(struct buffer *b, const char *name)
{
	if (!is_ascii(name)) {
		mail_words(b, name);
		return;
	}
	buffer_char(b, '"');
	for (; *name != '\0'; name++) {
		if (*name == '"' || *name == '\\')
			buffer_char(b, '\\');
		buffer_char(b, *name);
	}
	buffer_char(b, '"');
}

static bool
stays(const char *s)
{
	if (*s == ' ')
		return s[1] != '\0' && s[1] != '\n';   /* a space at a line's end would be lost */
	return *s > ' ' && *s < 127 && *s != '=';
}

void
mail_quoted_printable(struct buffer *b, const char *s)
{
	size_t column = 0;

	for (; *s != '\0'; s++) {
		size_t n = stays(s) ? 1 : 3;
		if (*s == '\n') {
			buffer_str(b, "\r\n");
			column = 0;
			continue;
		}
		if (column + n > LINE_MAX_QP - 1) {
			buffer_str(b, "=\r\n");
			column = 0;
		}
		if (n == 1)
			buffer_char(b, *s);
		else
			buffer_printf(b, "=%02X", (unsigned char)*s);
		column += n;
	}
}

static void
add_date(struct buffer *b, int64_t at)
{
	static const char days[] = "MonTueWedThuFriSatSun";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	int64_t day = at / US_PER_DAY, s = at % US_PER_DAY / US_PER_S;
	int y, m, d;

	day_split(day, &y, &m, &d);
	buffer_printf(b, "Date: %.3s, %d %.3s %d %02d:%02d:%02d +0000\r\n", days + 3 * day_weekday(day), d,
	              months + 3 * (m - 1), y, (int)(s / 3600), (int)(s / 60 % 60), (int)(s % 60));
}

static void
add_part(struct buffer *b, const char *type, const char *text)
{
	buffer_printf(b, "--" BOUNDARY "\r\nContent-Type: %s; charset=utf-8\r\n"
	              "Content-Transfer-Encoding: quoted-printable\r\n\r\n", type);
	mail_quoted_printable(b, text);
	buffer_str(b, "\r\n");
}

static void
add_headers(const struct mail *m, struct buffer *b)
{
	buffer_str(b, "From: ");
	add_name(b, m->from_name);
	buffer_printf(b, " <%s>\r\nTo: <%s>\r\nSubject: ", m->from, m->to);
	mail_words(b, m->subject);
	buffer_printf(b, "\r\nMessage-ID: %s\r\n", m->message_id);
	add_date(b, m->at);
	buffer_str(b, "MIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\n"
	              "Content-Type: multipart/alternative; boundary=\"" BOUNDARY "\"\r\n\r\n");
}

enum status
mail_message(const struct mail *m, struct buffer *b)
{
	if (!mail_address_ok(m->from) || !mail_address_ok(m->to) || !header_ok(m->from_name) ||
	    !header_ok(m->subject) || !message_id_ok(m->message_id))
		return ST_INVALID;
	add_headers(m, b);
	add_part(b, "text/plain", m->text);
	add_part(b, "text/html", m->html);
	buffer_str(b, "--" BOUNDARY "--\r\n");
	return ST_OK;
}
