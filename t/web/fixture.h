/* SPDX-License-Identifier: Apache-2.0 */
/* A small API, with a route of each kind, and one request to it. */
#ifndef T_WEB_FIXTURE_H
#define T_WEB_FIXTURE_H

#include "shared/web/answer.h"
#include "shared/web/router.h"

struct thing { int64_t id; const char *name; };
struct thing_query { int64_t id, limit; const char *name; };
struct thing_new { int64_t id; const char *name; struct thing *parts; size_t n_parts; };
extern const struct codec thing_codec, thing_query_codec, thing_new_codec;

extern const struct endpoint endpoints[];

struct told {
	enum status st;
	int         http;
	const char *head, *body;       /* body: as text, "" when there is none */
	struct request rq;
};

/* Asks the pool "search". w's NULL method is GET. Everything lives in mem. */
void ask(struct arena *mem, struct wire w, struct told *);
/* The value of a header line, or NULL. */
const char *header(struct arena *mem, const struct told *, const char *name);

#endif
