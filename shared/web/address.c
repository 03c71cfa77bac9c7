/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/web/address.h"

#include <string.h>

#include "shared/base/text.h"

bool
address_fits(const char *template, const char *path, int *braces)
{
	*braces = 0;
	while (*template != '\0' && *path != '\0') {
		if (*template == '{') {
			size_t segment = strcspn(path, "/");
			if (segment == 0)
				return false;
			path += segment;
			template += strcspn(template, "}") + 1;
			++*braces;
		} else if (*template++ != *path++) {
			return false;
		}
	}
	return *template == *path;
}

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* NULL: n bytes at s cannot be decoded to a text. */
static const char *
decoded(struct arena *mem, const char *s, size_t n, bool plus)
{
	char *text = arena_zalloc(mem, n + 1), *to = text;

	for (size_t i = 0; i < n; i++) {
		int high, low;
		if (s[i] != '%') {
			*to++ = plus && s[i] == '+' ? ' ' : s[i];
			continue;
		}
		high = n - i > 2 ? digit(s[i + 1]) : -1;
		low = high >= 0 ? digit(s[i + 2]) : -1;
		if (low < 0)
			return NULL;
		*to++ = (char)(high << 4 | low);
		i += 2;
	}
	return text_utf8(text, (size_t)(to - text)) ? text : NULL;
}

static enum status
add(struct pairs *all, const char *name, const char *value, struct problem *p)
{
	if (name == NULL || value == NULL)
		return problem(p, ST_MALFORMED, "the address holds a part that is not percent-encoded UTF-8");
	if (all->n == PAIRS_MAX)
		return problem(p, ST_MALFORMED, "the address has more than %d parameters", PAIRS_MAX);
	all->at[all->n++] = (struct pair){ name, value };
	return ST_OK;
}

enum status
address_path(const char *template, const char *path, struct pairs *all, struct problem *p)
{
	enum status st = ST_OK;

	while (*template != '\0' && st == ST_OK) {
		if (*template == '{') {
			size_t name = strcspn(template + 1, "}"), segment = strcspn(path, "/");
			st = add(all, arena_strndup(p->mem, template + 1, name),
			         decoded(p->mem, path, segment, false), p);
			template += name + 2;
			path += segment;
		} else {
			template++;
			path++;
		}
	}
	return st;
}

enum status
address_query(const char *query, struct pairs *all, struct problem *p)
{
	enum status st = ST_OK;

	while (query != NULL && *query != '\0' && st == ST_OK) {
		size_t n = strcspn(query, "&"), name = strcspn(query, "=&");
		const char *value = name < n ? query + name + 1 : query + n;
		if (n > 0)
			st = add(all, decoded(p->mem, query, name, true),
			         decoded(p->mem, value, (size_t)(query + n - value), true), p);
		query += n + (query[n] == '&');
	}
	return st;
}
