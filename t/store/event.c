/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/bus/event.h"

#include <string.h>

#include "t/tap.h"

static struct arena *mem;

struct thing { const char *word; int64_t n; };
static CODEC(thing, F_STR(thing, word, .must = true, .max = 40), F_I64(thing, n));

static void
an_event_comes_back(void)
{
	struct event out, in = { .source = "/test", .type = "com.kayak.thing.made.v1", .subject = "abc" };
	struct problem p = { .mem = mem };
	struct thing thing = { "say \"hi\" </script> \xe2\x80\xa8", 7 }, again = { 0 };
	const char *text = event_write(mem, &in, &thing_codec, &thing);

	CU_ASSERT_EQUAL_FATAL(event_read(text, strlen(text), &out, &p), ST_OK);
	CU_ASSERT_EQUAL(memcmp(&out.id, &in.id, 16), 0);
	CU_ASSERT(!uuid_is_nil(&out.id) && out.time == in.time && out.time > 0);
	CU_ASSERT_STRING_EQUAL(out.type, in.type);
	CU_ASSERT_STRING_EQUAL(out.source, "/test");
	CU_ASSERT_STRING_EQUAL(out.subject, "abc");
	CU_ASSERT_EQUAL(codec_read(&thing_codec, out.data, strlen(out.data), &again, &p), ST_OK);
	CU_ASSERT_STRING_EQUAL(again.word, thing.word);
	CU_ASSERT_EQUAL(again.n, 7);
}

#define HEAD "{\"specversion\":\"1.0\",\"id\":\"0123456789abcdef0123456789abcdef\",\"source\":\"/s\","
#define TAIL "\"type\":\"t.v1\",\"time\":\"2026-11-24T10:00:00Z\",\"data\":{}}"
static const struct { const char *text; enum status st; } cases[] = {
	{ HEAD TAIL, ST_OK },
	{ HEAD "\"datacontenttype\":\"application/json\"," TAIL, ST_OK },
	{ HEAD "\"other\":1," TAIL, ST_INVALID },
	{ HEAD "\"type\":\"t.v1\",\"time\":\"2026-11-24T10:00:00Z\"}", ST_INVALID },
	{ "{\"specversion\":\"2.0\",\"id\":\"0123456789abcdef0123456789abcdef\",\"source\":\"/s\"," TAIL, ST_INVALID },
	{ "{\"specversion\":\"1.0\",\"id\":\"not-an-id\",\"source\":\"/s\"," TAIL, ST_INVALID },
	{ HEAD, ST_MALFORMED },
	{ "", ST_MALFORMED },
	{ "[]", ST_INVALID },
};

static void
every_text(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct problem p = { .mem = mem };
		struct event e;

		CU_ASSERT_EQUAL(event_read(cases[i].text, strlen(cases[i].text), &e, &p), cases[i].st);
	}
}

static void
versions_are_of_one_kind(void)
{
	CU_ASSERT(event_same_kind("com.kayak.booking.created.v1", "com.kayak.booking.created.v12"));
	CU_ASSERT(!event_same_kind("com.kayak.booking.created.v1", "com.kayak.booking.held.v1"));
	CU_ASSERT(!event_same_kind("com.kayak.booking.created.v1", "com.kayak.booking.created.v1x"));
	CU_ASSERT(!event_same_kind("com.kayak.booking.v1", "com.kayak.booking"
	                           ".created.v1"));
	CU_ASSERT(event_same_kind("plain", "plain"));
}

int
main(void)
{
	CU_TestInfo tests[] = { { "an_event_comes_back", an_event_comes_back }, { "every_text", every_text },
		{ "versions_are_of_one_kind", versions_are_of_one_kind }, CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "event", .pTests = tests }, CU_SUITE_INFO_NULL };
	int rc;

	mem = arena_new(65536);
	rc = tap_main(suites);
	arena_free(&mem);
	return rc;
}
