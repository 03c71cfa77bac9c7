/* SPDX-License-Identifier: Apache-2.0 */
/* Access tokens: ES256 JWTs of ten minutes. libjwt signs and verifies; what it
 * leaves to its caller is checked here, and nowhere else. */
#ifndef SHARED_AUTH_TOKEN_H
#define SHARED_AUTH_TOKEN_H

#include "shared/auth/keys.h"
#include "shared/auth/role.h"
#include "shared/base/uuid.h"

#define TOKEN_LIFE_S 600
#define TOKEN_SKEW_S 5
#define TOKEN_TEXT_MAX 4096

struct claims {
	enum role   role;          /* TRAVELER, or an admin's */
	int64_t     user_id;       /* of the traveler or the admin */
	struct uuid sid, jti;      /* the session, this token */
	int64_t     issued_at_s, expires_at_s;
};

/* Signs with the traveler's or the admin's private key, by the role. The token
 * lives in mem; jti and the times are set when they are zero. ST_FAILED when
 * this process does not hold the key. */
enum status token_make(const struct keys *, struct arena *mem, struct claims *,
                       const char **token) MUST_CHECK;

/* ST_UNAUTHORIZED for everything but a token of ours in force: the signature,
 * alg, typ, kid, iss, aud, sub, sid, jti, role, iat, nbf and exp, each once, in
 * the very bytes that token_make writes. Tokens once verified are remembered
 * until they expire. Whether the session still lives is not asked here. */
enum status token_verify(struct keys *, struct arena *mem, const char *token,
                         struct claims *) MUST_CHECK;
enum status token_verify_at(struct keys *, struct arena *mem, const char *token, int64_t now_s,
                            struct claims *) MUST_CHECK;

/* The token of "Bearer TOKEN", or NULL. */
const char *token_of(const char *authorization);

#endif
