/* SPDX-License-Identifier: Apache-2.0 */
/* The only place where the handlers' types are forgotten, and the compiler
 * sees that each is given its own. */
#include "fcgi/endpoints.h"

#include "fcgi/routes.h"

ROUTES(ROUTE_THUNK)

const struct endpoint endpoints[] = {
	ROUTES(ROUTE_ROW)
	{ .path = NULL },
};
