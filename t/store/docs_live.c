/* SPDX-License-Identifier: Apache-2.0 */
/* docs against a server of the MongoDB protocol, which KAYAK_MONGO_URL names. */
#include "shared/store/docs.h"

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "shared/base/clock.h"
#include "t/tap.h"

#define C "t_store"

static struct arena *mem;
static struct docs *docs;

struct note { struct uuid id; const char *place, *text; int64_t stars, at; };
static CODEC(note, F_UUID(note, id), F_STR(note, place), F_STR(note, text), F_I64(note, stars), F_INSTANT(note, at));

static const struct docs_query of_place = { .name = "test.of_place", .collection = C, .sort = "-stars,id",
	.where = WHERE({ DOCS_EQ, .of = F_STR(note, place, ) }, { DOCS_GE, "stars", F_I64(note, stars, .zero_null = true) }),
	.out = &note_codec };
static const struct docs_query by_id = { .name = "test.by_id", .collection = C,
	.where = WHERE({ DOCS_EQ, .of = F_UUID(note, id, ) }), .set = BIND(F_STR(note, text), F_I64(note, stars)),
	.out = &note_codec };
static const struct docs_query everything = { .name = "test.everything", .collection = C, .out = &note_codec };

static struct note
a_note(const char *place, int64_t stars)
{
	return (struct note){ .id = uuid_new(), .place = place, .text = "quiet", .stars = stars, .at = 1795514400123000 };
}

static void
clean(void)
{
	static const char *const places[] = { "oslo", "bergen", "paris" };

	for (size_t i = 0; i < 3; i++)
		CU_ASSERT_EQUAL(docs_delete(docs, &of_place, &(struct note){ .place = places[i] }, NULL), ST_OK);
}

static void
documents_come_back(void)
{
	struct note a = a_note("oslo", 3), b = a_note("oslo", 5), other = a_note("bergen", 1), one, *rows;
	size_t n;

	clean();
	CU_ASSERT_EQUAL(docs_insert(docs, C, &note_codec, &a), ST_OK);
	CU_ASSERT_EQUAL(docs_insert(docs, C, &note_codec, &b), ST_OK);
	CU_ASSERT_EQUAL(docs_insert(docs, C, &note_codec, &other), ST_OK);
	CU_ASSERT_EQUAL(docs_insert(docs, C, &note_codec, &a), ST_CONFLICT);
	CU_ASSERT_EQUAL(docs_find(docs, mem, &of_place, &(struct note){ .place = "oslo" }, 0, &rows, &n), ST_OK);
	CU_ASSERT_EQUAL_FATAL(n, 2);
	CU_ASSERT(rows[0].stars == 5 && rows[1].stars == 3 && rows[1].at == a.at);
	CU_ASSERT_EQUAL(memcmp(&rows[1].id, &a.id, 16), 0);
	CU_ASSERT_EQUAL(docs_find(docs, mem, &of_place, &(struct note){ .place = "oslo" }, 1, &rows, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 1);
	CU_ASSERT_EQUAL(docs_find(docs, mem, &of_place, &(struct note){ .place = "oslo", .stars = 4 }, 0, &rows, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 1);
	CU_ASSERT_EQUAL(docs_one(docs, mem, &by_id, &other, &one), ST_OK);
	CU_ASSERT_STRING_EQUAL(one.place, "bergen");
	one.id = uuid_new();
	CU_ASSERT_EQUAL(docs_one(docs, mem, &by_id, &one, &one), ST_NOT_FOUND);
}

static void
documents_change(void)
{
	struct note a = a_note("paris", 3), got = { 0 };
	int64_t n = -1;

	clean();
	CU_ASSERT_EQUAL(docs_insert(docs, C, &note_codec, &a), ST_OK);
	a.stars = 4;
	a.text = NULL;
	CU_ASSERT_EQUAL(docs_update(docs, &by_id, &a, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 1);
	CU_ASSERT_EQUAL(docs_one(docs, mem, &by_id, &a, &got), ST_OK);
	CU_ASSERT(got.stars == 4 && got.text == NULL && strcmp(got.place, "paris") == 0);
	CU_ASSERT_EQUAL(docs_count(docs, &of_place, &(struct note){ .place = "paris" }, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 1);
	CU_ASSERT_EQUAL(docs_delete(docs, &by_id, &a, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 1);
	CU_ASSERT_EQUAL(docs_delete(docs, &everything, NULL, NULL), ST_FAILED);
}

static void
many_go_together(void)
{
	enum { N = 1200 };
	struct note *rows = arena_zalloc(mem, N * sizeof *rows), *again;
	int64_t start = clock_ticks_us(), count;
	size_t n;

	clean();
	for (int i = 0; i < N; i++)
		rows[i] = a_note("oslo", i % 5 + 1);
	CU_ASSERT_EQUAL(docs_insert_many(docs, C, &note_codec, rows, N), ST_OK);
	printf("# insert_many: %d in %lld ms\n", N, (long long)(clock_ticks_us() - start) / 1000);
	rows[0] = a_note("oslo", 1);
	CU_ASSERT_EQUAL(docs_insert_many(docs, C, &note_codec, rows, 10), ST_OK);     /* nine are there already */
	CU_ASSERT_EQUAL(docs_count(docs, &of_place, &(struct note){ .place = "oslo" }, &count), ST_OK);
	CU_ASSERT_EQUAL(count, N + 1);
	CU_ASSERT_EQUAL(docs_find(docs, mem, &of_place, &(struct note){ .place = "oslo" }, 0, &again, &n), ST_OK);
	CU_ASSERT_EQUAL(n, N + 1);
}

static void
groups_are_counted(void)
{
	struct note rows[] = { a_note("oslo", 5), a_note("oslo", 4), a_note("bergen", 2) };
	struct docs_group *g;
	size_t n;

	clean();
	CU_ASSERT_EQUAL(docs_insert_many(docs, C, &note_codec, rows, 3), ST_OK);
	CU_ASSERT_EQUAL(docs_groups(docs, mem, &everything, NULL, "place", "stars", &g, &n), ST_OK);
	CU_ASSERT_EQUAL_FATAL(n, 2);
	CU_ASSERT_STRING_EQUAL(g[0].text, "oslo");
	CU_ASSERT(g[0].count == 2 && g[0].mean > 4.49 && g[0].mean < 4.51 && g[1].count == 1);
	CU_ASSERT_EQUAL(docs_groups(docs, mem, &of_place, &(struct note){ .place = "oslo" }, "stars", "stars", &g, &n), ST_OK);
	CU_ASSERT(n == 2 && g[0].number == 4 && g[0].text == NULL);
}

static void
indexes_are_made(void)
{
	static const char list[] = "{\"" C "\": [{\"name\": \"one_text\", \"key\": {\"place\": 1, \"text\": 1, \"stars\": 1}, "
    "\"unique\": true}]}";
	struct note a = a_note("paris", 5), b = a_note("paris", 5);
	struct problem p = { .mem = mem };

	clean();
	CU_ASSERT_EQUAL(docs_indexes(docs, list, &p), ST_OK);
	CU_ASSERT_EQUAL(docs_indexes(docs, list, &p), ST_OK);
	CU_ASSERT_EQUAL(docs_insert(docs, C, &note_codec, &a), ST_OK);
	CU_ASSERT_EQUAL(docs_insert(docs, C, &note_codec, &b), ST_CONFLICT);
	CU_ASSERT_EQUAL(docs_indexes(docs, "{\"x\": 1}", &p), ST_FAILED);
	CU_ASSERT_EQUAL(docs_indexes(docs, "nonsense", &p), ST_FAILED);
}

static int
deaf_listener(int *port)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof a;
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (bind(fd, (struct sockaddr *)&a, n) != 0 || listen(fd, 16) != 0)
		abort();
	getsockname(fd, (struct sockaddr *)&a, &n);
	*port = ntohs(a.sin_port);
	return fd;
}

static int64_t
count_ms(struct docs *d)
{
	int64_t start = clock_ticks_us(), n;

	CU_ASSERT_EQUAL(docs_count(d, &everything, NULL, &n), ST_AGAIN);
	return (clock_ticks_us() - start) / 1000;
}

static void
away_and_silent_are_told_in_time(void)
{
	int port, fd = deaf_listener(&port);
	struct docs *silent = docs_new(arena_printf(mem, "mongodb://127.0.0.1:%d/x", port)), *away;
	int64_t ms = count_ms(silent);

	CU_ASSERT(ms < 1500);                 /* the first word is part of finding the server */
	for (int i = 0; i < 20; i++)
		ms += count_ms(silent);
	CU_ASSERT(ms < 1500);                 /* it is left alone */
	close(fd);
	away = docs_new(arena_printf(mem, "mongodb://127.0.0.1:%d/x", port));
	CU_ASSERT(count_ms(away) < 800);
	docs_free(&silent);
	docs_free(&away);
	CU_ASSERT_PTR_NULL(docs_new("mongodb://127.0.0.1:27017"));
	CU_ASSERT_PTR_NULL(docs_new("nonsense"));
}

#define CASE(f) { #f, f }

int
main(void)
{
	CU_TestInfo tests[] = { CASE(documents_come_back), CASE(documents_change), CASE(many_go_together),
		CASE(groups_are_counted), CASE(indexes_are_made), CASE(away_and_silent_are_told_in_time),
		CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "docs", .pTests = tests }, CU_SUITE_INFO_NULL };
	const char *url = getenv("KAYAK_MONGO_URL");
	const char *slash = url == NULL ? NULL : strrchr(url, '/');
	int rc;

	mem = arena_new(65536);
	if (slash == NULL || (docs = docs_new(arena_printf(mem,
	    "%.*s/t_store_%d", (int)(slash - url), url, (int)getpid()))) == NULL) {
		printf("Bail out! KAYAK_MONGO_URL is not set\n");
		return EXIT_FAILURE;
	}
	setbuf(stdout, NULL);
	rc = tap_main(suites);
	docs_free(&docs);
	arena_free(&mem);
	return rc;
}
