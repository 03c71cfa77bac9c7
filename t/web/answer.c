/* SPDX-License-Identifier: Apache-2.0 */
/* How an outcome becomes HTTP. */
#include <stdio.h>
#include <string.h>

#include "shared/base/buffer.h"
#include "t/tap.h"
#include "t/web/fixture.h"

#define SITE "http://localhost:3001"
#define HAS(t, name, want) CU_ASSERT_STRING_EQUAL(said(&t, name), want)
#define LACKS(t, name) CU_ASSERT_STRING_EQUAL(said(&t, name), "(none)")

static struct arena *mem;

static const char *
said(const struct told *t, const char *name)
{
	const char *v = header(mem, t, name);

	return v == NULL ? "(none)" : v;
}

static void
what_is_public_may_be_kept(void)
{
	struct told t;

	ask(mem, (struct wire){ .path = "/api/things" }, &t);
	HAS(t, "Status", "200 OK");
	HAS(t, "Content-Type", "application/json");
	HAS(t, "Content-Length", "9");
	HAS(t, "Cache-Control", "public, max-age=0, must-revalidate");
	HAS(t, "Vary", "Origin, Accept-Encoding");
	HAS(t, "X-Request-Id", "5eed");
	CU_ASSERT_EQUAL(strlen(said(&t, "ETag")), 34);
}

static void
what_is_not_is_no_store(void)
{
	struct told t;

	ask(mem, (struct wire){ .path = "/api/things/9" }, &t);
	HAS(t, "Cache-Control", "no-store");
	HAS(t, "Vary", "Origin");
	LACKS(t, "ETag");
	ask(mem, (struct wire){ .path = "/api/things", .query = "limit=0" }, &t);
	HAS(t, "Cache-Control", "no-store");
	HAS(t, "Content-Type", "application/problem+json");
	LACKS(t, "ETag");
	CU_ASSERT_PTR_NOT_NULL(strstr(t.body, "\"trace_id\":\"5eed\""));
}

static void
what_the_client_has_is_not_sent_again(void)
{
	struct told t, again;

	ask(mem, (struct wire){ .path = "/api/things" }, &t);
	ask(mem, (struct wire){ .path = "/api/things", .if_none_match = said(&t, "ETag") }, &again);
	CU_ASSERT_EQUAL(again.http, 304);
	CU_ASSERT_STRING_EQUAL(again.body, "");
	CU_ASSERT_STRING_EQUAL(said(&again, "ETag"), said(&t, "ETag"));
	LACKS(again, "Content-Length");
	LACKS(again, "Content-Type");
	ask(mem, (struct wire){ .path = "/api/things", .query = "limit=3",
	    .if_none_match = said(&t, "ETag") }, &again);
	CU_ASSERT_EQUAL(again.http, 200);
	ask(mem, (struct wire){ .path = "/api/things/newest", .if_none_match = "\"v7\"" }, &again);
	CU_ASSERT_EQUAL(again.http, 304);
	HAS(again, "Cache-Control", "no-store");
}

static void
tags(void)
{
	static const struct { const char *asked, *etag; bool same; } cases[] = {
		{ "\"a\"", "\"a\"", true }, { "W/\"a\"", "\"a\"", true }, { "*", "\"a\"", true },
		{ "\"b\", \"a\"", "\"a\"", true }, { "\"b\",W/\"a\"", "\"a\"", true },
		{ "\"a-gzip\"", "\"a\"", true }, { "W/\"a-gzip\"", "\"a\"", true },
		{ "\"b\"", "\"a\"", false }, { "\"aa\"", "\"a\"", false }, { "\"\"", "\"a\"", false },
		{ "a", "\"a\"", false }, { "\"a", "\"a\"", false }, { "", "\"a\"", false },
		{ NULL, "\"a\"", false }, { "\"a\"", NULL, false }, { "\"b\", \"a", "\"a\"", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CU_ASSERT_EQUAL(answer_etag_matches(cases[i].asked, cases[i].etag), cases[i].same);
}

static void
encodings(void)
{
	static const struct { const char *accept; bool takes; } cases[] = {
		{ NULL, false }, { "", false }, { "gzip", true }, { "GZIP", true }, { "br, gzip", true },
		{ "gzip;q=0.5", true }, { "gzip;q=0", false }, { "gzip; q=0.0", false }, { "gzip;q=0.001", true },
		{ "*", true }, { "*;q=0", false }, { "br", false }, { "x-gzip", false }, { "gzipped", false },
		{ "identity, deflate", false }, { ",,gzip", true }, { " , ", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (answer_takes_gzip(cases[i].accept) != cases[i].takes)
			printf("# %s\n", cases[i].accept);
		CU_ASSERT_EQUAL(answer_takes_gzip(cases[i].accept), cases[i].takes);
	}
}

static void
ready_bytes_go_as_they_are(void)
{
	struct told t;

	ask(mem, (struct wire){ .path = "/api/ready" }, &t);
	CU_ASSERT_STRING_EQUAL(t.body, "{\"ready\":1}");
	LACKS(t, "Content-Encoding");
	ask(mem, (struct wire){ .path = "/api/ready", .accept_encoding = "gzip, br" }, &t);
	CU_ASSERT_STRING_EQUAL(t.body, "GZIPPED");
	HAS(t, "Content-Encoding", "gzip");
	HAS(t, "Content-Length", "7");
	CU_ASSERT_PTR_NOT_NULL(strstr(said(&t, "ETag"), "-gzip\""));
	ask(mem, (struct wire){ .path = "/api/ready", .accept_encoding = "gzip",
	    .if_none_match = said(&t, "ETag") }, &t);
	CU_ASSERT_EQUAL(t.http, 304);
	LACKS(t, "Content-Encoding");
}

static void
head_is_get_without_the_body(void)
{
	struct told t;

	ask(mem, (struct wire){ .method = "HEAD", .path = "/api/things" }, &t);
	CU_ASSERT_EQUAL(t.http, 200);
	CU_ASSERT_STRING_EQUAL(t.body, "");
	HAS(t, "Content-Length", "9");
	CU_ASSERT_EQUAL(strlen(said(&t, "ETag")), 34);
}

static void
what_to_do_after_a_failure(void)
{
	static const struct { const char *name; int http; const char *retry, *sign_in; } cases[] = {
		{ "AGAIN", 503, "1", "(none)" }, { "WAIT", 429, "7", "(none)" }, { "TOO_MANY", 429, "1", "(none)" },
		{ "UNAUTHORIZED", 401, "(none)", "Bearer" }, { "CONFLICT", 409, "(none)", "(none)" },
		{ "FAILED", 500, "(none)", "(none)" }, { "UNKNOWN", 503, "1", "(none)" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct told t;
		ask(mem, (struct wire){ .path = arena_printf(mem, "/api/fail/%s", cases[i].name) }, &t);
		CU_ASSERT_EQUAL(t.http, cases[i].http);
		HAS(t, "Retry-After", cases[i].retry);
		HAS(t, "WWW-Authenticate", cases[i].sign_in);
		HAS(t, "Cache-Control", "no-store");
		CU_ASSERT_EQUAL(strstr(t.body, "on purpose") == NULL, cases[i].http == 500);
	}
}

static void
every_status_has_its_phrase(void)
{
	for (int st = 0; st < ST__COUNT; st++) {
		struct told t;
		ask(mem, (struct wire){ .path = arena_printf(mem, "/api/fail/%s", status_texts[st].name) }, &t);
		CU_ASSERT_EQUAL(strncmp(said(&t, "Status"), arena_printf(mem, "%d ", t.http), 4), 0);
		CU_ASSERT_PTR_NULL(strstr(said(&t, "Status"), "Answer"));
	}
}

static void
headers_of_the_handler(void)
{
	struct told t;

	ask(mem, (struct wire){ .method = "POST", .path = "/api/things", .authorization = "Bearer traveler",
	    .content_type = "application/json", .body = "{\"name\":\"x\"}", .idempotency_key = "k" }, &t);
	HAS(t, "Status", "201 Created");
	HAS(t, "Location", "/api/things/1");
	LACKS(t, "X-Bad");
	LACKS(t, "Set-Cookie");
}

static void
pages_of_ours_may_read(void)
{
	struct told t;

	ask(mem, (struct wire){ .path = "/api/things", .origin = SITE }, &t);
	HAS(t, "Access-Control-Allow-Origin", SITE);
	HAS(t, "Access-Control-Allow-Credentials", "true");
	ask(mem, (struct wire){ .path = "/api/nothing", .origin = SITE }, &t);
	HAS(t, "Access-Control-Allow-Origin", SITE);
	ask(mem, (struct wire){ .path = "/api/things", .origin = "http://evil.example" }, &t);
	CU_ASSERT_EQUAL(t.http, 200);
	LACKS(t, "Access-Control-Allow-Origin");
	ask(mem, (struct wire){ .path = "/api/things" }, &t);
	LACKS(t, "Access-Control-Allow-Origin");
}

static void
a_browser_asks_before(void)
{
	struct told t;

	ask(mem, (struct wire){ .method = "OPTIONS", .path = "/api/things", .origin = SITE }, &t);
	CU_ASSERT_EQUAL(t.http, 204);
	HAS(t, "Allow", "GET, HEAD, POST, OPTIONS");
	HAS(t, "Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
	CU_ASSERT_PTR_NOT_NULL(strstr(said(&t, "Access-Control-Allow-Headers"), "Idempotency-Key"));
	HAS(t, "Access-Control-Max-Age", "600");
	ask(mem, (struct wire){ .method = "OPTIONS", .path = "/api/things", .origin = "null" }, &t);
	CU_ASSERT_EQUAL(t.http, 204);
	LACKS(t, "Access-Control-Allow-Methods");
	LACKS(t, "Access-Control-Allow-Origin");
	ask(mem, (struct wire){ .method = "OPTIONS", .path = "/api/nothing", .origin = SITE }, &t);
	CU_ASSERT_EQUAL(t.http, 404);
	ask(mem, (struct wire){ .method = "PUT", .path = "/api/things/9" }, &t);
	HAS(t, "Allow", "GET, HEAD, PATCH, DELETE, OPTIONS");
}

static void
a_trace_goes_on(void)
{
	static const char id[] = "0123456789abcdef0123456789abcdef";
	static const char ours[] = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";
	static const struct { const char *came, *went; } cases[] = {
		{ NULL, ours },
		{ "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
		  "00-4bf92f3577b34da6a3ce929d0e0e4736-0123456789abcdef-00" },
		{ "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0", ours },
		{ "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-000", ours },
		{ "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00", ours },
		{ "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-00", ours },
		{ "00-00000000000000000000000000000000-00f067aa0ba902b7-00", ours },
		{ "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-00", ours },
		{ "00-4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7-00", ours },
		{ "", ours },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct told t;
		ask(mem, (struct wire){ .path = "/api/things", .request_id = id,
		    .traceparent = cases[i].came }, &t);
		HAS(t, "traceparent", cases[i].went);
	}
}

static void
the_description_is_whole(void)
{
	struct buffer a = { .mem = mem }, b = { .mem = mem };

	describe(endpoints, &a);
	describe(endpoints, &b);
	CU_ASSERT_STRING_EQUAL(a.bytes, b.bytes);
	CU_ASSERT_EQUAL(strncmp(a.bytes, "{\"openapi\":\"3.1.0\",", 19), 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(a.bytes,
	    "\"/api/things\":{\"get\":{\"operationId\":\"thing_list\",\"x-pool\":\"search\",\"security\":[],\"x-roles\":[]"));
	CU_ASSERT_PTR_NOT_NULL(strstr(a.bytes, "{\"name\":\"limit\",\"in\":\"query\",\"required\":false,\"schema\":"
	    "{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":1,\"maximum\":100,\"default\":20}}"));
	CU_ASSERT_PTR_NOT_NULL(strstr(a.bytes, "{\"name\":\"id\",\"in\":\"path\",\"required\":true,"));
	CU_ASSERT_PTR_NOT_NULL(strstr(a.bytes, "\"x-roles\":[\"agent\",\"manager\",\"chief\"]"));
	CU_ASSERT_PTR_NOT_NULL(strstr(a.bytes, "\"x-roles\":[\"traveler\"]"));
	CU_ASSERT_PTR_NOT_NULL(strstr(a.bytes, "\"name\":\"Idempotency-Key\",\"in\":\"header\",\"required\":true"));
	CU_ASSERT_PTR_NOT_NULL(strstr(a.bytes, "{\"$ref\":\"#/components/schemas/thing_new\"}"));
	CU_ASSERT_PTR_NOT_NULL(strstr(a.bytes, "\"thing\":{\"type\":\"object\",\"additionalProperties\":false"));
	CU_ASSERT_PTR_NOT_NULL(strstr(a.bytes, "\"problem\":{\"type\":\"object\""));
	CU_ASSERT_PTR_NULL(strstr(a.bytes, "\"nothing\""));
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "what is public may be kept", what_is_public_may_be_kept },
		{ "what is not is no-store", what_is_not_is_no_store },
		{ "what the client has is not sent again", what_the_client_has_is_not_sent_again },
		{ "tags", tags },
		{ "encodings", encodings },
		{ "ready bytes go as they are", ready_bytes_go_as_they_are },
		{ "HEAD is GET without the body", head_is_get_without_the_body },
		{ "what to do after a failure", what_to_do_after_a_failure },
		{ "every status has its phrase", every_status_has_its_phrase },
		{ "headers of the handler", headers_of_the_handler },
		{ "pages of ours may read", pages_of_ours_may_read },
		{ "a browser asks before", a_browser_asks_before },
		{ "a trace goes on", a_trace_goes_on },
		{ "the description is whole", the_description_is_whole },
		CU_TEST_INFO_NULL,
	};
	CU_SuiteInfo suites[] = { { "answer", NULL, NULL, NULL, NULL, tests }, CU_SUITE_INFO_NULL };
	int rc;

	mem = arena_new(64 * 1024);
	rc = tap_main(suites);
	arena_free(&mem);
	return rc;
}
