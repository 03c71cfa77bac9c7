/* SPDX-License-Identifier: Apache-2.0 */
/* Staff signs in: password and one-time code, both or neither. */
#include "fcgi/api/cookie.h"
#include "fcgi/api/grant.h"
#include "fcgi/api/guess.h"
#include "fcgi/api/person.h"
#include "fcgi/routes.h"
#include "shared/auth/password.h"
#include "shared/auth/seal.h"
#include "shared/auth/totp.h"
#include "shared/base/clock.h"
#include "shared/base/config.h"
#include "shared/base/log.h"
#include "shared/store/staff_repo.h"

static enum role
role_of(const struct staff_login *s)
{
	return VIEWER + (enum role)s->role;
}

static enum status
check_code(struct request *rq, const struct staff_login *s, const char *code)
{
	struct seal_place place = { "admins", "totp_sealed", s->id };
	int64_t now_s = clock_now_us() / US_PER_S, step = s->totp_step;
	struct bytes secret;
	enum status st = seal_open(rq->app->keys, KEY_TOTP, &place, s->totp_sealed, rq->mem,
	                           &secret);

	if (st != ST_OK || secret.n != TOTP_SECRET_BYTES)
		return ST_FAILED;
	st = totp_check(secret.at, code, now_s, &step);
	return st == ST_OK ? staff_repo_right(rq->app->db, s->id, step) : st;
}

/* ST_UNAUTHORIZED: whichever of the three was wrong. */
static enum status
look(struct request *rq, const struct admin_session_new *in, struct staff_login *s)
{
	const char *stored, *hash, *email = person_email(rq->mem, in->email);
	int64_t cost = rq->app->config->bcrypt_cost;
	enum status st = staff_repo_login(rq->app->db, rq->mem, email, s);
	bool rehash;

	if (st == ST_OK)
		st = staff_repo_try(rq->app->db, s->id);
	if (st != ST_OK && st != ST_NOT_FOUND && st != ST_TOO_MANY)
		return st;
	stored = st == ST_OK ? s->password : NULL;
	st = password_check(rq->app->keys, stored, in->password, cost, &rehash);
	if (st == ST_OK)
		st = s->active ? check_code(rq, s, in->code) : ST_UNAUTHORIZED;
	if (st == ST_OK && rehash &&
	    (st = password_hash(rq->app->keys, rq->mem, in->password, cost, &hash)) == ST_OK)
		st = staff_repo_set_password(rq->app->db, s->id, hash);
	return st;
}

static enum status
store(struct db *db, void *arg)
{
	struct grant *g = arg;

	return grant_store(db, g, g->session.owner_id);
}

static enum status
enter(struct request *rq, const struct staff_login *s, struct session_token *out)
{
	struct grantee who = { role_of(s), s->id, s->first_name };
	struct grant g;
	enum status st = grant_make(rq, who.role, &g);

	g.session.owner_id = s->id;
	if (st == ST_OK)
		st = db_tx(rq->app->db, store, &g);
	return st == ST_OK ? grant_give(rq, &g.refresh, &who, out) : st;
}

static void
tell(const struct request *rq, int64_t id, const char *outcome)
{
	log_info("sign-in", "id=%s admin=%lld address=%s outcome=%s",
	         log_quote(rq->mem, rq->wire->request_id), (long long)id,
	         log_quote(rq->mem, rq->wire->address), outcome);
}

enum status
admin_session_create(struct request *rq, const struct admin_session_new *in,
                     struct session_token *out)
{
	struct staff_login s = { 0 };
	struct guess g;
	enum status st = guess_begin(&g, rq, arena_printf(rq->mem, "staff %s",
	                                                  person_email(rq->mem, in->email)));

	if (st != ST_OK)
		return st;
	st = look(rq, in, &s);
	if (st == ST_OK)
		st = enter(rq, &s, out);
	if (st == ST_UNAUTHORIZED) {
		tell(rq, s.id, "wrong");
		guess_wrong(&g);
		return problem(&rq->problem, st,
		               "the e-mail address, the password or the code is wrong");
	}
	if (st != ST_OK)
		return st;
	guess_right(&g);
	tell(rq, s.id, "in");
	return ST_CREATED;
}

enum status
admin_session_refresh(struct request *rq, const struct nothing *in, struct session_token *out)
{
	struct staff_login s = { 0 };
	struct refresh next;
	int64_t id;
	enum status st = grant_renew(rq, AUDIENCE_ADMIN, &next, &id);

	(void)in;
	if (st != ST_OK)
		return st;
	st = staff_repo_login_by_id(rq->app->db, rq->mem, id, &s);
	if (st == ST_NOT_FOUND || (st == ST_OK && !s.active))
		return grant_refuse(rq, AUDIENCE_ADMIN);
	if (st != ST_OK)
		return st;
	return grant_give(rq, &next, &(struct grantee){ role_of(&s), id, s.first_name }, out);
}

enum status
admin_session_end(struct request *rq, const struct nothing *in, struct nothing *out)
{
	struct session_some own = { AUDIENCE_ADMIN, rq->user_id, .only = rq->sid };
	enum status st = grant_end(rq, &own);

	(void)in;
	(void)out;
	cookie_clear(rq, COOKIE_STAFF);
	reply_header(rq, "Clear-Site-Data", "\"cache\"");
	return st == ST_OK || st == ST_NOT_FOUND ? ST_NO_CONTENT : st;
}
