/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/session_repo.h"

#include <string.h>

/* A traveler's session ends after 14 days without use, staff's after 30 minutes. */
#define IN_FORCE \
	"s.revoked_at IS NULL AND s.expires_at > NOW(6) AND " \
	"s.seen_at > NOW(6) - INTERVAL IF(s.audience = 'admin', 30, 20160) MINUTE"

#define ALIVE_S 30
#define ENDED_S 660                    /* longer than an access token */
#define KEY_TEXT 48

static const char *const audiences[] = { "traveler", "admin", NULL };

static const struct query insert = {
	.name = "session.insert",
	.sql  = "INSERT INTO sessions (sid, audience, owner_id, token_sha256, expires_at,"
	        " user_agent)"
	        " VALUES (?, ?, ?, ?, NOW(6) + INTERVAL ? SECOND, ?)",
	.in   = BIND(F_UUID(session_start, sid, ), F_ENUM(session_start, audience, audiences, ),
	             F_I64(session_start, owner_id, ), F_BYTES(session_start, token_sha256, ),
	             F_I64(session_start, life_s, ), F_STR(session_start, user_agent, )),
};

static const struct query end_oldest = {
	.name = "session.end_oldest",
	.sql  = "UPDATE sessions SET revoked_at = NOW(6)"
	        " WHERE audience = ? AND owner_id = ? AND revoked_at IS NULL AND sid NOT IN"
	        " (SELECT sid FROM (SELECT s.sid FROM sessions s"
	        " WHERE s.audience = ? AND s.owner_id = ? AND s.revoked_at IS NULL"
	        " ORDER BY s.created_at DESC, s.sid DESC LIMIT ?) newest)",
	.in   = BIND(F_ENUM(session_start, audience, audiences, ), F_I64(session_start, owner_id, ),
	             F_ENUM(session_start, audience, audiences, ), F_I64(session_start, owner_id, ),
	             F_I64(session_start, most, )),
};

enum status
session_repo_start(struct db *db, const struct session_start *s)
{
	enum status st = db_run(db, &insert, s, NULL, NULL);

	return st == ST_OK ? db_run(db, &end_oldest, s, NULL, NULL) : st;
}

struct held {
	int64_t      owner_id;
	struct bytes token_sha256, previous_sha256;
	bool         in_force, fresh;
};
static CODEC(held,
	F_I64(held, owner_id, ), F_BYTES(held, token_sha256, ), F_BYTES(held, previous_sha256, ),
	F_BOOL(held, in_force, ), F_BOOL(held, fresh, ));

static const struct query lock = {
	.name = "session.lock",
	.sql  = "SELECT s.owner_id, s.token_sha256, s.previous_sha256, " IN_FORCE " AS in_force,"
	        " s.rotated_at >= NOW(6) - INTERVAL 10 SECOND AS fresh"
	        " FROM sessions s WHERE s.sid = ? AND s.audience = ? FOR UPDATE",
	.in   = BIND(F_UUID(session_turn, sid, ), F_ENUM(session_turn, audience, audiences, )),
	.out  = &held_codec,
};

/* Staff's session is kept by calls, not by the page that renews its token. */
static const struct query rotate = {
	.name = "session.rotate",
	.sql  = "UPDATE sessions SET previous_sha256 = token_sha256, token_sha256 = ?,"
	        " rotated_at = NOW(6), seen_at = IF(audience = 'admin', seen_at, NOW(6))"
	        " WHERE sid = ?",
	.in   = BIND(F_BYTES(session_turn, next, ), F_UUID(session_turn, sid, )),
};

static const struct query revoke = {
	.name = "session.revoke",
	.sql  = "UPDATE sessions SET revoked_at = NOW(6) WHERE sid = ? AND revoked_at IS NULL",
	.in   = BIND(F_UUID(session_turn, sid, )),
};

struct turning {
	struct arena        *mem;
	struct session_turn *t;
};

static bool
same(struct bytes a, struct bytes b)
{
	return a.at != NULL && a.n == b.n && memcmp(a.at, b.at, a.n) == 0;
}

static enum turn
turn_of(const struct session_turn *t, const struct held *h)
{
	if (!h->in_force)
		return TURN_GONE;
	if (same(h->token_sha256, t->presented))
		return TURN_NEW;
	return same(h->previous_sha256, t->presented) && h->fresh ? TURN_AGAIN : TURN_REUSED;
}

static enum status
turn(struct db *db, void *arg)
{
	struct turning *w = arg;
	struct session_turn *t = w->t;
	struct held h = { 0 };
	enum status st = db_one(db, w->mem, &lock, t, &h);

	t->turn = TURN_GONE;
	if (st != ST_OK)
		return st == ST_NOT_FOUND ? ST_OK : st;
	t->owner_id = h.owner_id;
	t->turn = turn_of(t, &h);
	if (t->turn == TURN_AGAIN && h.token_sha256.n == sizeof t->current)
		memcpy(t->current, h.token_sha256.at, sizeof t->current);
	if (t->turn == TURN_NEW)
		return db_run(db, &rotate, t, NULL, NULL);
	return t->turn == TURN_REUSED ? db_run(db, &revoke, t, NULL, NULL) : ST_OK;
}

enum status
session_repo_turn(struct db *db, struct arena *mem, struct session_turn *t)
{
	struct turning w = { mem, t };

	return db_tx(db, turn, &w);
}

static const struct codec listed_codec = { "session", sizeof(struct session), BIND(
	F_UUID(session, sid, ), F_INSTANT(session, created_at, ), F_INSTANT(session, seen_at, ),
	F_INSTANT(session, expires_at, ), F_STR(session, user_agent, )) };

static const struct query list = {
	.name = "session.list",
	.sql  = "SELECT s.sid, s.created_at, s.seen_at, s.expires_at, s.user_agent FROM sessions s"
	        " WHERE s.audience = ? AND s.owner_id = ? AND " IN_FORCE
	        " ORDER BY s.seen_at DESC, s.sid DESC",
	.in   = BIND(F_ENUM(session_some, audience, audiences, ), F_I64(session_some, owner_id, )),
	.out  = &listed_codec,
};

enum status
session_repo_list(struct db *db, struct arena *mem, unsigned audience, int64_t owner_id,
                  struct session_page *page)
{
	struct session_some who = { .audience = audience, .owner_id = owner_id };

	return db_all(db, mem, &list, &who, &page->items, &page->n);
}

struct session_id { struct uuid sid; };
static CODEC(session_id, F_UUID(session_id, sid, ));

#define SOME_IN BIND(F_ENUM(session_some, audience, audiences, ), F_I64(session_some, owner_id, ), \
	F_UUID(session_some, only, ), F_UUID(session_some, only, ), \
	F_UUID(session_some, except, ), F_UUID(session_some, except, ))
#define SOME \
	" WHERE audience = ? AND owner_id = ? AND revoked_at IS NULL AND (? IS NULL OR sid = ?)" \
	" AND (? IS NULL OR sid <> ?)"

static const struct query some_ids = {
	.name = "session.some",
	.sql  = "SELECT sid FROM sessions" SOME " FOR UPDATE",
	.in   = SOME_IN,
	.out  = &session_id_codec,
};

static const struct query end_some = {
	.name = "session.end",
	.sql  = "UPDATE sessions SET revoked_at = NOW(6)" SOME,
	.in   = SOME_IN,
};

enum status
session_repo_end(struct db *db, struct arena *mem, const struct session_some *which,
                 struct uuid **ended, size_t *n)
{
	enum status st = db_all(db, mem, &some_ids, which, ended, n);

	return st == ST_OK ? db_run(db, &end_some, which, NULL, NULL) : st;
}

static void
key_of(const struct uuid *sid, char key[KEY_TEXT])
{
	memcpy(key, "session:", 8);
	uuid_text(sid, key + 8);
}

void
session_repo_forget(struct cache *cache, struct arena *mem, const struct uuid *ended, size_t n)
{
	struct bytes *commands = arena_zalloc(mem, (n + 1) * sizeof *commands);
	struct cache_reply *replies = arena_zalloc(mem, (n + 1) * sizeof *replies);
	char key[KEY_TEXT];

	for (size_t i = 0; i < n; i++) {
		key_of(&ended[i], key);
		commands[i] = cache_command(mem, "SET %s 0 EX %d", key, ENDED_S);
	}
	if (n > 0 && cache_pipeline(cache, mem, commands, n, replies) != ST_OK)
		return;                /* then the table answers once half a minute is over */
}

static const struct query confirm = {
	.name = "session.confirm",
	.sql  = "UPDATE sessions SET confirmed_at = NOW(6) WHERE sid = ?",
	.in   = BIND(F_UUID(session_id, sid, )),
};

enum status
session_repo_confirm(struct db *db, const struct uuid *sid)
{
	return db_run(db, &confirm, &(struct session_id){ *sid }, NULL, NULL);
}

static const struct query confirmed = {
	.name = "session.confirmed",
	.sql  = "SELECT sid FROM sessions WHERE sid = ?"
	        " AND confirmed_at > NOW(6) - INTERVAL 5 MINUTE",
	.in   = BIND(F_UUID(session_id, sid, )),
	.out  = &session_id_codec,
};

enum status
session_repo_confirmed(struct db *db, struct arena *mem, const struct uuid *sid, bool *yes)
{
	struct session_id id = { *sid };
	enum status st = db_one(db, mem, &confirmed, &id, &id);

	*yes = st == ST_OK;
	return st == ST_NOT_FOUND ? ST_OK : st;
}

struct session_owner { struct uuid sid; int64_t owner_id; };

static const struct query alive = {
	.name = "session.alive",
	.sql  = "SELECT s.sid FROM sessions s JOIN users u ON u.id = s.owner_id"
	        " WHERE s.sid = ? AND s.owner_id = ? AND s.audience = 'traveler'"
	        " AND u.status = 'active' AND " IN_FORCE,
	.in   = BIND(F_UUID(session_owner, sid, ), F_I64(session_owner, owner_id, )),
	.out  = &session_id_codec,
};

enum status
session_repo_alive(struct db *db, struct cache *cache, struct arena *mem, const struct uuid *sid,
                   int64_t owner_id)
{
	struct session_owner who = { *sid, owner_id };
	struct session_id id;
	char key[KEY_TEXT];
	struct bytes said;
	enum status st;

	key_of(sid, key);
	if (cache_get(cache, mem, key, &said) == ST_OK && said.n == 1)
		return *(const char *)said.at == '1' ? ST_OK : ST_UNAUTHORIZED;
	st = db_one(db, mem, &alive, &who, &id);
	if (st != ST_OK)
		return st == ST_NOT_FOUND ? ST_UNAUTHORIZED : st;
	/* Not over a "0" that came meanwhile. */
	(void)!cache_set_new(cache, key, "1", ALIVE_S * 1000);
	return ST_OK;
}

struct staff { unsigned role; bool stale; };
static CODEC(staff, F_ENUM(staff, role, admin_roles, ), F_BOOL(staff, stale, ));

static const struct query alive_admin = {
	.name = "session.alive_admin",
	.sql  = "SELECT a.role, s.seen_at < NOW(6) - INTERVAL 1 MINUTE AS stale"
	        " FROM sessions s JOIN admins a ON a.id = s.owner_id"
	        " WHERE s.sid = ? AND s.owner_id = ? AND s.audience = 'admin'"
	        " AND a.status = 'active' AND " IN_FORCE,
	.in   = BIND(F_UUID(session_owner, sid, ), F_I64(session_owner, owner_id, )),
	.out  = &staff_codec,
};

static const struct query touch = {
	.name = "session.touch",
	.sql  = "UPDATE sessions SET seen_at = NOW(6) WHERE sid = ?",
	.in   = BIND(F_UUID(session_owner, sid, )),
};

enum status
session_repo_alive_admin(struct db *db, struct arena *mem, const struct uuid *sid, int64_t owner_id,
                         unsigned *role)
{
	struct session_owner who = { *sid, owner_id };
	struct staff staff = { 0 };
	enum status st = db_one(db, mem, &alive_admin, &who, &staff);

	if (st != ST_OK)
		return st == ST_NOT_FOUND ? ST_UNAUTHORIZED : st;
	*role = staff.role;
	return staff.stale ? db_run(db, &touch, &who, NULL, NULL) : ST_OK;
}
