/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shared/auth/keys_make.h"
#include "t/auth/fixture.h"
#include "t/tap.h"

#define HEX32 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define FFFF32 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
#define ZERO32 "0000000000000000000000000000000000000000000000000000000000000000"

static struct arena *mem;
static const char *dir;

static enum status
load(unsigned set, struct problem *p)
{
	struct keys *keys;

	*p = (struct problem){ .mem = mem };
	return keys_load(dir, set, mem, &keys, p);
}

static void
a_pool_holds_its_own_only(void)
{
	struct keys *search = fixture_keys(mem, dir, keys_of_pool("search"));
	struct keys *login = fixture_keys(mem, dir, keys_of_pool("login"));

	CU_ASSERT_PTR_NOT_NULL(keys_ring(search, KEY_OFFER));
	CU_ASSERT_PTR_NOT_NULL(keys_text(search, KEY_TRAVELER_PUBLIC));
	CU_ASSERT_PTR_NULL(keys_text(search, KEY_TRAVELER_PRIVATE));
	CU_ASSERT_PTR_NULL(keys_ring(search, KEY_PEPPER));
	CU_ASSERT_PTR_NOT_NULL(keys_text(login, KEY_ADMIN_PRIVATE));
	CU_ASSERT_PTR_NULL(keys_ring(login, KEY_OFFER));
	CU_ASSERT_EQUAL(keys_of_pool("nosuch"), 0);
}

static void
only_login_signs(void)
{
	static const char *const others[] = { "search", "booking", "account", "admin" };
	unsigned secret = KEYS_ONE(TRAVELER_PRIVATE) | KEYS_ONE(ADMIN_PRIVATE) | KEYS_ONE(PEPPER) |
	    KEYS_ONE(REFRESH);

	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		CU_ASSERT_NOT_EQUAL(keys_of_pool(others[i]), 0);
		CU_ASSERT_EQUAL(keys_of_pool(others[i]) & secret, 0);
	}
	CU_ASSERT_EQUAL(keys_of_pool("login") & secret, secret);
}

static void
a_pair_has_one_id(void)
{
	struct keys *k = fixture_keys(mem, dir, KEYS_ALL);

	CU_ASSERT_STRING_EQUAL(keys_id(k, KEY_TRAVELER_PRIVATE), keys_id(k, KEY_TRAVELER_PUBLIC));
	CU_ASSERT_STRING_NOT_EQUAL(keys_id(k, KEY_TRAVELER_PUBLIC), keys_id(k, KEY_ADMIN_PUBLIC));
}

static void
two_lines_are_two_keys(void)
{
	struct keys *k;
	const struct key_ring *ring;

	fixture_write(dir, "offer.key", HEX32 "\n" FFFF32 "\n", 0600);
	k = fixture_keys(mem, dir, KEYS_ONE(OFFER));
	ring = keys_ring(k, KEY_OFFER);
	CU_ASSERT_EQUAL(ring->n, 2);
	CU_ASSERT_EQUAL(ring->keys[0].b[0], 0x01);
	CU_ASSERT_EQUAL(ring->keys[1].b[31], 0xff);
	CU_ASSERT_PTR_EQUAL(keys_key(k, KEY_OFFER, ring->keys[1].id), &ring->keys[1]);
	CU_ASSERT_PTR_NULL(keys_key(k, KEY_OFFER, "00000000"));
}

#define THREE HEX32 "\n" HEX32 "\n" HEX32 "\n"
#define HALF_PEM "-----BEGIN PRIVATE KEY-----\n"
static const struct { const char *what, *file, *text; int mode; const char *says; } bad[] = {
	{ "empty",             "offer.key",    "",                       0600, "is empty" },
	{ "a blank line",      "offer.key",    "\n",                     0600, "is empty" },
	{ "short",             "offer.key",    "0123456789abcdef\n",     0600, "64 hex digits" },
	{ "zero",              "offer.key",    ZERO32 "\n",              0600, "64 hex digits" },
	{ "three keys",        "offer.key",    THREE,                    0600, "more than two" },
	{ "a line after gap",  "offer.key",    HEX32 "\n\nx\n",          0600, "64 hex digits" },
	{ "readable by all",   "offer.key",    HEX32 "\n",               0644, "chmod 600" },
	{ "readable by group", "offer.key",    HEX32 "\n",               0640, "chmod 600" },
	{ "public, writable",  "traveler.pub", "x",                      0666, "chmod 600" },
	{ "not a PEM",         "traveler.pub", HEX32 "\n",               0600, "public P-256" },
	{ "not a private PEM", "traveler.pem", HALF_PEM,                 0600, "private P-256" },
	{ "no word",           "psp.key",      "sk test\n",              0600, "one word" },
	{ "an empty word",     "psp.key",      "\n",                     0600, "one word" },
};

static void
bad_files_are_refused(void)
{
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct problem p;

		fixture_write(dir, bad[i].file, bad[i].text, bad[i].mode);
		CU_ASSERT_EQUAL(load(KEYS_ALL, &p), ST_INVALID);
		CU_ASSERT_EQUAL(p.n_errors, 1);
		if (p.n_errors != 1 || strstr(p.errors[0].detail, bad[i].says) == NULL)
			printf("# %s: %s\n", bad[i].what,
			       p.n_errors == 0 ? "-" : p.errors[0].detail);
		CU_ASSERT(p.n_errors == 1 && strstr(p.errors[0].detail, bad[i].says) != NULL);
		fixture_remove(dir);
		dir = fixture_dir(mem);
	}
}

static void
missing_and_linked_files_are_refused(void)
{
	char from[256], to[256];
	struct problem p;

	snprintf(from, sizeof from, "%s/offer.key", dir);
	snprintf(to, sizeof to, "%s/ticket.key", dir);
	unlink(from);
	CU_ASSERT_EQUAL(load(KEYS_ONE(OFFER) | KEYS_ONE(TICKET), &p), ST_INVALID);
	CU_ASSERT_STRING_EQUAL(p.errors[0].pointer, "offer.key");
	CU_ASSERT_EQUAL(symlink(to, from), 0);
	CU_ASSERT_EQUAL(load(KEYS_ONE(OFFER), &p), ST_INVALID);
	unlink(from);
}

static void
count(void *n, enum key_name name)
{
	(void)name;
	++*(int *)n;
}

static void
making_again_keeps_what_is_there(void)
{
	struct problem p = { .mem = mem };
	struct keys *before = fixture_keys(mem, dir, KEYS_ALL & ~KEYS_ONE(OFFER));
	char path[256];
	struct keys *after;
	struct stat s;
	int made = 0;

	snprintf(path, sizeof path, "%s/traveler.pub", dir);
	unlink(path);
	CU_ASSERT_EQUAL(keys_make(dir, count, &made, &p), ST_OK);
	CU_ASSERT_EQUAL(made, 2);
	after = fixture_keys(mem, dir, KEYS_ALL);
	CU_ASSERT_STRING_EQUAL(keys_id(before, KEY_TRAVELER_PUBLIC),
	                       keys_id(after, KEY_TRAVELER_PUBLIC));
	CU_ASSERT_STRING_EQUAL(keys_ring(before, KEY_SSN)->keys[0].id,
	                       keys_ring(after, KEY_SSN)->keys[0].id);
	CU_ASSERT_EQUAL(stat(path, &s), 0);
	CU_ASSERT_EQUAL(s.st_mode & 0777, 0600);
}

int
main(void)
{
	static CU_TestInfo tests[] = {
		{ "a pool holds its own keys and no others", a_pool_holds_its_own_only },
		{ "only login holds what signs", only_login_signs },
		{ "both halves of a pair have one id", a_pair_has_one_id },
		{ "two lines are the current and the previous key", two_lines_are_two_keys },
		{ "files that may not hold a key are refused", bad_files_are_refused },
		{ "missing and linked files are refused", missing_and_linked_files_are_refused },
		{ "making keys again keeps what is there", making_again_keeps_what_is_there },
		CU_TEST_INFO_NULL
	};
	CU_SuiteInfo suites[] = { { .pName = "keys", .pTests = tests }, CU_SUITE_INFO_NULL };
	int code;

	mem = arena_new(65536);
	dir = fixture_dir(mem);
	code = tap_main(suites);
	fixture_remove(dir);
	arena_free(&mem);
	return code;
}
