/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/web/origin.h"

#include <string.h>

#include "shared/base/config.h"

/* The origin of an address: without what follows the host and port. */
static bool
is_origin_of(const char *origin, const char *url)
{
	const char *host = strstr(url, "://");
	size_t n = host == NULL ? 0 : (size_t)(host + 3 - url) + strcspn(host + 3, "/");

	return n > 0 && strlen(origin) == n && memcmp(origin, url, n) == 0;
}

bool
origin_is_of(const struct request *rq, const char *url)
{
	return rq->wire->origin != NULL && is_origin_of(rq->wire->origin, url);
}

bool
origin_is_ours(const struct request *rq)
{
	return origin_is_of(rq, rq->app->config->traveler_url) ||
	    origin_is_of(rq, rq->app->config->admin_url);
}

void
origin_allow(const struct request *rq, struct buffer *head)
{
	if (!origin_is_ours(rq))
		return;
	buffer_printf(head, "Access-Control-Allow-Origin: %s\r\n", rq->wire->origin);
	buffer_str(head, "Access-Control-Allow-Credentials: true\r\n"
	           "Access-Control-Expose-Headers: "
	           "ETag, Idempotent-Replayed, Link, Location, Retry-After, traceparent, X-Request-Id\r\n");
}

void
origin_preflight(struct request *rq, const char *methods)
{
	reply_header(rq, "Allow", methods);
	if (!origin_is_ours(rq))
		return;
	reply_header(rq, "Access-Control-Allow-Methods", methods);
	reply_header(rq, "Access-Control-Allow-Headers",
	             "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, traceparent");
	reply_header(rq, "Access-Control-Max-Age", "600");
}
