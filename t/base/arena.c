/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/base/arena.h"

#include <stdint.h>
#include <string.h>

#include "shared/base/buffer.h"
#include "t/tap.h"

static int order[4], n_order;

static void
first(void *arg)
{
	order[n_order++] = *(int *)arg;
}

static void
memory_is_zeroed_and_aligned(void)
{
	struct arena *mem = arena_new(64);

	for (size_t size = 1; size < 300; size++) {
		unsigned char *p = arena_zalloc(mem, size);
		CU_ASSERT_EQUAL((uintptr_t)p % 16, 0);
		for (size_t i = 0; i < size; i++)
			CU_ASSERT_EQUAL(p[i], 0);
		memset(p, 0xff, size);
	}
	arena_free(&mem);
	CU_ASSERT_PTR_NULL(mem);
	arena_free(&mem);
}

static void
pieces_do_not_overlap(void)
{
	struct arena *mem = arena_new(128);
	char *texts[200];

	for (int i = 0; i < 200; i++)
		texts[i] = arena_printf(mem, "%0*d", i % 90 + 1, i);
	for (int i = 0; i < 200; i++) {
		char want[100];
		snprintf(want, sizeof want, "%0*d", i % 90 + 1, i);
		CU_ASSERT_STRING_EQUAL(texts[i], want);
	}
	arena_free(&mem);
}

static void
memory_is_zeroed_again_after_a_reset(void)
{
	struct arena *mem = arena_new(64);
	unsigned char *p = memset(arena_zalloc(mem, 48), 0xaa, 48);

	arena_reset(mem);
	p = arena_zalloc(mem, 48);
	for (int i = 0; i < 48; i++)
		CU_ASSERT_EQUAL(p[i], 0);
	arena_free(&mem);
}

static void
defers_run_once_the_last_first(void)
{
	struct arena *mem = arena_new(64);
	int one = 1, two = 2;

	n_order = 0;
	arena_defer(mem, first, &one);
	arena_defer(mem, first, &two);
	arena_reset(mem);
	CU_ASSERT_EQUAL(n_order, 2);
	CU_ASSERT_EQUAL(order[0], 2);
	CU_ASSERT_EQUAL(order[1], 1);
	arena_defer(mem, first, &one);
	arena_free(&mem);
	CU_ASSERT_EQUAL(n_order, 3);
}

static void
strndup_takes_what_it_is_told(void)
{
	struct arena *mem = arena_new(64);

	CU_ASSERT_STRING_EQUAL(arena_strndup(mem, "abcdef", 3), "abc");
	CU_ASSERT_STRING_EQUAL(arena_strndup(mem, "", 0), "");
	CU_ASSERT_EQUAL(memcmp(arena_strndup(mem, "a\0b", 3), "a\0b", 4), 0);
	arena_free(&mem);
}

static void
a_buffer_grows_and_ends_with_nul(void)
{
	struct arena *mem = arena_new(64);
	struct buffer b = { .mem = mem };

	buffer_str(&b, "");
	CU_ASSERT_STRING_EQUAL(b.bytes, "");
	for (int i = 0; i < 1000; i++)
		buffer_printf(&b, "%d,", i);
	CU_ASSERT_EQUAL(b.n, 10 * 2 + 90 * 3 + 900 * 4);
	CU_ASSERT_EQUAL(strlen(b.bytes), b.n);
	CU_ASSERT_STRING_EQUAL(b.bytes + b.n - 8, "998,999,");
	buffer_add(&b, "\0x", 2);
	CU_ASSERT_EQUAL(b.bytes[b.n], '\0');
	arena_free(&mem);
}

static void
a_buffer_prints_every_number(void)
{
	static const struct { int64_t v; const char *text; } cases[] = {
		{ 0, "0" }, { 7, "7" }, { -1, "-1" }, { 1234567890, "1234567890" },
		{ INT64_MAX, "9223372036854775807" }, { INT64_MIN, "-9223372036854775808" },
	};
	struct arena *mem = arena_new(64);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer b = { .mem = mem };
		buffer_i64(&b, cases[i].v);
		CU_ASSERT_STRING_EQUAL(b.bytes, cases[i].text);
	}
	arena_free(&mem);
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "memory is zeroed and aligned", memory_is_zeroed_and_aligned },
		{ "pieces do not overlap", pieces_do_not_overlap },
		{ "memory is zeroed again after a reset", memory_is_zeroed_again_after_a_reset },
		{ "defers run once, the last first", defers_run_once_the_last_first },
		{ "strndup takes what it is told", strndup_takes_what_it_is_told },
		{ "a buffer grows and ends with NUL", a_buffer_grows_and_ends_with_nul },
		{ "a buffer prints every number", a_buffer_prints_every_number },
		CU_TEST_INFO_NULL,
	};
	CU_SuiteInfo suites[] = { { "arena", NULL, NULL, NULL, NULL, tests }, CU_SUITE_INFO_NULL };

	return tap_main(suites);
}
