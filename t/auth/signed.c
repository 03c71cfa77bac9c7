/* SPDX-License-Identifier: Apache-2.0 */
/* Offers, tickets, refresh tokens, sealed columns, one-time passwords. */
#include <string.h>

#include "shared/auth/device.h"
#include "shared/auth/offer_sign.h"
#include "shared/auth/refresh.h"
#include "shared/auth/seal.h"
#include "shared/auth/ticket.h"
#include "shared/auth/totp.h"
#include "shared/base/clock.h"
#include "t/auth/fixture.h"
#include "t/tap.h"

#define A "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
#define B "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210\n"

static struct arena *mem;
static const char *dir;
static struct keys *keys;

/* The text with its i-th character replaced by another of the alphabet. */
static const char *
altered(const char *text, size_t i)
{
	char *s = arena_strdup(mem, text);

	s[i] = s[i] == 'A' ? 'Q' : 'A';
	return s;
}

static void
offers_open_whole_only(void)
{
	const char *text = offer_seal(keys, mem, "seat 12A", 8);
	const uint8_t *bytes;
	size_t n;

	CU_ASSERT_EQUAL(strlen(text), 32);
	CU_ASSERT_EQUAL(offer_open(keys, mem, text, &bytes, &n), ST_OK);
	CU_ASSERT(n == 8 && memcmp(bytes, "seat 12A", 8) == 0);
	for (size_t i = 0; i < strlen(text); i++)
		CU_ASSERT_EQUAL(offer_open(keys, mem, altered(text, i), &bytes, &n), ST_INVALID);
	CU_ASSERT_EQUAL(offer_open(keys, mem, "", &bytes, &n), ST_INVALID);
	CU_ASSERT_EQUAL(offer_open(keys, mem, NULL, &bytes, &n), ST_INVALID);
	CU_ASSERT_EQUAL(offer_open(keys, mem, arena_printf(mem, "%s=", text), &bytes, &n), ST_INVALID);
}

static void
offers_live_through_one_rotation(void)
{
	const uint8_t *bytes;
	const char *text;
	struct keys *k;
	size_t n;

	fixture_write(dir, "offer.key", A, 0600);
	text = offer_seal(fixture_keys(mem, dir, KEYS_SEARCH), mem, "x", 1);
	fixture_write(dir, "offer.key", B A, 0600);
	k = fixture_keys(mem, dir, KEYS_SEARCH);
	CU_ASSERT_EQUAL(offer_open(k, mem, text, &bytes, &n), ST_OK);
	CU_ASSERT_STRING_NOT_EQUAL(offer_seal(k, mem, "x", 1), text);
	fixture_write(dir, "offer.key", B, 0600);
	k = fixture_keys(mem, dir, KEYS_SEARCH);
	CU_ASSERT_EQUAL(offer_open(k, mem, text, &bytes, &n), ST_INVALID);
	CU_ASSERT_PTR_NULL(offer_seal(fixture_keys(mem, dir, KEYS_HUB), mem, "x", 1));
}

static void
tickets_say_who(void)
{
	struct ticket made = { .user_id = 17, .sid = uuid_new() }, t;
	const char *text = ticket_make(keys, mem, &made);

	CU_ASSERT_EQUAL(strlen(text), 107);
	CU_ASSERT_EQUAL(strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	                             "0123456789-_"), 107);
	CU_ASSERT_EQUAL(ticket_verify(keys, mem, text, &t), ST_OK);
	CU_ASSERT(t.user_id == 17 && memcmp(&t.sid, &made.sid, 16) == 0 && !uuid_is_nil(&t.jti));
	CU_ASSERT(t.expires_at_s <= clock_now_us() / US_PER_S + TICKET_LIFE_S);
	for (size_t i = 0; i < strlen(text); i += 3)
		CU_ASSERT_EQUAL(ticket_verify(keys, mem, altered(text, i), &t), ST_UNAUTHORIZED);
	CU_ASSERT_EQUAL(ticket_verify(keys, mem, offer_seal(keys, mem, "x", 1), &t), ST_UNAUTHORIZED);
	CU_ASSERT_EQUAL(ticket_verify(keys, mem, NULL, &t), ST_UNAUTHORIZED);
}

static void
devices_say_whose(void)
{
	const char *text = device_make(keys, mem, 17), *other = device_make(keys, mem, 17);
	struct device d, e;

	CU_ASSERT_EQUAL(device_open(keys, mem, text, &d), ST_OK);
	CU_ASSERT_EQUAL(device_open(keys, mem, other, &e), ST_OK);
	CU_ASSERT(d.user_id == 17 && strlen(d.id) == 32 && strcmp(d.id, e.id) != 0);
	for (size_t i = 0; i < strlen(text); i++)
		CU_ASSERT_EQUAL(device_open(keys, mem, altered(text, i), &d), ST_UNAUTHORIZED);
	CU_ASSERT_EQUAL(device_open(keys, mem, NULL, &d), ST_UNAUTHORIZED);
	CU_ASSERT_PTR_NULL(device_make(fixture_keys(mem, dir, KEYS_ACCOUNT), mem, 17));
}

static void
refresh_tokens_have_one_successor(void)
{
	struct uuid sid = uuid_new();
	struct refresh first, opened, next, again, third;

	CU_ASSERT_EQUAL(refresh_new(keys, mem, &sid, &first), ST_OK);
	CU_ASSERT_EQUAL(refresh_open(keys, mem, first.text, &opened), ST_OK);
	CU_ASSERT_EQUAL(memcmp(opened.sha256, first.sha256, 32), 0);
	CU_ASSERT_EQUAL(refresh_next(keys, mem, &opened, &next), ST_OK);
	CU_ASSERT_STRING_NOT_EQUAL(next.text, first.text);
	CU_ASSERT_EQUAL(refresh_again(keys, mem, &opened, next.sha256, &again), ST_OK);
	CU_ASSERT_STRING_EQUAL(again.text, next.text);
	CU_ASSERT_EQUAL(refresh_next(keys, mem, &next, &third), ST_OK);
	CU_ASSERT_EQUAL(refresh_again(keys, mem, &opened, third.sha256, &again), ST_UNAUTHORIZED);
	for (size_t i = 0; i < strlen(next.text); i += 5)
		CU_ASSERT_EQUAL(refresh_open(keys, mem, altered(next.text, i), &opened), ST_UNAUTHORIZED);
}

static void
a_repeat_survives_a_key_rotation(void)
{
	struct uuid sid = uuid_new();
	struct refresh first, next, again;
	struct keys *k;

	fixture_write(dir, "refresh.key", A, 0600);
	k = fixture_keys(mem, dir, KEYS_LOGIN);
	CU_ASSERT_EQUAL(refresh_new(k, mem, &sid, &first), ST_OK);
	CU_ASSERT_EQUAL(refresh_next(k, mem, &first, &next), ST_OK);
	fixture_write(dir, "refresh.key", B A, 0600);
	k = fixture_keys(mem, dir, KEYS_LOGIN);
	CU_ASSERT_EQUAL(refresh_open(k, mem, first.text, &first), ST_OK);
	CU_ASSERT_EQUAL(refresh_again(k, mem, &first, next.sha256, &again), ST_OK);
	CU_ASSERT_STRING_EQUAL(again.text, next.text);
	fixture_write(dir, "refresh.key", B, 0600);
	k = fixture_keys(mem, dir, KEYS_LOGIN);
	CU_ASSERT_EQUAL(refresh_open(k, mem, first.text, &first), ST_UNAUTHORIZED);
}

static void
seals_open_at_their_place_only(void)
{
	struct seal_place here = { "users", "ssn_sealed", 17 }, row = { "users", "ssn_sealed", 18 },
	    column = { "users", "other", 17 };
	struct bytes plain = { "123-45-6789", 11 }, sealed, twice, out;
	uint8_t *bent;

	CU_ASSERT_EQUAL(seal_make(keys, KEY_SSN, &here, plain, mem, &sealed), ST_OK);
	CU_ASSERT_EQUAL(seal_make(keys, KEY_SSN, &here, plain, mem, &twice), ST_OK);
	CU_ASSERT(sealed.n <= 128 && memcmp(sealed.at, twice.at, sealed.n) != 0);
	CU_ASSERT_EQUAL(seal_open(keys, KEY_SSN, &here, sealed, mem, &out), ST_OK);
	CU_ASSERT(out.n == 11 && memcmp(out.at, plain.at, 11) == 0);
	CU_ASSERT_EQUAL(seal_open(keys, KEY_SSN, &row, sealed, mem, &out), ST_FAILED);
	CU_ASSERT_EQUAL(seal_open(keys, KEY_SSN, &column, sealed, mem, &out), ST_FAILED);
	CU_ASSERT_EQUAL(seal_open(keys, KEY_TOTP, &here, sealed, mem, &out), ST_FAILED);
	for (size_t i = 0; i < sealed.n; i++) {
		bent = (uint8_t *)arena_strndup(mem, sealed.at, sealed.n);
		bent[i] ^= 1;
		CU_ASSERT_EQUAL(seal_open(keys, KEY_SSN, &here, ((struct bytes){ bent, sealed.n }), mem,
		                          &out), ST_FAILED);
		CU_ASSERT_EQUAL(seal_open(keys, KEY_SSN, &here, ((struct bytes){ sealed.at, i }), mem,
		                          &out), ST_FAILED);
	}
}

static void
the_index_is_equal_for_equal_ones(void)
{
	uint8_t a[SEAL_INDEX_BYTES], b[SEAL_INDEX_BYTES], c[SEAL_INDEX_BYTES];

	CU_ASSERT_EQUAL(seal_index(keys, "123-45-6789", a), ST_OK);
	CU_ASSERT_EQUAL(seal_index(keys, "123-45-6789", b), ST_OK);
	CU_ASSERT_EQUAL(seal_index(keys, "123-45-6780", c), ST_OK);
	CU_ASSERT_EQUAL(memcmp(a, b, sizeof a), 0);
	CU_ASSERT_NOT_EQUAL(memcmp(a, c, sizeof a), 0);
	CU_ASSERT_EQUAL(seal_index(fixture_keys(mem, dir, KEYS_SEARCH), "123-45-6789", a), ST_FAILED);
}

/* RFC 6238, appendix B, cut to 6 digits */
static void
one_time_passwords_are_those_of_the_rfc(void)
{
	static const struct { int64_t at; const char *code; } table[] = {
		{ 59, "287082" }, { 1111111109, "081804" }, { 1111111111, "050471" },
		{ 1234567890, "005924" }, { 2000000000, "279037" }, { 20000000000, "353130" },
	};
	const uint8_t *secret = (const uint8_t *)"12345678901234567890";
	char text[TOTP_TEXT];

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		totp_code(secret, table[i].at, text);
		CU_ASSERT_STRING_EQUAL(text, table[i].code);
	}
	CU_ASSERT_STRING_EQUAL(totp_uri(mem, "Kayak", "a b@c.de", secret),
		"otpauth://totp/Kayak:a%20b%40c.de?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kayak");
}

static void
one_time_passwords_are_for_one_use(void)
{
	uint8_t secret[TOTP_SECRET_BYTES];
	int64_t at = 30000000 * INT64_C(30) + 10, last = 0, old = 0;
	char code[TOTP_TEXT];

	totp_secret(secret);
	totp_code(secret, at, code);
	CU_ASSERT_EQUAL(totp_check(secret, code, at, &last), ST_OK);
	CU_ASSERT_EQUAL(last, 30000000);
	CU_ASSERT_EQUAL(totp_check(secret, code, at, &last), ST_UNAUTHORIZED);
	CU_ASSERT_EQUAL(totp_check(secret, code, at + 24, &old), ST_OK);            /* 4 s late */
	old = 0;
	CU_ASSERT_EQUAL(totp_check(secret, code, at + 25, &old), ST_UNAUTHORIZED);  /* 5 s late */
	CU_ASSERT_EQUAL(totp_check(secret, code, at - 11, &old), ST_UNAUTHORIZED);  /* too early */
	CU_ASSERT_EQUAL(totp_check(secret, "", at, &old), ST_UNAUTHORIZED);
	CU_ASSERT_EQUAL(totp_check(secret, NULL, at, &old), ST_UNAUTHORIZED);
	CU_ASSERT_EQUAL(totp_check(secret, "12345", at, &old), ST_UNAUTHORIZED);
	CU_ASSERT_EQUAL(old, 0);
}

int
main(void)
{
	static CU_TestInfo tests[] = {
		{ "an offer opens whole or not at all", offers_open_whole_only },
		{ "an offer lives through one rotation of its key", offers_live_through_one_rotation },
		{ "a ticket says who, and nobody can alter it", tickets_say_who },
		{ "a device says whose it is", devices_say_whose },
		{ "a refresh token has one successor", refresh_tokens_have_one_successor },
		{ "a repeated refresh survives a rotation of its key", a_repeat_survives_a_key_rotation },
		{ "a sealed value opens at its own place only", seals_open_at_their_place_only },
		{ "the blind index is equal for equal values", the_index_is_equal_for_equal_ones },
		{ "one-time passwords are those of RFC 6238", one_time_passwords_are_those_of_the_rfc },
		{ "a one-time password is for one use", one_time_passwords_are_for_one_use },
		CU_TEST_INFO_NULL
	};
	CU_SuiteInfo suites[] = { { .pName = "signed", .pTests = tests }, CU_SUITE_INFO_NULL };
	int code;

	mem = arena_new(65536);
	dir = fixture_dir(mem);
	keys = fixture_keys(mem, dir, KEYS_ALL);
	code = tap_main(suites);
	fixture_remove(dir);
	arena_free(&mem);
	return code;
}
