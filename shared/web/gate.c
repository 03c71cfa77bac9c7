/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/web/gate.h"

#include <sodium.h>
#include <string.h>
#include <strings.h>

#include "shared/auth/token.h"
#include "shared/web/origin.h"

#define KEY_MAX 255

static bool
changes(const char *method)
{
	return strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0;
}

/* Who calls, by the token. One that does not hold is nobody's. */
static enum status
identify(struct request *rq)
{
	const char *token = token_of(rq->wire->authorization);
	struct claims claims;
	enum status st;

	if (token == NULL)
		return ST_OK;
	st = token_verify(rq->app->keys, rq->mem, token, &claims);
	if (st != ST_OK)
		return st == ST_UNAUTHORIZED ? ST_OK : st;
	rq->role = claims.role;
	rq->user_id = claims.user_id;
	rq->sid = claims.sid;
	return ST_OK;
}

/* A traveler is not a small admin: the two lines of roles do not mix. */
static bool
may(enum role role, enum role who)
{
	return who == ANYONE || (who == TRAVELER ? role == TRAVELER : role >= who);
}

static enum status
admit(struct request *rq, const struct endpoint *e)
{
	enum status st = identify(rq);

	if (st != ST_OK)
		return problem(&rq->problem, st, "the sign-in cannot be checked now");
	if (rq->role == ANYONE && e->who != ANYONE)
		return problem(&rq->problem, ST_UNAUTHORIZED, "sign in, then ask again");
	if (!may(rq->role, e->who))
		return problem(&rq->problem, ST_FORBIDDEN, "this is for other roles than %s",
		               role_names[rq->role]);
	if (e->who != ANYONE && rq->app->alive != NULL)
		return rq->app->alive(rq);
	return ST_OK;
}

/* A cookie travels by itself; the page that sent the request must be ours. */
static enum status
check_page(struct request *rq)
{
	const char *site = rq->wire->fetch_site;

	if (changes(rq->wire->method) &&
	    (!origin_is_ours(rq) || (site != NULL && strcmp(site, "cross-site") == 0)))
		return problem(&rq->problem, ST_FORBIDDEN, "this may be sent by pages of our sites only");
	return ST_OK;
}

static bool
says_json(const char *type)
{
	static const char json[] = "application/json";
	size_t n = sizeof json - 1;

	if (type == NULL || strncasecmp(type, json, n) != 0)
		return false;
	return type[n] == '\0' || type[n] == ';' || type[n] == ' ';
}

/* "8e03978e" (RFC 8941) or 8e03978e, without the quotes; NULL: neither. */
static const char *
key_of(struct arena *mem, const char *text)
{
	size_t n = text == NULL ? 0 : strlen(text);

	if (n >= 2 && text[0] == '"' && text[n - 1] == '"') {
		text++;
		n -= 2;
	}
	if (n == 0 || n > KEY_MAX)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (text[i] <= ' ' || text[i] > '~' || text[i] == '"' || text[i] == '\\')
			return NULL;
	return arena_strndup(mem, text, n);
}

static enum status
take_key(struct request *rq)
{
	const struct wire *w = rq->wire;

	if (w->idempotency_key == NULL)
		return problem(&rq->problem, ST_NO_KEY,
		               "send an Idempotency-Key, one of your own for each thing that you want done");
	if ((rq->key = key_of(rq->mem, w->idempotency_key)) == NULL)
		return problem(&rq->problem, ST_NO_KEY,
		               "an Idempotency-Key has 1 to %d visible ASCII characters", KEY_MAX);
	crypto_hash_sha256(rq->body_sha256, (const unsigned char *)w->body, w->n_body);
	return ST_OK;
}

enum status
gate_pass(struct request *rq, const struct endpoint *e)
{
	enum status st = admit(rq, e);

	if (st == ST_OK && (e->traits & COOKIE) != 0)
		st = check_page(rq);
	if (st == ST_OK && (e->traits & RAW) == 0 && rq->wire->n_body > 0 &&
	    !says_json(rq->wire->content_type))
		st = problem(&rq->problem, ST_MEDIA_TYPE, "send Content-Type: application/json");
	if (st == ST_OK && (e->traits & KEYED) != 0)
		st = take_key(rq);
	return st;
}
