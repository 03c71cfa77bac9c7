/* SPDX-License-Identifier: Apache-2.0 */
#include "fcgi/api/cookie.h"

#include <string.h>

#include "shared/base/arena.h"
#include "shared/base/config.h"

/* Over plain HTTP, on a developer's machine, both sites are the same host: the
 * names tell them apart, and paths keep the tokens to the routes that read them. */
static const struct { const char *tls, *plain, *path; } cookies[] = {
	[COOKIE_REFRESH] = { "__Host-rt",       "kayak_rt",       "/api/sessions" },
	[COOKIE_STAFF]   = { "__Host-staff-rt", "kayak_staff_rt", "/api/admin/sessions" },
	[COOKIE_DEVICE]  = { "__Host-device",   "kayak_device",   "/api/sessions" },
};

static bool
over_tls(const struct request *rq)
{
	return strncmp(rq->app->config->traveler_url, "https://", 8) == 0;
}

static const char *
name_of(const struct request *rq, enum cookie c)
{
	return over_tls(rq) ? cookies[c].tls : cookies[c].plain;
}

/* "name=value; name=value" (RFC 6265 4.2.1) */
const char *
cookie_get(const struct request *rq, enum cookie c)
{
	const char *name = name_of(rq, c), *found = NULL;
	size_t n = strlen(name), len;

	for (const char *at = rq->wire->cookie; at != NULL && *at != '\0'; at += len) {
		at += strspn(at, "; ");
		len = strcspn(at, ";");
		if (len <= n || strncmp(at, name, n) != 0 || at[n] != '=')
			continue;
		if (found != NULL)
			return NULL;
		found = arena_strndup(rq->mem, at + n + 1, len - n - 1);
	}
	return found;
}

void
cookie_set(struct request *rq, enum cookie c, const char *value, int64_t life_s)
{
	const char *path = over_tls(rq) ? "/" : cookies[c].path;
	const char *line = arena_printf(rq->mem,
		"%s=%s; Path=%s; Max-Age=%lld; HttpOnly; SameSite=Strict%s", name_of(rq, c), value,
		path, (long long)life_s, over_tls(rq) ? "; Secure" : "");

	reply_header(rq, "Set-Cookie", line);
}

void
cookie_clear(struct request *rq, enum cookie c)
{
	cookie_set(rq, c, "", 0);
}
