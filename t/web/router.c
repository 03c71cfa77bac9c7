/* SPDX-License-Identifier: Apache-2.0 */
/* Which route, who may, and what is decoded: tables of requests. */
#include <stdio.h>
#include <string.h>

#include "shared/base/text.h"
#include "shared/web/address.h"
#include "t/tap.h"
#include "t/web/fixture.h"

#define JSON "application/json"
#define SITE "http://localhost:3001"

static struct arena *mem;

static const struct {
	const char *what;
	struct wire ask;
	int         http;
	const char *answer;            /* a part of it */
} cases[] = {
	/* the way */
	{ "a list", { .path = "/api/things" }, 200, "{\"id\":20}" },
	{ "with a query", { .path = "/api/things", .query = "limit=5&name=a+b%2Bc" }, 200, "\"a b+c\"" },
	{ "a brace", { .path = "/api/things/9" }, 200, "\"id\":9" },
	{ "a word before a brace", { .path = "/api/things/newest" }, 200, "\"id\":7" },
	{ "two braces", { .path = "/api/things/9/parts/caf%C3%A9%2Fbar" }, 200, "\"caf\xc3\xa9/bar\"" },
	{ "a plus in a path is a plus", { .path = "/api/things/9/parts/a+b" }, 200, "\"a+b\"" },
	{ "nothing there", { .path = "/api/nothing" }, 404, "/problems/not-found" },
	{ "longer", { .path = "/api/things/9/x" }, 404, "" },
	{ "a slash at the end", { .path = "/api/things/" }, 404, "" },
	{ "an empty segment", { .path = "/api/things//parts/x" }, 404, "" },
	{ "shorter", { .path = "/api/thing" }, 404, "" },
	{ "no path", { .path = "" }, 404, "" },
	{ "another pool's", { .path = "/api/bookings" }, 404, "" },
	{ "another method", { .method = "PUT", .path = "/api/things" }, 405, "/problems/method" },
	{ "a method of our own", { .method = "BREW", .path = "/api/things/9" }, 405, "" },
	{ "lower case", { .method = "get", .path = "/api/things" }, 405, "" },
	/* what is decoded */
	{ "percent and nothing", { .path = "/api/things", .query = "name=%" }, 400, "/problems/malformed" },
	{ "percent and one", { .path = "/api/things", .query = "name=%4" }, 400, "" },
	{ "percent and no hex", { .path = "/api/things", .query = "name=%zz" }, 400, "" },
	{ "a NUL", { .path = "/api/things", .query = "name=a%00b" }, 400, "" },
	{ "a NUL in the path", { .path = "/api/things/9%00" }, 400, "" },
	{ "not UTF-8", { .path = "/api/things", .query = "name=%ff" }, 400, "" },
	{ "overlong", { .path = "/api/things", .query = "name=%c0%af" }, 400, "" },
	{ "decoded once", { .path = "/api/things", .query = "name=%2541" }, 200, "\"%41\"" },
	{ "an empty value", { .path = "/api/things", .query = "name=" }, 200, "\"name\":\"\"" },
	{ "no equals sign", { .path = "/api/things", .query = "name" }, 200, "\"name\":\"\"" },
	{ "only separators", { .path = "/api/things", .query = "&&&" }, 200, "{\"id\":20}" },
	{ "twice", { .path = "/api/things", .query = "limit=1&limit=2" }, 422, "more than once" },
	{ "path and query", { .path = "/api/things/9", .query = "id=8" }, 422, "more than once" },
	{ "unknown", { .path = "/api/things", .query = "colour=red" }, 422, "/problems/unknown-field" },
	{ "a word for a number", { .path = "/api/things/nine" }, 422, "whole number" },
	{ "out of range", { .path = "/api/things/1001" }, 422, "1 to 1000" },
	{ "the handler's own", { .path = "/api/things/404" }, 404, "there is no thing 404" },
	/* who */
	{ "a stranger creates", { .method = "POST", .path = "/api/things" }, 401, "/problems/sign-in" },
	{ "a forged token", { .method = "POST", .path = "/api/things", .authorization = "Bearer x" }, 401, "" },
	{ "no Bearer", { .method = "POST", .path = "/api/things", .authorization = "Basic traveler" }, 401, "" },
	{ "keys that are away", { .method = "POST", .path = "/api/things", .authorization = "Bearer broken" }, 503, "" },
	{ "an admin as a traveler", { .method = "POST", .path = "/api/things", .authorization = "Bearer chief" }, 403, "" },
	{ "a traveler as an admin", { .method = "PATCH", .path = "/api/things/1",
	  .authorization = "Bearer traveler" }, 403, "/problems/forbidden" },
	{ "too low", { .method = "PATCH", .path = "/api/things/1", .authorization = "Bearer viewer" }, 403, "" },
	{ "high enough", { .method = "PATCH", .path = "/api/things/1", .authorization = "Bearer manager",
	  .content_type = JSON, .body = "{\"name\":\"x\"}" }, 200, "{\"id\":1,\"name\":\"x\"}" },
	{ "the chief deletes", { .method = "DELETE", .path = "/api/things/1",
	  .authorization = "Bearer chief" }, 204, "" },
	{ "a token that is not needed", { .path = "/api/things/9",
	  .authorization = "Bearer agent" }, 200, "\"agent\"" },
	{ "a bad one that is not needed", { .path = "/api/things/9",
	  .authorization = "Bearer x" }, 200, "for anyone" },
	/* the cookie's routes */
	{ "no origin", { .method = "POST", .path = "/api/sessions" }, 403, "/problems/forbidden" },
	{ "another origin", { .method = "POST", .path = "/api/sessions", .origin = "http://localhost:3002" }, 403, "" },
	{ "a longer one", { .method = "POST", .path = "/api/sessions", .origin = SITE "0" }, 403, "" },
	{ "null", { .method = "POST", .path = "/api/sessions", .origin = "null" }, 403, "" },
	{ "ours", { .method = "POST", .path = "/api/sessions", .origin = SITE }, 200, "" },
	{ "the admin site", { .method = "POST", .path = "/api/sessions",
	  .origin = "https://admin.example", .fetch_site = "same-site" }, 200, "" },
	{ "ours but from afar", { .method = "POST", .path = "/api/sessions", .origin = SITE,
	  .fetch_site = "cross-site" }, 403, "" },
	/* bodies */
	{ "no content type", { .method = "POST", .path = "/api/sessions", .origin = SITE, .body = "{}" }, 415, "" },
	{ "a form", { .method = "POST", .path = "/api/sessions", .origin = SITE, .body = "a=b",
	  .content_type = "application/x-www-form-urlencoded" }, 415, "/problems/media-type" },
	{ "text", { .method = "POST", .path = "/api/sessions", .origin = SITE, .body = "{}",
	  .content_type = "text/plain; application/json" }, 415, "" },
	{ "almost", { .method = "POST", .path = "/api/sessions", .origin = SITE, .body = "{}",
	  .content_type = "application/jsonp" }, 415, "" },
	{ "with parameters", { .method = "POST", .path = "/api/sessions", .origin = SITE, .body = "{}",
	  .content_type = "Application/JSON; charset=utf-8" }, 200, "" },
	{ "a body where none is", { .method = "POST", .path = "/api/sessions", .origin = SITE,
	  .content_type = JSON, .body = "{\"a\":1}" }, 422, "#/a" },
	{ "not JSON", { .method = "PATCH", .path = "/api/things/1", .authorization = "Bearer chief",
	  .content_type = JSON, .body = "{" }, 400, "/problems/malformed" },
	{ "the path's member in the body", { .method = "PATCH", .path = "/api/things/1",
	  .authorization = "Bearer chief", .content_type = JSON, .body = "{\"name\":\"x\",\"id\":2}" }, 422, "#/id" },
	{ "a query beside a body", { .method = "PATCH", .path = "/api/things/1", .query = "name=y",
	  .authorization = "Bearer chief", .content_type = JSON, .body = "{\"name\":\"x\"}" }, 422, "in the address" },
	{ "raw bytes", { .method = "POST", .path = "/api/hook", .body = "t=1,'x'" }, 200, "\"id\":7" },
	/* keys */
	{ "no key", { .method = "POST", .path = "/api/things", .authorization = "Bearer traveler",
	  .content_type = JSON, .body = "{\"name\":\"key\"}" }, 400, "/problems/idempotency-key" },
	{ "bare", { .method = "POST", .path = "/api/things", .authorization = "Bearer traveler",
	  .content_type = JSON, .body = "{\"name\":\"key\"}", .idempotency_key = "k-1" }, 201, "\"k-1\"" },
	{ "quoted", { .method = "POST", .path = "/api/things", .authorization = "Bearer traveler",
	  .content_type = JSON, .body = "{\"name\":\"key\"}", .idempotency_key = "\"k-1\"" }, 201, "\"k-1\"" },
	{ "empty", { .method = "POST", .path = "/api/things", .authorization = "Bearer traveler",
	  .content_type = JSON, .body = "{\"name\":\"key\"}", .idempotency_key = "\"\"" }, 400, "" },
	{ "half quoted", { .method = "POST", .path = "/api/things", .authorization = "Bearer traveler",
	  .content_type = JSON, .body = "{\"name\":\"key\"}", .idempotency_key = "\"k" }, 400, "" },
	{ "with a space", { .method = "POST", .path = "/api/things", .authorization = "Bearer traveler",
	  .content_type = JSON, .body = "{\"name\":\"key\"}", .idempotency_key = "k 1" }, 400, "" },
	{ "not ASCII", { .method = "POST", .path = "/api/things", .authorization = "Bearer traveler",
	  .content_type = JSON, .body = "{\"name\":\"key\"}", .idempotency_key = "k\xc3\xa9" }, 400, "" },
};

static void
every_case(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct told t;
		ask(mem, cases[i].ask, &t);
		if (t.http != cases[i].http || strstr(t.body, cases[i].answer) == NULL)
			printf("# %s: %d %s\n", cases[i].what, t.http, t.body);
		CU_ASSERT_EQUAL(t.http, cases[i].http);
		CU_ASSERT_PTR_NOT_NULL(strstr(t.body, cases[i].answer));
		arena_reset(mem);
	}
}

static void
the_longest_key_and_one_more(void)
{
	struct wire w = { .method = "POST", .path = "/api/things", .authorization = "Bearer traveler",
	                  .content_type = JSON, .body = "{\"name\":\"x\"}" };
	char key[257];
	struct told t;

	memset(key, 'k', sizeof key);
	key[255] = '\0';
	w.idempotency_key = key;
	ask(mem, w, &t);
	CU_ASSERT_EQUAL(t.http, 201);
	key[255] = 'k';
	key[256] = '\0';
	ask(mem, w, &t);
	CU_ASSERT_EQUAL(t.http, 400);
}

/* SHA-256 of {"name":"x"}, as sha256sum tells it. */
static void
a_keyed_body_has_its_hash(void)
{
	struct told t;
	char hex[65];

	ask(mem, (struct wire){ .method = "POST", .path = "/api/things", .authorization = "Bearer traveler",
	    .content_type = JSON, .body = "{\"name\":\"x\"}", .idempotency_key = "k" }, &t);
	text_hex(t.rq.body_sha256, 32, hex);
	CU_ASSERT_STRING_EQUAL(hex, "0229d37e33daae149bf40543a5ce1db4459d10f830d5139279aa2bfd5f6485a1");
	CU_ASSERT_EQUAL(t.rq.user_id, 17);
	CU_ASSERT_STRING_EQUAL(t.rq.handler, "thing_create");
}

static enum status
dead(struct request *rq)
{
	return problem(&rq->problem, ST_UNAUTHORIZED, "the session of %lld has ended", (long long)rq->user_id);
}

static void
a_session_may_have_ended(void)
{
	struct told t;

	ask(mem, (struct wire){ .path = "/api/things" }, &t);
	t.rq.app->alive = dead;
	ask(mem, (struct wire){ .path = "/api/things", .authorization = "Bearer traveler" }, &t);
	CU_ASSERT_EQUAL(t.http, 200);
	ask(mem, (struct wire){ .method = "DELETE", .path = "/api/things/1", .authorization = "Bearer chief" }, &t);
	CU_ASSERT_EQUAL(t.http, 401);
	CU_ASSERT_PTR_NOT_NULL(strstr(t.body, "the session of 17 has ended"));
	t.rq.app->alive = NULL;
}

static void
too_many_parameters_are_refused(void)
{
	struct pairs all = { .n = 0 };
	struct problem p = { .mem = mem };
	struct buffer b = { .mem = mem };

	for (int i = 0; i < PAIRS_MAX; i++)
		buffer_printf(&b, "a%d=%d&", i, i);
	CU_ASSERT_EQUAL(address_query(b.bytes, &all, &p), ST_OK);
	CU_ASSERT_EQUAL(all.n, PAIRS_MAX);
	CU_ASSERT_STRING_EQUAL(all.at[63].value, "63");
	all.n = 0;
	buffer_str(&b, "b=1");
	CU_ASSERT_EQUAL(address_query(b.bytes, &all, &p), ST_MALFORMED);
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "every case", every_case },
		{ "the longest key, and one more", the_longest_key_and_one_more },
		{ "a keyed body has its hash", a_keyed_body_has_its_hash },
		{ "a session may have ended", a_session_may_have_ended },
		{ "too many parameters are refused", too_many_parameters_are_refused },
		CU_TEST_INFO_NULL,
	};
	CU_SuiteInfo suites[] = { { "router", NULL, NULL, NULL, NULL, tests }, CU_SUITE_INFO_NULL };
	int rc;

	mem = arena_new(64 * 1024);
	rc = tap_main(suites);
	arena_free(&mem);
	return rc;
}
