/* SPDX-License-Identifier: Apache-2.0 */
#include "fcgi/api/grant.h"

#include <string.h>

#include "fcgi/api/cookie.h"
#include "shared/auth/device.h"
#include "shared/auth/token.h"
#include "shared/base/config.h"
#include "shared/base/log.h"
#include "shared/base/text.h"
#include "shared/web/origin.h"

#define AGENT_MAX 200
#define DEVICE_LIFE_S (365 * 86400)

/* NIST SP 800-63B-4: a password alone 30 days, two factors 24 hours at most. */
static const struct {
	enum cookie cookie;
	int64_t     life_s, most;
	const char *noun;
} audiences[] = {
	[AUDIENCE_TRAVELER] = { COOKIE_REFRESH, 30 * 86400, 10, "traveler" },
	[AUDIENCE_ADMIN]    = { COOKIE_STAFF,   12 * 3600,  3,  "admin" },
};

static enum audience
audience_of(enum role role)
{
	return role == TRAVELER ? AUDIENCE_TRAVELER : AUDIENCE_ADMIN;
}

/* The first 200 characters, or NULL when it is no text. */
static const char *
agent_of(const struct request *rq)
{
	const char *agent = rq->wire->user_agent;
	size_t n = agent == NULL ? 0 : strlen(agent);

	if (n == 0 || !text_utf8(agent, n))
		return NULL;
	for (n = n > AGENT_MAX ? AGENT_MAX : n; n > 0 && ((uint8_t)agent[n] & 0xc0) == 0x80;)
		n--;
	return arena_strndup(rq->mem, agent, n);
}

enum status
grant_make(struct request *rq, enum role role, struct grant *g)
{
	enum audience audience = audience_of(role);
	struct uuid sid = uuid_new();
	enum status st = refresh_new(rq->app->keys, rq->mem, &sid, &g->refresh);

	g->role = role;
	g->session = (struct session_start){ .sid = sid, .audience = audience,
		.token_sha256 = { g->refresh.sha256, sizeof g->refresh.sha256 },
		.life_s = audiences[audience].life_s, .most = audiences[audience].most,
		.user_agent = agent_of(rq) };
	return st;
}

enum status
grant_store(struct db *db, struct grant *g, int64_t owner_id)
{
	g->session.owner_id = owner_id;
	return session_repo_start(db, &g->session);
}

enum status
grant_give(struct request *rq, const struct refresh *r, const struct grantee *who,
           struct session_token *out)
{
	struct claims claims = { .role = who->role, .user_id = who->id, .sid = r->sid };
	enum audience audience = audience_of(who->role);
	enum status st = token_make(rq->app->keys, rq->mem, &claims, &out->access_token);

	if (st != ST_OK)
		return st;
	cookie_set(rq, audiences[audience].cookie, r->text, audiences[audience].life_s);
	out->expires_in_s = TOKEN_LIFE_S;
	out->name = who->name;
	out->role = role_names[who->role];
	out->user_id = who->id;
	return ST_OK;
}

void
grant_remember(struct request *rq, int64_t user_id)
{
	const char *device = device_make(rq->app->keys, rq->mem, user_id);

	if (device != NULL)
		cookie_set(rq, COOKIE_DEVICE, device, DEVICE_LIFE_S);
}

enum status
grant_refuse(struct request *rq, enum audience audience)
{
	cookie_clear(rq, audiences[audience].cookie);
	return problem(&rq->problem, ST_UNAUTHORIZED, "the session has ended: sign in again");
}

/* Somebody used a token that was spent: the owner's, or a thief's. Both must sign in. */
static void
tell_reuse(struct request *rq, const struct session_turn *t)
{
	log_warn("reuse", "id=%s %s=%lld outcome=session-ended",
	         log_quote(rq->mem, rq->wire->request_id), audiences[t->audience].noun,
	         (long long)t->owner_id);
	session_repo_forget(rq->app->cache, rq->mem, &t->sid, 1);
}

enum status
grant_renew(struct request *rq, enum audience audience, struct refresh *next, int64_t *owner_id)
{
	const struct config *c = rq->app->config;
	const char *text = cookie_get(rq, audiences[audience].cookie);
	struct session_turn t = { .audience = audience };
	struct refresh given;
	enum status st;

	/* The sites may share a host, so that the browser sends either's cookie to both. */
	if (!origin_is_of(rq, audience == AUDIENCE_ADMIN ? c->admin_url : c->traveler_url))
		return problem(&rq->problem, ST_FORBIDDEN, "this is for pages of the other site");
	if (refresh_open(rq->app->keys, rq->mem, text, &given) != ST_OK)
		return grant_refuse(rq, audience);
	if ((st = refresh_next(rq->app->keys, rq->mem, &given, next)) != ST_OK)
		return st;
	t.sid = given.sid;
	t.presented = (struct bytes){ given.sha256, sizeof given.sha256 };
	t.next = (struct bytes){ next->sha256, sizeof next->sha256 };
	if ((st = session_repo_turn(rq->app->db, rq->mem, &t)) != ST_OK)
		return st;
	*owner_id = t.owner_id;
	if (t.turn == TURN_REUSED)
		tell_reuse(rq, &t);
	if (t.turn == TURN_AGAIN)
		st = refresh_again(rq->app->keys, rq->mem, &given, t.current, next);
	if (st != ST_OK || t.turn == TURN_GONE || t.turn == TURN_REUSED)
		return grant_refuse(rq, audience);
	return ST_OK;
}

struct ending {
	struct arena              *mem;
	const struct session_some *which;
	struct uuid               *ended;
	size_t                     n;
};

static enum status
end(struct db *db, void *arg)
{
	struct ending *w = arg;

	return session_repo_end(db, w->mem, w->which, &w->ended, &w->n);
}

enum status
grant_end(struct request *rq, const struct session_some *which)
{
	struct ending w = { rq->mem, which, NULL, 0 };
	enum status st = db_tx(rq->app->db, end, &w);

	if (st != ST_OK)
		return st;
	session_repo_forget(rq->app->cache, rq->mem, w.ended, w.n);
	return w.n > 0 ? ST_OK : ST_NOT_FOUND;
}
