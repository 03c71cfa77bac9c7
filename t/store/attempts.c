/* SPDX-License-Identifier: Apache-2.0 */
/* The table of tries that a process keeps when Redis is away. */
#include "shared/store/attempt_repo.h"
#include "t/tap.h"

#define SOFT 3

static struct arena *mem;
static struct attempts *table;

static int64_t
take(const char *address, const char *account, int64_t now_ms)
{
	struct attempt t = { address, account, SOFT };
	int64_t wrong;

	return attempts_take(table, &t, now_ms, &wrong);
}

static void
an_account_waits_more_and_more(void)
{
	int64_t now = 0;

	table = attempts_new(mem);
	for (int i = 0; i < SOFT; i++)
		CU_ASSERT_EQUAL(take("a", "x", now), 0);
	for (int64_t wait = 1000; wait <= 16000; wait *= 2) {
		int64_t expected = wait > ATTEMPTS_DELAY_MAX_MS ? ATTEMPTS_DELAY_MAX_MS : wait;

		CU_ASSERT_EQUAL(take("a", "x", now), expected);
		CU_ASSERT_EQUAL(take("a", "x", now + expected - 1), 1);
		CU_ASSERT_EQUAL(take("a", "x", now += expected), 0);
	}
	CU_ASSERT_EQUAL(take("b", "x", now), ATTEMPTS_DELAY_MAX_MS);
	CU_ASSERT_EQUAL(take("a", "y", now), 0);
	CU_ASSERT_EQUAL(take("b", "x", 3600000 + now), 0);
}

static void
an_address_has_its_minute(void)
{
	char account[8] = "acc";

	table = attempts_new(mem);
	for (int i = 0; i < ATTEMPTS_ADDRESS_MAX; i++) {
		account[3] = (char)('a' + i);
		CU_ASSERT_EQUAL(take("a", account, i), 0);
	}
	CU_ASSERT_EQUAL(take("a", "other", 20), 60000 - 20);
	CU_ASSERT_EQUAL(take("b", "other", 20), 0);
	CU_ASSERT_EQUAL(take("a", "other", 60000), 0);
}

static void
a_right_one_is_given_back(void)
{
	struct attempt t = { "a", "x", SOFT };

	table = attempts_new(mem);
	for (int i = 0; i < 5 * ATTEMPTS_ADDRESS_MAX; i++) {
		CU_ASSERT_EQUAL(take("a", "x", i), 0);
		attempts_right(table, &t);
	}
	attempts_right(table, &(struct attempt){ "nobody", "nothing", SOFT });
}

int
main(void)
{
	static CU_TestInfo tests[] = {
		{ "an account waits more and more", an_account_waits_more_and_more },
		{ "an address has its minute", an_address_has_its_minute },
		{ "a right one is given back", a_right_one_is_given_back },
		CU_TEST_INFO_NULL
	};
	CU_SuiteInfo suites[] = { { .pName = "attempts", .pTests = tests }, CU_SUITE_INFO_NULL };
	int code;

	mem = arena_new(65536);
	code = tap_main(suites);
	arena_free(&mem);
	return code;
}
