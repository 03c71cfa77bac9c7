/* SPDX-License-Identifier: Apache-2.0 */
/* The only place where the handlers' types are forgotten, and the compiler
 * sees that each is given its own. */
#include "fcgi/endpoints.h"

#include "fcgi/routes.h"

/* A route whose handler is not linked answers as if it were not there. */
#define ROUTE_ABSENT(pool, method, path, who, traits, handler, in, out)                         \
	__attribute__((weak)) enum status                                                       \
	handler(struct request *rq, const struct in *i, struct out *o)                          \
	{ (void)i; (void)o; return problem(&rq->problem, ST_NOT_FOUND, "this is not there yet"); }
ROUTES(ROUTE_ABSENT)

ROUTES(ROUTE_THUNK)

const struct endpoint endpoints[] = {
	ROUTES(ROUTE_ROW)
	{ .path = NULL },
};
