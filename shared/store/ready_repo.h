/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SHARED_STORE_READY_REPO_H
#define SHARED_STORE_READY_REPO_H

#include "shared/store/db.h"

/* ST_OK: the database answers. */
enum status ready_repo_ask(struct db *, struct arena *) MUST_CHECK;

#endif
