/* SPDX-License-Identifier: Apache-2.0 */
/* Travelers sign in, renew, sign out, and see where they are signed in. */
#include <string.h>

#include "fcgi/api/cookie.h"
#include "fcgi/api/grant.h"
#include "fcgi/api/guess.h"
#include "fcgi/api/person.h"
#include "fcgi/routes.h"
#include "shared/auth/device.h"
#include "shared/auth/password.h"
#include "shared/base/config.h"
#include "shared/base/log.h"
#include "shared/store/user_repo.h"

/* One who signs in: the account, if there is one, and what is known of the browser. */
struct entry {
	struct user_login user;        /* id 0: no such account */
	bool              known;       /* this browser signed in to it before */
	struct guess      guess;
};

static enum status
find(struct request *rq, const struct session_new *in, struct entry *e)
{
	const char *email = person_email(rq->mem, in->email), *account = email;
	enum status st = user_repo_login(rq->app->db, rq->mem, email, &e->user);
	struct device device;

	if (st != ST_OK && st != ST_NOT_FOUND)
		return st;
	e->known = st == ST_OK && device_open(rq->app->keys, rq->mem,
		cookie_get(rq, COOKIE_DEVICE), &device) == ST_OK && device.user_id == e->user.id;
	if (e->known)
		account = arena_printf(rq->mem, "device %s", device.id);
	st = guess_begin(&e->guess, rq, account);
	if (e->guess.wrong > USER_TRIES_MAX)
		e->known = false;
	return st;
}

/* ST_OK, ST_UNAUTHORIZED, or ST_TOO_MANY: not before the account's owner is sure. */
static enum status
look(struct request *rq, const struct session_new *in, struct entry *e)
{
	const char *stored = e->user.id == 0 ? NULL : e->user.password, *hash;
	int64_t cost = rq->app->config->bcrypt_cost;
	enum status st = ST_OK;
	bool rehash;

	if (e->user.id != 0 && !e->known)
		st = user_repo_try(rq->app->db, e->user.id);
	if (st == ST_TOO_MANY)
		stored = NULL;
	else if (st != ST_OK)
		return st;
	st = password_check(rq->app->keys, stored, in->password, cost, &rehash);
	if (st == ST_OK && rehash &&
	    (st = password_hash(rq->app->keys, rq->mem, in->password, cost, &hash)) == ST_OK)
		st = user_repo_set_password(rq->app->db, e->user.id, hash);
	return st == ST_OK && !e->user.active ? ST_UNAUTHORIZED : st;
}

static void
tell(const struct request *rq, int64_t user_id, const char *outcome)
{
	log_info("sign-in", "id=%s traveler=%lld address=%s outcome=%s",
	         log_quote(rq->mem, rq->wire->request_id), (long long)user_id,
	         log_quote(rq->mem, rq->wire->address), outcome);
}

static enum status
store(struct db *db, void *arg)
{
	struct grant *g = arg;

	return grant_store(db, g, g->session.owner_id);
}

static enum status
enter(struct request *rq, struct entry *e, struct session_token *out)
{
	struct grantee who = { TRAVELER, e->user.id, e->user.first_name };
	struct grant g;
	enum status st = grant_make(rq, TRAVELER, &g);

	if (st == ST_OK && e->user.wrong_logins + !e->known > 0)
		st = user_repo_right(rq->app->db, e->user.id);
	g.session.owner_id = e->user.id;
	if (st == ST_OK)
		st = db_tx(rq->app->db, store, &g);
	if (st == ST_OK)
		st = grant_give(rq, &g.refresh, &who, out);
	if (st != ST_OK)
		return st;
	guess_right(&e->guess);
	grant_remember(rq, e->user.id);
	return ST_CREATED;
}

enum status
session_create(struct request *rq, const struct session_new *in, struct session_token *out)
{
	struct entry e = { .known = false };
	enum status st = find(rq, in, &e);

	if (st == ST_OK)
		st = look(rq, in, &e);
	if (st == ST_OK)
		st = enter(rq, &e, out);
	if (st == ST_UNAUTHORIZED) {
		tell(rq, e.user.id, "wrong");
		guess_wrong(&e.guess);
		return problem(&rq->problem, st, "the e-mail address or the password is wrong");
	}
	if (st == ST_CREATED)
		tell(rq, e.user.id, "in");
	return st;
}

enum status
session_refresh(struct request *rq, const struct nothing *in, struct session_token *out)
{
	struct user_login user = { 0 };
	struct refresh next;
	int64_t id;
	enum status st = grant_renew(rq, AUDIENCE_TRAVELER, &next, &id);

	(void)in;
	if (st != ST_OK)
		return st;
	st = user_repo_login_by_id(rq->app->db, rq->mem, id, &user);
	if (st == ST_NOT_FOUND || (st == ST_OK && !user.active))
		return grant_refuse(rq, AUDIENCE_TRAVELER);
	if (st != ST_OK)
		return st;
	return grant_give(rq, &next, &(struct grantee){ TRAVELER, id, user.first_name }, out);
}

enum status
session_list(struct request *rq, const struct nothing *in, struct session_page *page)
{
	enum status st = session_repo_list(rq->app->db, rq->mem, AUDIENCE_TRAVELER, rq->user_id,
	                                   page);

	(void)in;
	for (size_t i = 0; st == ST_OK && i < page->n; i++)
		page->items[i].current = memcmp(&page->items[i].sid, &rq->sid, sizeof rq->sid) == 0;
	return st;
}

enum status
session_end(struct request *rq, const struct nothing *in, struct nothing *out)
{
	struct session_some own = { AUDIENCE_TRAVELER, rq->user_id, .only = rq->sid };
	enum status st = grant_end(rq, &own);

	(void)in;
	(void)out;
	cookie_clear(rq, COOKIE_REFRESH);
	reply_header(rq, "Clear-Site-Data", "\"cache\"");
	return st == ST_OK || st == ST_NOT_FOUND ? ST_NO_CONTENT : st;
}

enum status
session_revoke(struct request *rq, const struct by_sid *in, struct nothing *out)
{
	struct session_some one = { AUDIENCE_TRAVELER, rq->user_id, .only = in->sid };
	enum status st = grant_end(rq, &one);

	(void)out;
	if (st == ST_NOT_FOUND)
		return problem(&rq->problem, st, "you have no such session");
	return st == ST_OK ? ST_NO_CONTENT : st;
}
