/* SPDX-License-Identifier: Apache-2.0 */
/* Everything a handler is given, and what it may add to the answer. */
#ifndef SHARED_WEB_REQUEST_H
#define SHARED_WEB_REQUEST_H

#include <stdint.h>

#include "shared/auth/role.h"
#include "shared/base/problem.h"
#include "shared/base/uuid.h"

struct attempts;
struct cache;
struct config;
struct db;
struct docs;
struct endpoint;
struct keys;
struct request;

/* What a responder opened; one for the life of the process. */
struct app {
	const struct config *config;
	struct attempts *attempts; /* at signing in, when Redis is away; made at first use */
	struct keys  *keys;
	struct db    *db;          /* MySQL */
	struct cache *cache;       /* Redis */
	struct docs  *docs;        /* MongoDB; NULL in pools that do not reach it */
	const char   *pool;
	const struct endpoint *endpoints;    /* of the program */
	/* Asked once the token of a route that needs one holds: does the session still
	 * live? ST_OK, ST_UNAUTHORIZED ... NULL: not asked. */
	enum status (*alive)(struct request *);
	struct arena *life;        /* of the process */
};

/* What the web server said. Header members are NULL when absent; request_id is always there. */
struct wire {
	const char *method, *path, *query, *body;
	size_t      n_body;
	const char *content_type, *authorization, *cookie, *origin, *fetch_site;
	const char *idempotency_key, *if_none_match, *if_match, *accept_encoding, *traceparent;
	const char *user_agent, *signature, *address, *request_id;
};

#define REPLY_HEADERS_MAX 8

/* What goes back besides the struct that the handler fills. */
struct reply {
	struct { const char *name, *value; } headers[REPLY_HEADERS_MAX];
	size_t      n_headers;
	const char *ready;         /* finished JSON bytes, instead of the struct; in mem */
	size_t      n_ready;
	const char *ready_gzip;    /* the same, compressed; NULL: none */
	size_t      n_ready_gzip;
	int         http;          /* not 0: this status, for a replayed answer */
	bool        is_public;     /* may be kept by shared caches; all others are no-store */
};

/* One request, from accept to answer. */
struct request {
	struct arena      *mem;
	struct app        *app;
	const struct wire *wire;
	enum role          role;       /* ANYONE when not signed in */
	int64_t            user_id;    /* of the traveler or the admin; 0 when not signed in */
	struct uuid        sid;        /* of the session */
	const char        *handler;    /* of the route that was found; NULL: none */
	const char        *key;        /* the Idempotency-Key of a KEYED route, unquoted */
	uint8_t            body_sha256[32];   /* of a KEYED route's body */
	struct reply       reply;
	struct problem     problem;
};

/* name: value in the answer. Both must live as long as the request and hold no CR or LF. */
void reply_header(struct request *, const char *name, const char *value);

#endif
