/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/url.h"

#include <ctype.h>
#include <string.h>

#include "shared/base/text.h"

/* n characters with their %xx decoded; NULL when one is broken. */
static char *
decoded(struct arena *mem, const char *s, size_t n)
{
	char *text = arena_zalloc(mem, n + 1), *at = text;

	for (size_t i = 0; i < n; i++) {
		char hex[3] = { 0 };
		uint8_t byte;

		if (s[i] != '%') {
			*at++ = s[i];
			continue;
		}
		if (n - i < 3)
			return NULL;
		hex[0] = (char)tolower((unsigned char)s[i + 1]);
		hex[1] = (char)tolower((unsigned char)s[i + 2]);
		if (!text_unhex(hex, &byte, 1) || byte == 0)
			return NULL;
		*at++ = (char)byte;
		i += 2;
	}
	return text;
}

/* The part before the mark and what follows it, or "" and all of it. */
static const char *
before(struct arena *mem, const char *s, size_t *n, char mark, const char **rest)
{
	const char *at = memchr(s, mark, *n);
	const char *part = at == NULL ? "" : decoded(mem, s, (size_t)(at - s));

	*rest = at == NULL ? s : at + 1;
	*n -= (size_t)(*rest - s);
	return part;
}

static bool
parse_host(struct arena *mem, const char *s, size_t n, struct url *u)
{
	const char *colon = memchr(s, ':', n);
	int64_t port = 0;

	u->host = decoded(mem, s, colon == NULL ? n : (size_t)(colon - s));
	if (colon != NULL && (!text_i64(arena_strndup(mem, colon + 1, n - (size_t)(colon + 1 - s)), &port) ||
	                      port < 1 || port > 65535))
		return false;
	u->port = (unsigned)port;
	return u->host != NULL;
}

static bool
parse_authority(struct arena *mem, const char *s, size_t n, struct url *u)
{
	const char *login, *host, *password;
	size_t n_login = n;

	u->user = u->password = "";
	while (n_login > 0 && s[n_login - 1] != '@')
		n_login--;
	if (n_login-- == 0)
		return parse_host(mem, s, n, u);
	host = s + n_login + 1;
	login = s;
	if (memchr(login, ':', n_login) == NULL) {
		u->user = decoded(mem, login, n_login);
	} else {
		u->user = before(mem, login, &n_login, ':', &password);
		u->password = decoded(mem, password, n_login);
	}
	return u->user != NULL && u->password != NULL &&
	       parse_host(mem, host, n - (size_t)(host - s), u);
}

bool
url_parse(struct arena *mem, const char *text, struct url *u)
{
	const char *mark = strstr(text, "://"), *authority, *path, *query;
	size_t n;

	*u = (struct url){ 0 };
	if (mark == NULL || mark == text)
		return false;
	u->scheme = arena_strndup(mem, text, (size_t)(mark - text));
	authority = mark + 3;
	n = strcspn(authority, "/?");
	if (!parse_authority(mem, authority, n, u))
		return false;
	path = authority + n + (authority[n] == '/');
	n = strcspn(path, "?");
	u->path = decoded(mem, path, n);
	query = path + n + (path[n] == '?');
	if (strncmp(query, "socket=", 7) == 0)
		u->socket = decoded(mem, query + 7, strcspn(query + 7, "&"));
	return u->path != NULL;
}
