/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/auth/token.h"

#include <errno.h>
#include <jwt.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/codec/codec.h"

#define ISSUER "kayak"
#define SIGNATURE_BYTES 64
#define TABLE_SIZE 1024

/* libjwt 1.10 writes and takes no other header typ than JWT, so that the kind
 * of the token is a claim. Members are in the order in which libjwt writes them. */
struct head { const char *alg, *kid, *typ; };
static CODEC(head,
	F_STR(head, alg, .must = true),
	F_STR(head, kid, .must = true, .opaque = true),
	F_STR(head, typ, .must = true));

struct body {
	const char **amr;
	size_t       n_amr;
	const char  *aud, *iss, *role, *sub, *typ;
	int64_t      exp, iat, nbf;
	struct uuid  jti, sid;
};
static CODEC(body,
	F_STRS(body, amr, n_amr, .must = true),
	F_STR(body, aud, .must = true),
	F_I64(body, exp, .must = true),
	F_I64(body, iat, .must = true),
	F_STR(body, iss, .must = true),
	F_UUID(body, jti, .must = true),
	F_I64(body, nbf, .must = true),
	F_STR(body, role, .must = true),
	F_UUID(body, sid, .must = true),
	F_STR(body, sub, .must = true, .opaque = true),
	F_STR(body, typ, .must = true));

static const struct audience {
	const char   *typ, *aud, *amr;         /* amr: as JSON */
	enum key_name private, public;
} audiences[] = {
	{ "at+jwt", "kayak-traveler", "[\"pwd\"]", KEY_TRAVELER_PRIVATE, KEY_TRAVELER_PUBLIC },
	{ "adm+jwt", "kayak-admin", "[\"pwd\",\"otp\"]", KEY_ADMIN_PRIVATE, KEY_ADMIN_PUBLIC },
};

static const struct audience *
audience_of(enum role role)
{
	if (role == TRAVELER)
		return &audiences[0];
	return role >= VIEWER && role <= CHIEF ? &audiences[1] : NULL;
}

static const struct audience *
audience_by_kid(const struct keys *keys, const char *kid)
{
	for (size_t i = 0; i < sizeof audiences / sizeof *audiences; i++) {
		const char *id = keys_id(keys, audiences[i].public);
		if (id != NULL && strcmp(id, kid) == 0)
			return &audiences[i];
	}
	return NULL;
}

/* Tokens that were verified, by their hash: a verification costs half a
 * millisecond. One place for each hash; a newcomer takes it over. */
struct token_table {
	struct seen {
		uint8_t       sha256[crypto_hash_sha256_BYTES];
		struct claims claims;
	} seen[TABLE_SIZE];
};

struct token_table *
token_table_new(struct arena *life)
{
	return arena_zalloc(life, sizeof(struct token_table));
}

static struct seen *
place_of(struct keys *keys, const uint8_t sha256[crypto_hash_sha256_BYTES])
{
	return &keys_tokens(keys)->seen[(sha256[0] << 8 | sha256[1]) % TABLE_SIZE];
}

static enum status
sign(jwt_t *jwt, const struct keys *keys, const struct audience *to, const struct claims *c,
     struct arena *mem, const char **token)
{
	const char *pem = keys_text(keys, to->private);
	char sid[UUID_TEXT], jti[UUID_TEXT], *text;
	int wrong;

	uuid_text(&c->sid, sid);
	uuid_text(&c->jti, jti);
	wrong = jwt_add_header(jwt, "kid", keys_id(keys, to->private)) |
	    jwt_add_grant(jwt, "typ", to->typ) | jwt_add_grant(jwt, "aud", to->aud) |
	    jwt_add_grant(jwt, "iss", ISSUER) | jwt_add_grant(jwt, "role", role_names[c->role]) |
	    jwt_add_grant(jwt, "sub", arena_printf(mem, "%lld", (long long)c->user_id)) |
	    jwt_add_grant(jwt, "sid", sid) | jwt_add_grant(jwt, "jti", jti) |
	    jwt_add_grant_int(jwt, "iat", c->issued_at_s) |
	    jwt_add_grant_int(jwt, "nbf", c->issued_at_s) |
	    jwt_add_grant_int(jwt, "exp", c->expires_at_s) |
	    jwt_add_grants_json(jwt, arena_printf(mem, "{\"amr\":%s}", to->amr)) |
	    jwt_set_alg(jwt, JWT_ALG_ES256, (const unsigned char *)pem, (int)strlen(pem));
	if (wrong != 0 || (text = jwt_encode_str(jwt)) == NULL)
		return ST_FAILED;
	*token = arena_strdup(mem, text);
	free(text);
	return ST_OK;
}

enum status
token_make(const struct keys *keys, struct arena *mem, struct claims *c, const char **token)
{
	const struct audience *to = audience_of(c->role);
	enum status st;
	jwt_t *jwt;

	if (to == NULL || keys_text(keys, to->private) == NULL || jwt_new(&jwt) != 0)
		return ST_FAILED;
	if (uuid_is_nil(&c->jti))
		c->jti = uuid_new();
	if (c->issued_at_s == 0)
		c->issued_at_s = clock_now_us() / US_PER_S;
	if (c->expires_at_s == 0)
		c->expires_at_s = c->issued_at_s + TOKEN_LIFE_S;
	st = sign(jwt, keys, to, c, mem, token);
	jwt_free(jwt);
	return st;
}

/* Decodes one part of the token into the struct. Its bytes must be those that
 * the struct encodes to: no other spelling, nothing twice, nothing more. */
static bool
read_part(struct arena *mem, const char *text, const struct codec *of, void *out)
{
	struct problem p = { .mem = mem };
	struct buffer again = { .mem = mem };
	size_t n;
	const uint8_t *json = text_unbase64url(mem, text, &n);

	if (json == NULL || codec_read(of, (const char *)json, n, out, &p) != ST_OK)
		return false;
	codec_write(of, out, &again);
	return again.n == n && memcmp(again.bytes, json, n) == 0;
}

static bool
signature_holds(const struct keys *keys, const struct audience *to, const char *token)
{
	const char *pem = keys_text(keys, to->public);
	jwt_t *jwt = NULL;
	bool holds;

	/* Without a key libjwt verifies nothing and says yes. */
	if (pem == NULL || *pem == '\0')
		return false;
	holds = jwt_decode(&jwt, token, (const unsigned char *)pem, (int)strlen(pem)) == 0 &&
	    jwt_get_alg(jwt) == JWT_ALG_ES256;
	jwt_free(jwt);
	return holds;
}

static bool
amr_fits(struct arena *mem, const struct body *b, const struct audience *to)
{
	const char *amr = b->n_amr == 1 ? arena_printf(mem, "[\"%s\"]", b->amr[0])
	    : b->n_amr == 2 ? arena_printf(mem, "[\"%s\",\"%s\"]", b->amr[0], b->amr[1]) : "";

	return strcmp(amr, to->amr) == 0;
}

static bool
in_force(const struct claims *c, int64_t now_s)
{
	return c->issued_at_s <= now_s + TOKEN_SKEW_S && c->expires_at_s > now_s;
}

static bool
claims_fit(struct arena *mem, const struct body *b, const struct audience *to, struct claims *c)
{
	int role = codec_enum(role_names, b->role);

	*c = (struct claims){ .sid = b->sid, .jti = b->jti,
		.issued_at_s = b->iat, .expires_at_s = b->exp };
	if (role < 0 || audience_of((enum role)role) != to)
		return false;
	c->role = (enum role)role;
	return strcmp(b->iss, ISSUER) == 0 && strcmp(b->aud, to->aud) == 0 &&
	    strcmp(b->typ, to->typ) == 0 && amr_fits(mem, b, to) && b->nbf == b->iat &&
	    b->exp > b->iat && b->exp - b->iat <= TOKEN_LIFE_S &&
	    text_i64(b->sub, &c->user_id) && c->user_id > 0 &&
	    !uuid_is_nil(&b->sid) && !uuid_is_nil(&b->jti);
}

static bool
verify(struct keys *keys, struct arena *mem, const char *token, struct claims *c)
{
	const char *dot1 = strchr(token, '.'), *dot2 = dot1 == NULL ? NULL : strchr(dot1 + 1, '.');
	const char *first, *second;
	const struct audience *to;
	struct head head = { 0 };
	struct body body = { 0 };
	size_t n;

	if (dot2 == NULL || text_unbase64url(mem, dot2 + 1, &n) == NULL || n != SIGNATURE_BYTES)
		return false;
	first = arena_strndup(mem, token, (size_t)(dot1 - token));
	second = arena_strndup(mem, dot1 + 1, (size_t)(dot2 - dot1 - 1));
	if (!read_part(mem, first, &head_codec, &head) || strcmp(head.alg, "ES256") != 0 ||
	    strcmp(head.typ, "JWT") != 0 || (to = audience_by_kid(keys, head.kid)) == NULL ||
	    !signature_holds(keys, to, token))
		return false;
	return read_part(mem, second, &body_codec, &body) && claims_fit(mem, &body, to, c);
}

enum status
token_verify_at(struct keys *keys, struct arena *mem, const char *token, int64_t now_s,
                struct claims *c)
{
	uint8_t sha256[crypto_hash_sha256_BYTES];
	struct seen *seen;
	size_t n = token == NULL ? 0 : strnlen(token, TOKEN_TEXT_MAX + 1);

	*c = (struct claims){ 0 };
	if (keys == NULL || n == 0 || n > TOKEN_TEXT_MAX)
		return ST_UNAUTHORIZED;
	crypto_hash_sha256(sha256, (const uint8_t *)token, n);
	seen = place_of(keys, sha256);
	if (memcmp(seen->sha256, sha256, sizeof sha256) == 0)
		*c = seen->claims;
	else if (!verify(keys, mem, token, c))
		*c = (struct claims){ 0 };
	if (!in_force(c, now_s)) {
		*c = (struct claims){ 0 };
		return ST_UNAUTHORIZED;
	}
	memcpy(seen->sha256, sha256, sizeof sha256);
	seen->claims = *c;
	return ST_OK;
}

enum status
token_verify(struct keys *keys, struct arena *mem, const char *token, struct claims *c)
{
	return token_verify_at(keys, mem, token, clock_now_us() / US_PER_S, c);
}

const char *
token_of(const char *authorization)
{
	if (authorization == NULL || strncasecmp(authorization, "Bearer ", 7) != 0)
		return NULL;
	return authorization[7] == '\0' ? NULL : authorization + 7;
}
