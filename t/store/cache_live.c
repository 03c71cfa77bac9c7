/* SPDX-License-Identifier: Apache-2.0 */
/* cache against a real Redis, which KAYAK_REDIS_URL names. */
#include "shared/store/cache.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shared/base/clock.h"
#include "t/tap.h"

static struct arena *mem;
static struct cache *c;

static void
values_come_back(void)
{
	const char *keys[] = { "t:a", "t:none", "t:b" };
	struct bytes v = { 0 }, all[3] = { 0 };
	char *big = arena_zalloc(mem, 300000);

	CU_ASSERT_EQUAL(cache_set(c, "t:a", (struct bytes){ "x\0y", 3 }, 60), ST_OK);
	CU_ASSERT_EQUAL(cache_get(c, mem, "t:a", &v), ST_OK);
	CU_ASSERT(v.n == 3 && memcmp(v.at, "x\0y", 3) == 0);
	CU_ASSERT_EQUAL(cache_get(c, mem, "t:none", &v), ST_NOT_FOUND);
	memset(big, 'z', 300000);
	CU_ASSERT_EQUAL(cache_set(c, "t:b", (struct bytes){ big, 300000 }, 60), ST_OK);
	CU_ASSERT_EQUAL(cache_mget(c, mem, keys, 3, all), ST_OK);
	CU_ASSERT(all[0].n == 3 && all[1].at == NULL && all[2].n == 300000);
	CU_ASSERT_EQUAL(cache_del(c, "t:a"), ST_OK);
	CU_ASSERT_EQUAL(cache_get(c, mem, "t:a", &v), ST_NOT_FOUND);
}

static void
counters_and_locks(void)
{
	int64_t n;

	CU_ASSERT_EQUAL(cache_del(c, "t:n"), ST_OK);
	CU_ASSERT_EQUAL(cache_incr(c, "t:n", &n), ST_OK);
	CU_ASSERT_EQUAL(cache_incr(c, "t:n", &n), ST_OK);
	CU_ASSERT_EQUAL(n, 2);
	CU_ASSERT_EQUAL(cache_del(c, "t:l"), ST_OK);
	CU_ASSERT_EQUAL(cache_set_new(c, "t:l", "me", 60), ST_OK);
	CU_ASSERT_EQUAL(cache_set_new(c, "t:l", "you", 60), ST_CONFLICT);
	usleep(80000);
	CU_ASSERT_EQUAL(cache_set_new(c, "t:l", "you", 60), ST_OK);
}

static void
a_stream_keeps_its_entries(void)
{
	struct cache_reply r;
	struct bytes range = cache_command(mem, "XRANGE t:s - +");

	CU_ASSERT_EQUAL(cache_del(c, "t:s"), ST_OK);
	CU_ASSERT_EQUAL(cache_xadd(c, "t:s", 1000, "event", (struct bytes){ "{}", 2 }), ST_OK);
	CU_ASSERT_EQUAL(cache_xadd(c, "t:s", 1000, "event", (struct bytes){ "{1}", 3 }), ST_OK);
	CU_ASSERT_EQUAL(cache_pipeline(c, mem, &range, 1, &r), ST_OK);
	CU_ASSERT_EQUAL_FATAL(r.n, 2);
	CU_ASSERT_STRING_EQUAL(r.items[1].items[1].items[1].text.at, "{1}");
}

static void
an_error_spoils_only_its_command(void)
{
	struct bytes all[] = { cache_command(mem, "SET t:w word"), cache_command(mem, "INCR t:w"),
		cache_command(mem, "GET t:w") };
	struct cache_reply r[3];
	int64_t n;

	CU_ASSERT_EQUAL(cache_pipeline(c, mem, all, 3, r), ST_OK);
	CU_ASSERT(r[0].kind == CACHE_TEXT && r[1].kind == CACHE_ERROR && r[2].kind == CACHE_TEXT);
	CU_ASSERT_EQUAL(cache_incr(c, "t:w", &n), ST_AGAIN);
}

static void
a_command_that_blocks_is_left(void)
{
	struct bytes block = cache_command(mem, "BLPOP t:nothing 1");
	struct cache_reply r;
	int64_t start = clock_ticks_us();

	CU_ASSERT_EQUAL(cache_pipeline(c, mem, &block, 1, &r), ST_AGAIN);
	CU_ASSERT(clock_ticks_us() - start < 100000);
	CU_ASSERT_EQUAL(cache_del(c, "t:w"), ST_OK);
}

static void
many_commands_go_together(void)
{
	enum { N = 1000 };
	struct bytes *all = arena_zalloc(mem, N * sizeof *all);
	struct cache_reply *r = arena_zalloc(mem, N * sizeof *r);
	int64_t start;

	for (int i = 0; i < N; i++)
		all[i] = cache_command(mem, "INCRBY t:sum %d", i);
	CU_ASSERT_EQUAL(cache_del(c, "t:sum"), ST_OK);
	start = clock_ticks_us();
	CU_ASSERT_EQUAL(cache_pipeline(c, mem, all, N, r), ST_OK);
	printf("# %d commands in %lld us\n", N, (long long)(clock_ticks_us() - start));
	CU_ASSERT_EQUAL(r[N - 1].number, N * (N - 1) / 2);
}

#define CASE(f) { #f, f }

int
main(void)
{
	CU_TestInfo tests[] = { CASE(values_come_back), CASE(counters_and_locks), CASE(a_stream_keeps_its_entries),
		CASE(an_error_spoils_only_its_command), CASE(a_command_that_blocks_is_left),
		CASE(many_commands_go_together), CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "cache", .pTests = tests }, CU_SUITE_INFO_NULL };
	const char *url = getenv("KAYAK_REDIS_URL");
	int rc;

	if (url == NULL || (c = cache_new(url)) == NULL) {
		printf("Bail out! KAYAK_REDIS_URL is not set\n");
		return EXIT_FAILURE;
	}
	setbuf(stdout, NULL);
	mem = arena_new(65536);
	rc = tap_main(suites);
	cache_free(&c);
	arena_free(&mem);
	return rc;
}
