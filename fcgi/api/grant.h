/* SPDX-License-Identifier: Apache-2.0 */
/* What somebody is given who has signed in: a session, its refresh token in a
 * cookie, an access token. First made, then stored, then given: what is stored
 * belongs to the caller's transaction. */
#ifndef FCGI_API_GRANT_H
#define FCGI_API_GRANT_H

#include "shared/auth/refresh.h"
#include "shared/model/user.h"
#include "shared/store/session_repo.h"
#include "shared/web/request.h"

struct grant {
	enum role            role;
	struct refresh       refresh;
	struct session_start session;
};

enum status grant_make(struct request *, enum role, struct grant *) MUST_CHECK;
enum status grant_store(struct db *, struct grant *, int64_t owner_id) MUST_CHECK;

/* Who it is for: of travelers the role is TRAVELER. */
struct grantee { enum role role; int64_t id; const char *name; };
/* Cookie and access token; refresh is what the browser keeps from now on. */
enum status grant_give(struct request *, const struct refresh *, const struct grantee *,
                       struct session_token *) MUST_CHECK;

/* From now on the browser is one that this traveler signed in with. */
void grant_remember(struct request *, int64_t user_id);

/* One refresh: finds the session of the cookie and turns it. *next is what to
 * give; *owner_id whose it is. ST_UNAUTHORIZED clears the cookie. */
enum status grant_renew(struct request *, enum audience, struct refresh *next,
                        int64_t *owner_id) MUST_CHECK;

/* ST_UNAUTHORIZED, and the cookie goes. */
enum status grant_refuse(struct request *, enum audience) MUST_CHECK;

/* Ends these sessions of the caller, and says so in Redis. */
enum status grant_end(struct request *, const struct session_some *) MUST_CHECK;

#endif
