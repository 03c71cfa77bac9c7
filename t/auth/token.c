/* SPDX-License-Identifier: Apache-2.0 */
/* Access tokens: those that we make, and forgeries of every known kind. */
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shared/auth/token.h"
#include "shared/base/buffer.h"
#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "t/auth/fixture.h"
#include "t/tap.h"

static struct arena *mem;
static const char *dir;
static struct keys *keys;
static int64_t now;

/* $x in a template: t and a are the ids of the travelers' and the admins' key,
 * n is now, p a second before, f a minute later, e ten minutes, x a
 * second more, u a UUID. */
static const char *
filled(const char *template)
{
	struct buffer b = { .mem = mem };

	buffer_str(&b, "");
	for (const char *s = template; *s != '\0'; s++) {
		if (*s != '$') {
			buffer_char(&b, *s);
			continue;
		}
		switch (*++s) {
		case 't': buffer_str(&b, keys_id(keys, KEY_TRAVELER_PUBLIC)); break;
		case 'a': buffer_str(&b, keys_id(keys, KEY_ADMIN_PUBLIC)); break;
		case 'n': buffer_i64(&b, now); break;
		case 'e': buffer_i64(&b, now + TOKEN_LIFE_S); break;
		case 'p': buffer_i64(&b, now - 1); break;
		case 'x': buffer_i64(&b, now + TOKEN_LIFE_S + 1); break;
		case 'f': buffer_i64(&b, now + 60); break;
		default:  buffer_str(&b, "0190f0c0a0b07c0d8e0f101112131415"); break;
		}
	}
	return b.bytes;
}

/* ECDSA as JWS wants it: r and s, 32 bytes each. */
static void
ecdsa(EVP_PKEY *key, const char *text, uint8_t out[64])
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	unsigned char der[128];
	const unsigned char *at = der;
	size_t n = sizeof der;
	ECDSA_SIG *sig;

	if (EVP_DigestSignInit(ctx, NULL, EVP_sha256(), NULL, key) != 1 ||
	    EVP_DigestSign(ctx, der, &n, (const unsigned char *)text, strlen(text)) != 1)
		abort();
	sig = d2i_ECDSA_SIG(NULL, &at, (long)n);
	BN_bn2binpad(ECDSA_SIG_get0_r(sig), out, 32);
	BN_bn2binpad(ECDSA_SIG_get0_s(sig), out + 32, 32);
	ECDSA_SIG_free(sig);
	EVP_MD_CTX_free(ctx);
}

enum how { TRAVELERS, ADMINS, STRANGERS, HMAC_PUBLIC, HMAC_EMPTY, EMPTY, NO_DOT };

static EVP_PKEY *
signer(enum how how)
{
	const char *pem = keys_text(keys, how == ADMINS ? KEY_ADMIN_PRIVATE : KEY_TRAVELER_PRIVATE);
	BIO *in = BIO_new_mem_buf(pem, -1);
	EVP_PKEY *key = how == STRANGERS ? EVP_EC_gen("P-256")
	    : PEM_read_bio_PrivateKey(in, NULL, NULL, NULL);

	BIO_free(in);
	return key;
}

static const char *
sign(const char *text, enum how how)
{
	const char *key = how == HMAC_PUBLIC ? keys_text(keys, KEY_TRAVELER_PUBLIC) : "";
	uint8_t sig[64];
	unsigned n = sizeof sig;
	EVP_PKEY *pair;

	switch (how) {
	case NO_DOT: return text;
	case EMPTY:  return arena_printf(mem, "%s.", text);
	case HMAC_PUBLIC: case HMAC_EMPTY:
		HMAC(EVP_sha256(), key, (int)strlen(key), (const uint8_t *)text, strlen(text), sig, &n);
		break;
	default:
		pair = signer(how);
		ecdsa(pair, text, sig);
		EVP_PKEY_free(pair);
	}
	return arena_printf(mem, "%s.%s", text, text_base64url(mem, sig, n));
}

static const char *
forge(const char *head, const char *body, enum how how)
{
	const char *h = filled(head), *b = filled(body);

	return sign(arena_printf(mem, "%s.%s", text_base64url(mem, h, strlen(h)),
	                         text_base64url(mem, b, strlen(b))), how);
}

#define HEAD "{\"alg\":\"ES256\",\"kid\":\"$t\",\"typ\":\"JWT\"}"
#define AMR  "{\"amr\":[\"pwd\"],\"aud\":\"kayak-traveler\","
#define TAIL "\"nbf\":$n,\"role\":\"traveler\",\"sid\":\"$u\",\"sub\":\"17\",\"typ\":\"at+jwt\"}"
#define MID  "\"iss\":\"kayak\",\"jti\":\"$u\","
#define NOW  "\"exp\":$e,\"iat\":$n,"
#define BODY AMR NOW MID TAIL
#define WITH_HEAD(alg, kid, typ, more) \
	"{\"alg\":\"" alg "\"" more ",\"kid\":\"" kid "\",\"typ\":\"" typ "\"}"
#define KID(kid)       WITH_HEAD("ES256", kid, "JWT", "")
#define MORE(more)     WITH_HEAD("ES256", "$t", "JWT", more)
#define WITH_SUB(sub)  AMR NOW MID \
	"\"nbf\":$n,\"role\":\"traveler\",\"sid\":\"$u\",\"sub\":" sub ",\"typ\":\"at+jwt\"}"
#define WITH_ROLE(role, typ) AMR NOW MID \
	"\"nbf\":$n,\"role\":\"" role "\",\"sid\":\"$u\",\"sub\":\"17\",\"typ\":\"" typ "\"}"
#define WITH_AMR(amr)  "{\"amr\":" amr ",\"aud\":\"kayak-traveler\"," NOW MID TAIL
#define WITH_TIMES(exp, iat, nbf) AMR exp "\"iat\":" iat "," MID "\"nbf\":" nbf \
	",\"role\":\"traveler\",\"sid\":\"$u\",\"sub\":\"17\",\"typ\":\"at+jwt\"}"

static const struct { const char *what, *head, *body; enum how how; } forgeries[] = {
	{ "alg none, no signature",     WITH_HEAD("none", "$t", "JWT", ""), BODY, EMPTY },
	{ "alg NoNe",                   WITH_HEAD("NoNe", "$t", "JWT", ""), BODY, EMPTY },
	{ "alg none, two parts",        WITH_HEAD("none", "$t", "JWT", ""), BODY, NO_DOT },
	{ "alg none, signed",           WITH_HEAD("none", "$t", "JWT", ""), BODY, TRAVELERS },
	{ "ES256, no signature",        HEAD, BODY, EMPTY },
	{ "HS256 by the public key",    WITH_HEAD("HS256", "$t", "JWT", ""), BODY, HMAC_PUBLIC },
	{ "HS256 by an empty key",      WITH_HEAD("HS256", "$t", "JWT", ""), BODY, HMAC_EMPTY },
	{ "ES256 that is an HMAC",      HEAD, BODY, HMAC_PUBLIC },
	{ "ES384",                      WITH_HEAD("ES384", "$t", "JWT", ""), BODY, TRAVELERS },
	{ "a stranger's key",           HEAD, BODY, STRANGERS },
	{ "the admins' key",            HEAD, BODY, ADMINS },
	{ "the admins' kid",            WITH_HEAD("ES256", "$a", "JWT", ""), BODY, TRAVELERS },
	{ "the admins' kid and key",    WITH_HEAD("ES256", "$a", "JWT", ""), BODY, ADMINS },
	{ "kid of a path",              KID("../../dev/null"), BODY, TRAVELERS },
	{ "kid of SQL",                 KID("' OR 1=1 --"), BODY, TRAVELERS },
	{ "no kid",                     "{\"alg\":\"ES256\",\"typ\":\"JWT\"}", BODY, TRAVELERS },
	{ "an empty kid",               WITH_HEAD("ES256", "", "JWT", ""), BODY, TRAVELERS },
	{ "jku",                        MORE(",\"jku\":\"https://evil.example/k\""), BODY, TRAVELERS },
	{ "x5u",                        MORE(",\"x5u\":\"https://evil.example/c\""), BODY, TRAVELERS },
	{ "jwk",                        MORE(",\"jwk\":{\"kty\":\"EC\"}"), BODY, TRAVELERS },
	{ "crit",                       MORE(",\"crit\":[\"exp\"]"), BODY, TRAVELERS },
	{ "header typ",                 WITH_HEAD("ES256", "$t", "JWE", ""), BODY, TRAVELERS },
	{ "alg twice",                  WITH_HEAD("none\",\"alg\":\"ES256", "$t", "JWT", ""), BODY,
	                                TRAVELERS },
	{ "members in another order",   "{\"typ\":\"JWT\",\"alg\":\"ES256\",\"kid\":\"$t\"}", BODY,
	                                TRAVELERS },
	{ "the admins' typ",            HEAD, WITH_ROLE("traveler", "adm+jwt"), TRAVELERS },
	{ "an admin's role",            HEAD, WITH_ROLE("chief", "at+jwt"), TRAVELERS },
	{ "an admin's role and typ",    HEAD, WITH_ROLE("chief", "adm+jwt"), TRAVELERS },
	{ "role anyone",                HEAD, WITH_ROLE("anyone", "at+jwt"), TRAVELERS },
	{ "a role twice",               HEAD, WITH_ROLE("chief\",\"role\":\"traveler", "at+jwt"),
	                                TRAVELERS },
	{ "another audience",           HEAD, "{\"amr\":[\"pwd\"],\"aud\":\"kayak-admin\"," NOW MID TAIL,
	                                TRAVELERS },
	{ "another issuer",             HEAD, AMR NOW "\"iss\":\"evil\",\"jti\":\"$u\"," TAIL, TRAVELERS },
	{ "no jti",                     HEAD, AMR NOW "\"iss\":\"kayak\"," TAIL, TRAVELERS },
	{ "no sub",                     HEAD, WITH_SUB("\"\""), TRAVELERS },
	{ "sub 0",                      HEAD, WITH_SUB("\"0\""), TRAVELERS },
	{ "a negative sub",             HEAD, WITH_SUB("\"-1\""), TRAVELERS },
	{ "sub in words",               HEAD, WITH_SUB("\"17 OR 1=1\""), TRAVELERS },
	{ "sub a number",               HEAD, WITH_SUB("17"), TRAVELERS },
	{ "sub with a NUL",             HEAD, WITH_SUB("\"17\\u0000\""), TRAVELERS },
	{ "no exp",                     HEAD, WITH_TIMES("", "$n", "$n"), TRAVELERS },
	{ "exp as text",                HEAD, WITH_TIMES("\"exp\":\"$e\",", "$n", "$n"), TRAVELERS },
	{ "exp with a fraction",        HEAD, WITH_TIMES("\"exp\":$e.0,", "$n", "$n"), TRAVELERS },
	{ "exp past",                   HEAD, WITH_TIMES("\"exp\":$n,", "$p", "$p"), TRAVELERS },
	{ "exp beyond ten minutes",     HEAD, WITH_TIMES("\"exp\":$x,", "$n", "$n"), TRAVELERS },
	{ "exp far away",               HEAD, WITH_TIMES("\"exp\":9007199254740991,", "$n", "$n"), TRAVELERS },
	{ "exp before iat",             HEAD, WITH_TIMES("\"exp\":$f,", "$e", "$e"), TRAVELERS },
	{ "iat to come",                HEAD, WITH_TIMES("\"exp\":$e,", "$f", "$f"), TRAVELERS },
	{ "nbf to come",                HEAD, WITH_TIMES("\"exp\":$e,", "$n", "$f"), TRAVELERS },
	{ "an amr that is not so",      HEAD, WITH_AMR("[\"otp\"]"), TRAVELERS },
	{ "a claim more",               HEAD, WITH_AMR("[\"pwd\"],\"asked\":true"), TRAVELERS },
	{ "spaces in the JSON",         HEAD, " " BODY, TRAVELERS },
	{ "not JSON",                   HEAD, "exp", TRAVELERS },
};

/* The template itself must be good, or every forgery would be refused for nothing. */
static void
the_template_holds(void)
{
	struct claims c;

	CU_ASSERT_EQUAL(token_verify(keys, mem, forge(HEAD, BODY, TRAVELERS), &c), ST_OK);
	CU_ASSERT(c.role == TRAVELER && c.user_id == 17);
}

static void
forgeries_are_refused(void)
{
	size_t n = sizeof forgeries / sizeof *forgeries;

	CU_ASSERT(n >= 40);
	for (size_t i = 0; i < n; i++) {
		struct claims c;
		const char *token = forge(forgeries[i].head, forgeries[i].body, forgeries[i].how);
		enum status st = token_verify(keys, mem, token, &c);

		if (st != ST_UNAUTHORIZED)
			printf("# taken: %s\n", forgeries[i].what);
		CU_ASSERT_EQUAL(st, ST_UNAUTHORIZED);
		CU_ASSERT(c.user_id == 0 && c.role == ANYONE);
	}
}

static const char *
made(struct claims *c)
{
	const char *token = NULL;

	CU_ASSERT_EQUAL(token_make(keys, mem, c, &token), ST_OK);
	return token;
}

static void
refuse(struct keys *k, const char *token)
{
	struct claims c;

	CU_ASSERT_EQUAL(token_verify(k, mem, token, &c), ST_UNAUTHORIZED);
}

static void
other_spellings_are_refused(void)
{
	struct claims c = { .role = TRAVELER, .user_id = 17, .sid = uuid_new() };
	const char *token = made(&c);
	size_t n = strlen(token);
	char *big = arena_zalloc(mem, 65537);

	for (size_t i = 0; i < n; i += 1 + i / 40) {      /* one bit of one character; cut here */
		char *bent = arena_strdup(mem, token);
		bent[i] = bent[i] == 'A' ? 'B' : 'A';
		refuse(keys, bent);
		bent[i] = '\0';
		refuse(keys, bent);
	}
	refuse(keys, arena_printf(mem, "%s=", token));
	refuse(keys, arena_printf(mem, "%s==", token));
	refuse(keys, arena_printf(mem, "%s.", token));
	refuse(keys, arena_printf(mem, "%s.x", token));
	refuse(keys, arena_printf(mem, "%s\n", token));
	refuse(keys, arena_printf(mem, " %s", token));
	memset(big, 'A', 65536);
	refuse(keys, big);
	refuse(keys, "");
	refuse(keys, "..");
	refuse(keys, ".");
	refuse(keys, NULL);
}

/* The last character of a 64 byte signature carries 4 bits that mean nothing. */
static void
idle_bits_are_refused(void)
{
	struct claims c = { .role = TRAVELER, .user_id = 17, .sid = uuid_new() };
	char *token = arena_strdup(mem, made(&c));
	char *last = token + strlen(token) - 1;

	*last = (char)(*last + 1);
	refuse(keys, token);
}

static void
each_audience_has_its_key(void)
{
	struct claims traveler = { .role = TRAVELER, .user_id = 17, .sid = uuid_new() };
	struct claims chief = { .role = CHIEF, .user_id = 3, .sid = uuid_new() }, c;
	struct keys *account = fixture_keys(mem, dir, KEYS_ACCOUNT);
	struct keys *admin = fixture_keys(mem, dir, KEYS_ADMIN);
	const char *token;

	CU_ASSERT_EQUAL(token_verify(account, mem, made(&traveler), &c), ST_OK);
	CU_ASSERT(c.role == TRAVELER && c.user_id == 17 && memcmp(&c.sid, &traveler.sid, 16) == 0);
	CU_ASSERT_EQUAL(memcmp(&c.jti, &traveler.jti, 16), 0);
	CU_ASSERT_EQUAL(token_verify(admin, mem, made(&chief), &c), ST_OK);
	CU_ASSERT(c.role == CHIEF && c.user_id == 3);
	refuse(account, made(&chief));
	refuse(admin, made(&traveler));
	refuse(NULL, made(&traveler));
	CU_ASSERT_EQUAL(token_make(account, mem, &traveler, &token), ST_FAILED);
	traveler.role = ANYONE;
	CU_ASSERT_EQUAL(token_make(keys, mem, &traveler, &token), ST_FAILED);
}

static void
it_ends_after_ten_minutes(void)
{
	struct claims made_ = { .role = TRAVELER, .user_id = 17, .sid = uuid_new() }, c;
	const char *token = made(&made_);
	int64_t at = made_.issued_at_s;
	struct keys *fresh = fixture_keys(mem, dir, KEYS_ACCOUNT);

	CU_ASSERT_EQUAL(token_verify_at(keys, mem, token, at, &c), ST_OK);
	CU_ASSERT_EQUAL(token_verify_at(keys, mem, token, at + TOKEN_LIFE_S - 1, &c), ST_OK);
	CU_ASSERT_EQUAL(token_verify_at(keys, mem, token, at + TOKEN_LIFE_S, &c), ST_UNAUTHORIZED);
	CU_ASSERT_EQUAL(token_verify_at(fresh, mem, token, at + TOKEN_LIFE_S, &c), ST_UNAUTHORIZED);
	CU_ASSERT_EQUAL(token_verify_at(keys, mem, token, at - TOKEN_SKEW_S, &c), ST_OK);
	CU_ASSERT_EQUAL(token_verify_at(keys, mem, token, at - TOKEN_SKEW_S - 1, &c), ST_UNAUTHORIZED);
}

static void
verified_ones_are_remembered(void)
{
	struct claims made_ = { .role = TRAVELER, .user_id = 17, .sid = uuid_new() }, c;
	const char *token = made(&made_);
	int64_t start, first, rest;

	start = clock_ticks_us();
	CU_ASSERT_EQUAL(token_verify(keys, mem, token, &c), ST_OK);
	first = clock_ticks_us() - start;
	start = clock_ticks_us();
	for (int i = 0; i < 100; i++)
		CU_ASSERT_EQUAL(token_verify(keys, mem, token, &c), ST_OK);
	rest = (clock_ticks_us() - start) / 100;
	CU_ASSERT(rest * 5 < first);
	CU_ASSERT_EQUAL(c.user_id, 17);
	refuse(keys, arena_printf(mem, "%sA", token));
}

/* A text whose hash begins as that of a remembered token and has its place. */
static void
nobody_is_taken_for_another(void)
{
	struct claims made_ = { .role = TRAVELER, .user_id = 17, .sid = uuid_new() }, c;
	const char *token = made(&made_);
	uint8_t wanted[32], hash[32];
	int found = 0;

	CU_ASSERT_EQUAL(token_verify(keys, mem, token, &c), ST_OK);
	SHA256((const uint8_t *)token, strlen(token), wanted);
	for (int i = 0; i < 1000000 && found < 2; i++) {
		char text[16];
		int n = snprintf(text, sizeof text, "x%d", i);

		SHA256((const uint8_t *)text, (size_t)n, hash);
		if (memcmp(hash, wanted, 2) != 0)
			continue;
		found++;
		refuse(keys, text);
	}
	CU_ASSERT_EQUAL(found, 2);
	CU_ASSERT_EQUAL(token_verify(keys, mem, token, &c), ST_OK);
}

static void
bearer(void)
{
	CU_ASSERT_STRING_EQUAL(token_of("Bearer abc"), "abc");
	CU_ASSERT_STRING_EQUAL(token_of("bearer abc"), "abc");
	CU_ASSERT_PTR_NULL(token_of("Bearer "));
	CU_ASSERT_PTR_NULL(token_of("Basic abc"));
	CU_ASSERT_PTR_NULL(token_of("Bearerabc"));
	CU_ASSERT_PTR_NULL(token_of(NULL));
}

int
main(void)
{
	static CU_TestInfo tests[] = {
		{ "a token of our form is taken", the_template_holds },
		{ "forged tokens are refused", forgeries_are_refused },
		{ "other spellings of a token are refused", other_spellings_are_refused },
		{ "idle bits of base64 are refused", idle_bits_are_refused },
		{ "each audience has its own key", each_audience_has_its_key },
		{ "a token ends after ten minutes", it_ends_after_ten_minutes },
		{ "verified tokens are remembered", verified_ones_are_remembered },
		{ "nobody is taken for another", nobody_is_taken_for_another },
		{ "the token of an Authorization header", bearer },
		CU_TEST_INFO_NULL
	};
	CU_SuiteInfo suites[] = { { .pName = "token", .pTests = tests }, CU_SUITE_INFO_NULL };
	int code;

	mem = arena_new(65536);
	dir = fixture_dir(mem);
	keys = fixture_keys(mem, dir, KEYS_ALL);
	now = clock_now_us() / US_PER_S;
	code = tap_main(suites);
	fixture_remove(dir);
	arena_free(&mem);
	return code;
}
