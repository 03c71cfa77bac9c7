/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/breaker.h"

#include "t/tap.h"

#define MS 1000

static void
a_failed_connect_waits_longer_each_time(void)
{
	struct breaker b = { 0 };
	int64_t now = 1000 * MS, step = 100 * MS;

	CU_ASSERT(breaker_lets(&b, now));
	for (int i = 0; i < 12; i++) {
		breaker_failed(&b, now, true);
		CU_ASSERT(!breaker_lets(&b, now + step / 2 - 1));
		CU_ASSERT(b.probing || breaker_lets(&b, now + step));
		now += 3000 * MS;                  /* too far apart to open it */
		step = step * 2 < 2000 * MS ? step * 2 : 2000 * MS;
	}
	CU_ASSERT(!b.probing);
	breaker_worked(&b);
	CU_ASSERT(breaker_lets(&b, 0));
	breaker_failed(&b, now, true);
	CU_ASSERT(breaker_lets(&b, now + 100 * MS));
}

static void
five_failures_open_it(void)
{
	struct breaker b = { 0 };
	int64_t now = 5000 * MS;

	for (int i = 0; i < 4; i++)
		breaker_failed(&b, now + i * 400 * MS, false);
	CU_ASSERT(breaker_lets(&b, now + 1200 * MS));
	breaker_failed(&b, now + 1600 * MS, false);
	CU_ASSERT(!breaker_lets(&b, now + 1600 * MS));
	CU_ASSERT(!breaker_lets(&b, now + 3599 * MS));
	CU_ASSERT(breaker_lets(&b, now + 3600 * MS));
	breaker_failed(&b, now + 3600 * MS, false);       /* the probe */
	CU_ASSERT(!breaker_lets(&b, now + 5599 * MS));
	breaker_worked(&b);
	breaker_failed(&b, now + 6000 * MS, false);
	CU_ASSERT(breaker_lets(&b, now + 6000 * MS));
}

static void
five_failures_far_apart_do_not(void)
{
	struct breaker b = { 0 };

	for (int i = 0; i < 20; i++) {
		breaker_failed(&b, i * 501 * MS, false);
		CU_ASSERT(breaker_lets(&b, i * 501 * MS));
	}
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "a_failed_connect_waits_longer_each_time", a_failed_connect_waits_longer_each_time },
		{ "five_failures_open_it", five_failures_open_it },
		{ "five_failures_far_apart_do_not", five_failures_far_apart_do_not },
		CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "breaker", .pTests = tests }, CU_SUITE_INFO_NULL };

	return tap_main(suites);
}
