/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/worker/mail/words.h"

#include <stdio.h>
#include <string.h>

#include "shared/base/clock.h"

const char *
words_money(struct arena *mem, int64_t minor, const char *currency)
{
	struct buffer b = { .mem = mem };
	char digits[24];
	int64_t whole = (minor < 0 ? -minor : minor) / 100;
	int n = snprintf(digits, sizeof digits, "%lld", (long long)whole);

	if (minor < 0)
		buffer_char(&b, '-');
	if (strcmp(currency, "USD") == 0)
		buffer_char(&b, '$');
	else
		buffer_printf(&b, "%s ", currency);
	for (int i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			buffer_char(&b, ',');
		buffer_char(&b, digits[i]);
	}
	buffer_printf(&b, ".%02d", (int)((minor < 0 ? -minor : minor) % 100));
	return b.bytes;
}

static void
add_day(struct buffer *b, int64_t day)
{
	static const char days[] = "MonTueWedThuFriSatSun";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	int y, m, d;

	day_split(day, &y, &m, &d);
	buffer_printf(b, "%.3s, %.3s %d, %d", days + 3 * day_weekday(day), months + 3 * (m - 1), d, y);
}

/* Two digits; -1: they are not. */
static int
two_digits(const char *s)
{
	if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
		return -1;
	return (s[0] - '0') * 10 + s[1] - '0';
}

const char *
words_when(struct arena *mem, const char *local, const char *zone)
{
	struct buffer b = { .mem = mem };
	int64_t day;
	int hour = 0, minute = 0;

	if (strlen(local) < 10 || !day_parse(arena_strndup(mem, local, 10), &day))
		return local;
	add_day(&b, day);
	if (strlen(local) >= 16) {
		hour = two_digits(local + 11);
		minute = two_digits(local + 14);
	}
	if (hour < 0 || minute < 0)
		return local;
	if (hour == 0 && minute == 0)
		return b.bytes;
	buffer_printf(&b, ", %d:%02d %s", hour % 12 == 0 ? 12 : hour % 12, minute, hour < 12 ? "AM" : "PM");
	if (zone != NULL && *zone != '\0')
		buffer_printf(&b, " %s", zone);
	return b.bytes;
}

const char *
words_brand(const char *brand)
{
	static const char *const names[][2] = {
		{ "visa", "Visa" }, { "mastercard", "Mastercard" }, { "amex", "American Express" },
		{ "discover", "Discover" }, { "diners", "Diners Club" }, { "jcb", "JCB" },
		{ "unionpay", "UnionPay" },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i][0], brand) == 0)
			return names[i][1];
	return brand;
}

const char *
words_count(struct arena *mem, int64_t n, const char *one)
{
	return arena_printf(mem, "%lld %s%s", (long long)n, one, n == 1 ? "" : "s");
}

void
words_html(struct buffer *b, const char *text)
{
	for (; *text != '\0'; text++)
		switch (*text) {
		case '&':  buffer_str(b, "&amp;"); break;
		case '<':  buffer_str(b, "&lt;"); break;
		case '>':  buffer_str(b, "&gt;"); break;
		case '"':  buffer_str(b, "&quot;"); break;
		case '\'': buffer_str(b, "&#39;"); break;
		default:
			buffer_char(b, (unsigned char)*text < ' ' ? ' ' : *text);
			break;
		}
}
