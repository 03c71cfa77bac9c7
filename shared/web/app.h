/* SPDX-License-Identifier: Apache-2.0 */
/* What a responder opens: after fork, once for the life of the process. */
#ifndef SHARED_WEB_APP_H
#define SHARED_WEB_APP_H

#include "shared/web/request.h"

/* By app->config and app->pool; in app->life. Nothing connects before it is
 * first used. ST_INVALID: a key file or an address is wrong, as the problem says. */
enum status app_open(struct app *, struct problem *) MUST_CHECK;
void        app_close(struct app *);

/* Does this pool reach MongoDB? */
bool app_reaches_docs(const char *pool);

#endif
