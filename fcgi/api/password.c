/* SPDX-License-Identifier: Apache-2.0 */
/* A signed-in traveler gives the password once more: to be sure, or to change it. */
#include "shared/auth/password.h"

#include "fcgi/api/grant.h"
#include "fcgi/api/guess.h"
#include "fcgi/api/person.h"
#include "fcgi/routes.h"
#include "shared/base/config.h"
#include "shared/base/log.h"
#include "shared/store/user_repo.h"

/* ST_OK: it is the caller's. ST_INVALID: it is not, told at the pointer. */
static enum status
check(struct request *rq, const char *pointer, const char *password, struct user_login *user)
{
	const char *account;
	struct guess g;
	enum status st = user_repo_login_by_id(rq->app->db, rq->mem, rq->user_id, user);
	bool rehash;

	if (st == ST_NOT_FOUND)
		return problem(&rq->problem, ST_UNAUTHORIZED, "there is no such account any more");
	account = arena_printf(rq->mem, "confirm %lld", (long long)user->id);
	if (st == ST_OK)
		st = guess_begin(&g, rq, account);
	if (st != ST_OK)
		return st;
	st = password_check(rq->app->keys, user->password, password, rq->app->config->bcrypt_cost,
	                    &rehash);
	log_info("confirm", "id=%s traveler=%lld outcome=%s",
	         log_quote(rq->mem, rq->wire->request_id), (long long)user->id,
	         st == ST_OK ? "right" : "wrong");
	if (st == ST_OK)
		guess_right(&g);
	if (st != ST_UNAUTHORIZED)
		return st;
	guess_wrong(&g);
	return problem_field(&rq->problem, pointer, "wrong-password", "is not your password");
}

enum status
session_confirm(struct request *rq, const struct password_confirm *in, struct nothing *out)
{
	struct user_login user = { 0 };
	enum status st = check(rq, "#/password", in->password, &user);

	(void)out;
	if (st == ST_OK)
		st = session_repo_confirm(rq->app->db, &rq->sid);
	return st == ST_OK ? ST_NO_CONTENT : st;
}

struct changing {
	struct request *rq;
	const char     *hash;
	struct uuid    *ended;
	size_t          n;
};

/* All other sessions end: whoever knew the old password is out. */
static enum status
change(struct db *db, void *arg)
{
	struct changing *w = arg;
	struct session_some others = { AUDIENCE_TRAVELER, w->rq->user_id, .except = w->rq->sid };
	enum status st = user_repo_set_password(db, w->rq->user_id, w->hash);

	if (st == ST_OK)
		st = session_repo_confirm(db, &w->rq->sid);
	return st == ST_OK ? session_repo_end(db, w->rq->mem, &others, &w->ended, &w->n) : st;
}

enum status
password_change(struct request *rq, const struct password_change *in, struct nothing *out)
{
	struct changing w = { .rq = rq };
	struct user_login user = { 0 };
	struct user_row about;
	enum status st = ST_OK;

	(void)out;
	if (in->current != NULL)
		st = check(rq, "#/current", in->current, &user);
	if (st != ST_OK && st != ST_INVALID)
		return st;
	about = (struct user_row){ .email = user.email, .first_name = user.first_name,
		.last_name = user.last_name };
	person_password(rq, "#/new_password", in->new_password, &about);
	if (rq->problem.n_errors > 0)
		return ST_INVALID;
	st = password_hash(rq->app->keys, rq->mem, in->new_password, rq->app->config->bcrypt_cost, &w.hash);
	if (st == ST_OK)
		st = db_tx(rq->app->db, change, &w);
	if (st != ST_OK)
		return st;
	session_repo_forget(rq->app->cache, rq->mem, w.ended, w.n);
	return ST_NO_CONTENT;
}
