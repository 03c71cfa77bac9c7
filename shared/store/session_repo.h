/* SPDX-License-Identifier: Apache-2.0 */
/* Sessions: what lies behind refresh tokens, and whether one still lives. The
 * table is the truth; session:{sid} in Redis says for half a minute what the
 * table said, and that one has been ended for as long as its tokens are good. */
#ifndef SHARED_STORE_SESSION_REPO_H
#define SHARED_STORE_SESSION_REPO_H

#include "shared/model/user.h"
#include "shared/store/cache.h"
#include "shared/store/db.h"

enum audience { AUDIENCE_TRAVELER, AUDIENCE_ADMIN };

struct session_start {
	struct uuid  sid;
	unsigned     audience;             /* enum audience */
	int64_t      owner_id;
	struct bytes token_sha256;         /* of the first refresh token */
	int64_t      life_s;               /* at most */
	int64_t      most;                 /* sessions of one owner; older ones are ended */
	const char  *user_agent;           /* 200 characters at most, or NULL */
};
/* May be part of a transaction. */
enum status session_repo_start(struct db *, const struct session_start *) MUST_CHECK;

enum turn {
	TURN_NEW,              /* next is in force now */
	TURN_AGAIN,            /* the one before, within its 10 s: see current */
	TURN_GONE,             /* no session in force */
	TURN_REUSED            /* spent before: somebody else has it; the session has been ended */
};
struct session_turn {
	struct uuid  sid;
	unsigned     audience;
	struct bytes presented, next;      /* SHA-256 of both refresh tokens */
	enum turn    turn;
	int64_t      owner_id;
	uint8_t      current[32];          /* of the one in force */
};
/* One refresh: looks at the row under its lock and turns it. */
enum status session_repo_turn(struct db *, struct arena *mem, struct session_turn *) MUST_CHECK;

/* Those in force, the one used last first. current is not set. */
enum status session_repo_list(struct db *, struct arena *mem, unsigned audience, int64_t owner_id,
                              struct session_page *) MUST_CHECK;

/* Which sessions of an owner: all, or (by not nil ids) one, or all but one. */
struct session_some { unsigned audience; int64_t owner_id; struct uuid only, except; };
/* Ends them; *ended are their ids, for session_repo_forget. May be part of a transaction. */
enum status session_repo_end(struct db *, struct arena *mem, const struct session_some *,
                             struct uuid **ended, size_t *n) MUST_CHECK;
/* After the commit: says in Redis that they have ended. Where Redis is away,
 * what it said before may hold for half a minute. */
void session_repo_forget(struct cache *, struct arena *mem, const struct uuid *ended, size_t n);

/* The owner gave the password just now; and did so within five minutes. */
enum status session_repo_confirm(struct db *, const struct uuid *sid) MUST_CHECK;
enum status session_repo_confirmed(struct db *, struct arena *mem, const struct uuid *sid,
                                   bool *confirmed) MUST_CHECK;

/* ST_OK, or ST_UNAUTHORIZED: ended, idle too long, or its owner may not come in.
 * Of staff the table is asked each time, which counts as use; role is an index
 * into admin_roles. */
enum status session_repo_alive(struct db *, struct cache *, struct arena *mem,
                               const struct uuid *sid, int64_t owner_id) MUST_CHECK;
enum status session_repo_alive_admin(struct db *, struct arena *mem, const struct uuid *sid,
                                     int64_t owner_id, unsigned *role) MUST_CHECK;

#endif
