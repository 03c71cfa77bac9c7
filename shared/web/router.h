/* SPDX-License-Identifier: Apache-2.0 */
/* From a request to its handler, by a table of routes.
 *
 * A program's routes.h is one X-list,
 *	X(pool, METHOD, "/path/{id}", WHO, traits, handler, takes, gives)
 * which it expands three times: to declare the handlers (so that one whose
 * types differ does not compile), to make the thunks, and to make the table. */
#ifndef SHARED_WEB_ROUTER_H
#define SHARED_WEB_ROUTER_H

#include "shared/codec/codec.h"
#include "shared/web/request.h"

enum traits {
	PLAIN  = 0,
	KEYED  = 1,                /* needs an Idempotency-Key */
	COOKIE = 2,                /* reads the refresh cookie: Origin must be a site of ours */
	RAW    = 4,                /* the body is not JSON of ours (a signed webhook): wire->body */
	WHOLE  = 8                 /* the handler is called although fields are wrong (they have no
	                            * value then), to add to problem.errors what it finds itself, and
	                            * must do nothing else when there are any */
};

struct endpoint {
	const char *pool, *method, *path, *handler;
	enum role   who;
	unsigned    traits;
	enum status (*call)(struct request *, const void *takes, void *gives);
	const struct codec *takes, *gives;
};

#define ROUTE_DECLARE(pool, method, path, who, traits, handler, in, out) \
	enum status handler(struct request *, const struct in *, struct out *) MUST_CHECK;
#define ROUTE_THUNK(pool, method, path, who, traits, handler, in, out) \
	static enum status thunk_##handler(struct request *rq, const void *p, void *q) \
	{ const struct in *i = p; struct out *o = q; return handler(rq, i, o); }
#define ROUTE_ROW(pool, method, path, who, traits, handler, in, out) \
	{ #pool, #method, path, #handler, who, traits, thunk_##handler, &in##_codec, &out##_codec },

/* A route that takes or gives nothing names struct nothing. */
struct nothing { int64_t unused; };
extern const struct codec nothing_codec;

/* Finds the route of this pool, checks who calls, decodes the path with the
 * query (GET, DELETE) or the body (others), runs the handler. *gives is what
 * it filled (NULL: nothing to say). endpoints end with a NULL path. */
enum status route(const struct endpoint *, struct request *, const struct codec **of,
                  const void **gives) MUST_CHECK;

/* The OpenAPI 3.1 document of the routes, as JSON. */
void describe(const struct endpoint *, struct buffer *);

#endif
