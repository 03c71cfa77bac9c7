/* SPDX-License-Identifier: Apache-2.0 */
/* The provider's signature. */
#include <string.h>

#include "shared/auth/webhook.h"
#include "shared/base/clock.h"
#include "t/auth/fixture.h"
#include "t/tap.h"

#define SECRET "whsec_test_secret"
#define BODY   "{\"id\":\"evt_1\"}"
/* printf '%s' '1800000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test_secret */
#define MAC    "8a6563dbee1eccda632491deb091d19e764aadddcd0ace8d9516599526831c89"
#define SIGNED_AT     (INT64_C(1800000000) * US_PER_S)

static struct arena *mem;
static const char *dir;

static const struct { const char *what, *header, *body; int64_t now; bool right; } cases[] = {
	{ "as it is",            "t=1800000000,v1=" MAC, BODY, SIGNED_AT, true },
	{ "one of several",      "t=1800000000,v1=00ff,v0=1,v1=" MAC, BODY, SIGNED_AT, true },
	{ "a little late",       "t=1800000000,v1=" MAC, BODY, SIGNED_AT + 299 * US_PER_S, true },
	{ "too late",            "t=1800000000,v1=" MAC, BODY, SIGNED_AT + 302 * US_PER_S, false },
	{ "from the future",     "t=1800000000,v1=" MAC, BODY, SIGNED_AT - 302 * US_PER_S, false },
	{ "another body",        "t=1800000000,v1=" MAC, BODY " ", SIGNED_AT, false },
	{ "another time",        "t=1800000001,v1=" MAC, BODY, SIGNED_AT, false },
	{ "another scheme",      "t=1800000000,v0=" MAC, BODY, SIGNED_AT, false },
	{ "no time",             "v1=" MAC, BODY, SIGNED_AT, false },
	{ "no signature",        "t=1800000000", BODY, SIGNED_AT, false },
	{ "too short",           "t=1800000000,v1=00", BODY, SIGNED_AT, false },
	{ "nothing",             "", BODY, SIGNED_AT, false },
	{ "none",                NULL, BODY, SIGNED_AT, false },
	{ "only commas",         ",,,", BODY, SIGNED_AT, false },
	{ "a long part",         "t=1800000000,v1=" MAC MAC MAC, BODY, SIGNED_AT, false },
};

static void
every_signature(void)
{
	const struct keys *keys = fixture_keys(mem, dir, KEYS_ACCOUNT), *none = fixture_keys(mem, dir, KEYS_SEARCH);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bytes body = { cases[i].body, strlen(cases[i].body) };
		CU_ASSERT_EQUAL(webhook_verify(keys, cases[i].header, body, cases[i].now), cases[i].right);
		CU_ASSERT_FALSE(webhook_verify(none, cases[i].header, body, cases[i].now));
	}
}

int
main(void)
{
	CU_TestInfo tests[] = { { "every signature is judged", every_signature }, CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "webhook", .pTests = tests }, CU_SUITE_INFO_NULL };
	int code;

	mem = arena_new(65536);
	dir = fixture_dir(mem);
	fixture_write(dir, "psp-webhook.key", SECRET "\n", 0600);
	code = tap_main(suites);
	fixture_remove(dir);
	arena_free(&mem);
	return code;
}
