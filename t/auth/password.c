/* SPDX-License-Identifier: Apache-2.0 */
#include <crypt.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <string.h>

#include "shared/auth/password.h"
#include "t/auth/fixture.h"
#include "t/tap.h"

#define COST 4
#define GOOD "maroon kettle on a ferry"
#define CAPITAL "Maroon kettle on a ferry"
#define COMPOSED "caf\xc3\xa9 au bord du lac"
#define DECOMPOSED "cafe\xcc\x81 au bord du lac"
#define LATIN1 "caf\xe9 au bord du lac"
/* 16 Japanese characters; 5, which are 15 bytes */
#define JAPANESE "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e\xe3\x81\xae\xe3\x83\x91\xe3\x82\xb9\xe3\x83\xaf\xe3\x83\xbc" \
	"\xe3\x83\x89\xe3\x81\xaf\xe9\x95\xb7\xe3\x81\x84\xe3\x81\xbb\xe3\x81\xa9\xe5\xbc\xb7\xe3\x81\x84"
#define FIVE "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e\xe6\x97\xa5\xe6\x9c\xac"

static struct arena *mem;
static const char *dir;
static struct keys *keys;

static void
the_right_one_is_told_from_others(void)
{
	const char *stored, *again;
	bool rehash;

	CU_ASSERT_EQUAL(password_hash(keys, mem, GOOD, COST, &stored), ST_OK);
	CU_ASSERT_EQUAL(password_hash(keys, mem, GOOD, COST, &again), ST_OK);
	CU_ASSERT_STRING_NOT_EQUAL(stored, again);
	CU_ASSERT(strlen(stored) == 71 && strncmp(stored, "v1$", 3) == 0);
	CU_ASSERT_EQUAL(strncmp(stored + 11, "$2b$04$", 7), 0);
	CU_ASSERT_EQUAL(password_check(keys, stored, GOOD, COST, &rehash), ST_OK);
	CU_ASSERT_FALSE(rehash);
	CU_ASSERT_EQUAL(password_check(keys, stored, GOOD "!", COST, &rehash), ST_UNAUTHORIZED);
	CU_ASSERT_EQUAL(password_check(keys, stored, CAPITAL, COST, &rehash), ST_UNAUTHORIZED);
	CU_ASSERT_EQUAL(password_check(keys, stored, "", COST, &rehash), ST_UNAUTHORIZED);
	CU_ASSERT_EQUAL(password_check(keys, NULL, GOOD, COST, &rehash), ST_UNAUTHORIZED);
}

/* Counted again from the key file: bcrypt is given 64 characters, none of them NUL. */
static void
what_is_hashed_is_a_keyed_hash(void)
{
	static const uint8_t zeros_and_one[32] = { [31] = 1 };
	uint8_t mac[EVP_MAX_MD_SIZE];
	char text[65], line[66];
	const char *stored;
	struct keys *k;

	memset(line, '0', 64);
	memcpy(line + 63, "1\n", 3);
	fixture_write(dir, "pepper.key", line, 0600);
	k = fixture_keys(mem, dir, KEYS_LOGIN);
	CU_ASSERT_EQUAL(password_hash(k, mem, GOOD, COST, &stored), ST_OK);
	HMAC(EVP_sha384(), zeros_and_one, 32, (const uint8_t *)GOOD, strlen(GOOD), mac, NULL);
	CU_ASSERT_EQUAL(EVP_EncodeBlock((uint8_t *)text, mac, 48), 64);
	CU_ASSERT_STRING_EQUAL(crypt(text, stored + 11), stored + 11);
}

/* bcrypt alone would take two long passwords that differ in their 80th character for one. */
static void
the_end_of_a_long_one_counts(void)
{
	char a[129], b[129];
	const char *stored;
	bool rehash;

	memset(a, 'x', 128);
	a[128] = '\0';
	memcpy(b, a, sizeof b);
	b[127] = 'y';
	CU_ASSERT_EQUAL(password_hash(keys, mem, a, COST, &stored), ST_OK);
	CU_ASSERT_EQUAL(password_check(keys, stored, a, COST, &rehash), ST_OK);
	CU_ASSERT_EQUAL(password_check(keys, stored, b, COST, &rehash), ST_UNAUTHORIZED);
}

static void
composed_and_decomposed_are_one(void)
{
	const char *stored;
	bool rehash;

	CU_ASSERT_EQUAL(password_hash(keys, mem, COMPOSED, COST, &stored), ST_OK);
	CU_ASSERT_EQUAL(password_check(keys, stored, DECOMPOSED, COST, &rehash), ST_OK);
	CU_ASSERT_EQUAL(password_hash(keys, mem, LATIN1, COST, &stored), ST_FAILED);
}

static void
another_cost_asks_for_a_new_hash(void)
{
	const char *stored;
	bool rehash;

	CU_ASSERT_EQUAL(password_hash(keys, mem, GOOD, COST + 1, &stored), ST_OK);
	CU_ASSERT_EQUAL(password_check(keys, stored, GOOD, COST, &rehash), ST_OK);
	CU_ASSERT_TRUE(rehash);
}

static void
the_pepper_matters_and_rotates(void)
{
	static const char a[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n";
	static const char b[] = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210\n";
	const char *stored;
	struct keys *k;
	bool rehash;

	fixture_write(dir, "pepper.key", a, 0600);
	k = fixture_keys(mem, dir, KEYS_LOGIN);
	CU_ASSERT_EQUAL(password_hash(k, mem, GOOD, COST, &stored), ST_OK);
	fixture_write(dir, "pepper.key", arena_printf(mem, "%s%s", b, a), 0600);
	k = fixture_keys(mem, dir, KEYS_LOGIN);
	CU_ASSERT_EQUAL(password_check(k, stored, GOOD, COST, &rehash), ST_OK);
	CU_ASSERT_TRUE(rehash);
	fixture_write(dir, "pepper.key", b, 0600);
	k = fixture_keys(mem, dir, KEYS_LOGIN);
	CU_ASSERT_EQUAL(password_check(k, stored, GOOD, COST, &rehash), ST_UNAUTHORIZED);
	k = fixture_keys(mem, dir, KEYS_SEARCH);
	CU_ASSERT_EQUAL(password_hash(k, mem, GOOD, COST, &stored), ST_FAILED);
}

/* libxcrypt answers "*0", or takes it for an old kind of hash. */
static void
a_damaged_hash_never_fits(void)
{
	static const char *const damaged[] = {
		"", "v1$", "*0", "GOODGOODGOOD.", "$2b$04$abcdefghijklmnopqrstuuXxXxXxXxXxXxXxXxXxXxXxXxXxXxXxXxX",
		"v1$00000000$2b$04$abcdefghijklmnopqrstuuXxXxXxXxXxXxXxXxXxXxXxXxXxXxXx",
		"v1$00000000$1$aaaaaaaa$bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
	};
	bool rehash;

	for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++)
		CU_ASSERT_EQUAL(password_check(keys, damaged[i], GOOD, COST, &rehash), ST_UNAUTHORIZED);
}

static const char *const about_kim[] = { "Kayak", "Kim", "Okonkwo", "rosebud.1@example.com", NULL };

static const struct { const char *what, *password; bool second, good; } choices[] = {
	{ "15 characters",          "tall ship sails",               false, true },
	{ "14 characters",          "tall ship sail",                false, false },
	{ "8 with a second factor", "tvq kettl",                     true,  true },
	{ "7 with a second factor", "tvq ket",                       true,  false },
	{ "a passphrase",           "correct horse battery staple",  false, true },
	{ "any Unicode",            JAPANESE,                        false, true },
	{ "15 bytes, 5 characters", FIVE,                            false, false },
	{ "not UTF-8",              "tall ship sails\xff",           false, false },
	{ "a listed one",           "123456789987654321",            false, false },
	{ "listed, short",          "football",                      true,  false },
	{ "a word repeated",        "passwordpassword",              false, false },
	{ "a word repeated, capitals", "PassWordPASSWORD",           false, false },
	{ "a word and digits",      "password12345678",              false, false },
	{ "two words and a year",   "Letmein-Sunshine-2026!",        false, false },
	{ "one character",          "aaaaaaaaaaaaaaaa",              false, false },
	{ "a short period",         "abcabcabcabcabcabc",            false, false },
	{ "counting",               "123456789012345678",            false, false },
	{ "counting backwards",     "987654321098765",               false, false },
	{ "the keyboard",           "qwertyuiopasdfgh",              false, false },
	{ "the keyboard, columns",  "1qaz2wsx3edc4rfv",              false, false },
	{ "spaces",                 "               ",               false, false },
	{ "the brand",              "my kayak goes upstream",        false, false },
	{ "the last name",          "in OKONKWO we do trust",        false, false },
	{ "the mail's local part",  "the sled ROSEBUD.1 burns",      false, false },
	{ "a name of three letters", "kimono silk and thread",       false, true },
	{ "the mail's domain",      "we like example.com a lot",     false, true },
};

static void
rules(void)
{
	const struct password_context kim = { about_kim, false };
	char long_[131];

	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
		struct password_context about = { about_kim, choices[i].second };
		const char *why = password_refusal(mem, choices[i].password, &about);

		if ((why == NULL) != choices[i].good)
			printf("# %s: %s\n", choices[i].what, why == NULL ? "taken" : why);
		CU_ASSERT_EQUAL(why == NULL, choices[i].good);
	}
	for (int n = 0; n < 130; n++)
		long_[n] = (char)('a' + n * n % 23);
	long_[128] = '\0';
	CU_ASSERT_PTR_NULL(password_refusal(mem, long_, &kim));
	long_[128] = 'x';
	long_[129] = '\0';
	CU_ASSERT_PTR_NOT_NULL(password_refusal(mem, long_, &kim));
}

int
main(void)
{
	static CU_TestInfo tests[] = {
		{ "the right one is told from others", the_right_one_is_told_from_others },
		{ "what is hashed is a keyed hash", what_is_hashed_is_a_keyed_hash },
		{ "the end of a long one counts", the_end_of_a_long_one_counts },
		{ "composed and decomposed letters are one", composed_and_decomposed_are_one },
		{ "another cost asks for a new hash", another_cost_asks_for_a_new_hash },
		{ "the pepper matters and can be rotated", the_pepper_matters_and_rotates },
		{ "a damaged hash never fits", a_damaged_hash_never_fits },
		{ "which may be chosen", rules },
		CU_TEST_INFO_NULL
	};
	CU_SuiteInfo suites[] = { { .pName = "password", .pTests = tests }, CU_SUITE_INFO_NULL };
	int code;

	mem = arena_new(65536);
	dir = fixture_dir(mem);
	keys = fixture_keys(mem, dir, KEYS_LOGIN);
	code = tap_main(suites);
	fixture_remove(dir);
	arena_free(&mem);
	return code;
}
