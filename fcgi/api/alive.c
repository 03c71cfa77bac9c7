/* SPDX-License-Identifier: Apache-2.0 */
#include "fcgi/api/alive.h"

#include <string.h>

#include "shared/store/session_repo.h"

static enum status
staff_alive(struct request *rq)
{
	unsigned role = 0;
	enum status st = session_repo_alive_admin(rq->app->db, rq->mem, &rq->sid, rq->user_id,
	                                          &role);

	return st == ST_OK && rq->role != VIEWER + (enum role)role ? ST_UNAUTHORIZED : st;
}

enum status
session_alive(struct request *rq)
{
	const char *method = rq->wire->method;
	enum status st;

	if (rq->role == TRAVELER && (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0))
		return ST_OK;
	st = rq->role == TRAVELER
	    ? session_repo_alive(rq->app->db, rq->app->cache, rq->mem, &rq->sid, rq->user_id)
	    : staff_alive(rq);
	if (st == ST_UNAUTHORIZED)
		return problem(&rq->problem, st, "the session has ended: sign in again");
	return st;
}
