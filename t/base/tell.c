/* SPDX-License-Identifier: Apache-2.0 */
/* What is told to people: problems, settings, log lines. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shared/base/config.h"
#include "shared/base/log.h"
#include "t/tap.h"

static struct arena *mem;

static void
a_problem_is_rfc_9457(void)
{
	struct problem p = { .mem = mem };
	enum status st = problem(&p, ST_CONFLICT, "only %d \"rooms\" are left", 2);

	CU_ASSERT_EQUAL(st, ST_CONFLICT);
	problem_fact(&p, "price_now", NULL, 19999);
	problem_fact(&p, "currency", "USD", 0);
	CU_ASSERT_STRING_EQUAL(problem_json(&p, "abc"),
	    "{\"type\":\"/problems/conflict\",\"title\":\"The state has changed\",\"status\":409,"
	    "\"detail\":\"only 2 \\\"rooms\\\" are left\",\"trace_id\":\"abc\","
	    "\"price_now\":19999,\"currency\":\"USD\"}");
}

static void
one_wrong_field_gives_the_problem_its_type(void)
{
	struct problem p = { .mem = mem };

	CU_ASSERT_EQUAL(problem_field(&p, "#/zip", "malformed-zip", "must be %s", "digits"), ST_INVALID);
	CU_ASSERT_STRING_EQUAL(problem_type(&p), "/problems/malformed-zip");
	CU_ASSERT_EQUAL(problem_field(&p, "#/city", NULL, "is required"), ST_INVALID);
	CU_ASSERT_STRING_EQUAL(problem_type(&p), "/problems/invalid");
	CU_ASSERT_STRING_EQUAL(problem_json(&p, NULL),
	    "{\"type\":\"/problems/invalid\",\"title\":\"The request is not valid\",\"status\":422,\"errors\":["
	    "{\"pointer\":\"#/zip\",\"type\":\"/problems/malformed-zip\",\"detail\":\"must be digits\"},"
	    "{\"pointer\":\"#/city\",\"type\":\"/problems/invalid\",\"detail\":\"is required\"}]}");
}

static void
what_failed_inside_is_not_told(void)
{
	struct problem p = { .mem = mem };

	(void)!problem(&p, ST_FAILED, "secret table secret_users");
	CU_ASSERT_PTR_NULL(strstr(problem_json(&p, "id"), "secret"));
	(void)!problem(&p, ST_AGAIN, "MySQL is away");
	CU_ASSERT_PTR_NOT_NULL(strstr(problem_json(&p, "id"), "MySQL is away"));
}

static void
wrong_fields_beyond_the_last_are_left_out(void)
{
	struct problem p = { .mem = mem };

	for (int i = 0; i < PROBLEM_ERRORS_MAX + 5; i++)
		(void)!problem_field(&p, "#/x", NULL, "%d", i);
	CU_ASSERT_EQUAL(p.n_errors, PROBLEM_ERRORS_MAX);
	CU_ASSERT_PTR_NOT_NULL(problem_json(&p, NULL));
}

static void
every_status_has_its_texts(void)
{
	for (int st = 0; st < ST__COUNT; st++) {
		CU_ASSERT_TRUE(status_texts[st].http >= 200 && status_texts[st].http < 600);
		CU_ASSERT_EQUAL(status_ok((enum status)st), status_texts[st].http < 300);
		CU_ASSERT_TRUE(*status_texts[st].title != '\0');
	}
}

static void
a_person_is_told_where(void)
{
	struct problem p = { .mem = mem };
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	(void)!problem_field(&p, "a.conf:7", NULL, "pm is odd");
	(void)!problem_field(&p, "a.conf:9", NULL, "so is this");
	problem_print(&p, out);
	fclose(out);
	CU_ASSERT_STRING_EQUAL(text, "a.conf:7: pm is odd\na.conf:9: so is this\n");
	free(text);
}

static const char *
file_with(const char *text)
{
	char *path = arena_strdup(mem, "/tmp/kayak-tell-XXXXXX");
	int fd = mkstemp(path);

	CU_ASSERT_FATAL(fd >= 0);
	CU_ASSERT_EQUAL(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	return path;
}

static void
settings_come_from_the_file_then_the_environment(void)
{
	const char *path = file_with("# a comment\n\nKAYAK_BRAND=Sky=Blue\nKAYAK_HOLD_SECONDS=20\r\n");
	struct problem p = { .mem = mem };
	struct config c;

	setenv("KAYAK_BCRYPT_COST", "4", 1);
	CU_ASSERT_EQUAL(config_read(&c, path, mem, &p), ST_OK);
	CU_ASSERT_STRING_EQUAL(c.brand, "Sky=Blue");
	CU_ASSERT_EQUAL(c.hold_s, 20);
	CU_ASSERT_EQUAL(c.bcrypt_cost, 4);
	CU_ASSERT_STRING_EQUAL(c.admin_url, "http://localhost:3000");
	setenv("KAYAK_HOLD_SECONDS", "30", 1);
	CU_ASSERT_EQUAL(config_read(&c, path, mem, &p), ST_OK);
	CU_ASSERT_EQUAL(c.hold_s, 30);
	unsetenv("KAYAK_BCRYPT_COST");
	unsetenv("KAYAK_HOLD_SECONDS");
	unlink(path);
}

static void
every_wrong_setting_is_told(void)
{
	const char *path = file_with("KAYAK_HOLD_SECONDS=4\nKAYAK_BRADN=x\nnonsense\nKAYAK_OPEN_BOOKINGS=ten\n");
	struct problem p = { .mem = mem };
	struct config c;

	CU_ASSERT_EQUAL(config_read(&c, path, mem, &p), ST_INVALID);
	CU_ASSERT_EQUAL_FATAL(p.n_errors, 4);
	CU_ASSERT_PTR_NOT_NULL(strstr(p.errors[0].detail, "from 5 to 86400"));
	CU_ASSERT_PTR_NOT_NULL(strstr(p.errors[1].detail, "line 2: KAYAK_BRADN is not a setting"));
	CU_ASSERT_PTR_NOT_NULL(strstr(p.errors[2].detail, "line 3 is not KEY=value"));
	CU_ASSERT_STRING_EQUAL(p.errors[3].pointer, "KAYAK_OPEN_BOOKINGS");
	unlink(path);
	p = (struct problem){ .mem = mem };
	CU_ASSERT_EQUAL(config_read(&c, "/nowhere/kayak.conf", mem, &p), ST_INVALID);
	CU_ASSERT_PTR_NOT_NULL(strstr(p.detail, "/nowhere/kayak.conf: No such file"));
}

static void
passwords_are_not_printed(void)
{
	const char *path = file_with("KAYAK_MYSQL_URL=mysql://kayak:s3cr@t@/db?socket=/x\nKAYAK_REDIS_URL=unix:///r\n");
	struct problem p = { .mem = mem };
	struct config c;
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	CU_ASSERT_EQUAL(config_read(&c, path, mem, &p), ST_OK);
	config_print(&c, out);
	fclose(out);
	CU_ASSERT_PTR_NULL(strstr(text, "s3cr"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "KAYAK_MYSQL_URL=mysql://kayak:***@/db?socket=/x\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "KAYAK_REDIS_URL=unix:///r\n"));
	free(text);
	unlink(path);
}

static void
log_values_are_quoted(void)
{
	static const struct { const char *value, *told; } cases[] = {
		{ NULL, "-" }, { "", "-" }, { "plain", "plain" }, { "a b", "\"a b\"" },
		{ "a=b", "\"a=b\"" }, { "say \"no\"", "\"say \\\"no\\\"\"" }, { "two\nlines", "\"two lines\"" },
		{ "back\\slash", "\"back\\\\slash\"" }, { "caf\xc3\xa9", "caf\xc3\xa9" }, { "\xff" "x", "\"?x\"" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CU_ASSERT_STRING_EQUAL(log_quote(mem, cases[i].value), cases[i].told);
}

/* What stderr got while fn ran. */
static const char *
logged(void (*fn)(void))
{
	static char text[8192];
	int pipes[2], before = dup(STDERR_FILENO);
	ssize_t n;

	CU_ASSERT_EQUAL_FATAL(pipe(pipes), 0);
	dup2(pipes[1], STDERR_FILENO);
	fn();
	dup2(before, STDERR_FILENO);
	close(pipes[1]);
	n = read(pipes[0], text, sizeof text - 1);
	text[n < 0 ? 0 : n] = '\0';
	close(pipes[0]);
	close(before);
	return text;
}

static void
log_long(void)
{
	char value[4000];

	memset(value, 'x', sizeof value - 1);
	value[sizeof value - 1] = '\0';
	log_warn("long", "value=%s", value);
	log_info("short", "bad=%s", "a\nb\tc");
}

static void
a_log_line_is_one_line(void)
{
	const char *text = logged(log_long), *end = strchr(text, '\n');

	CU_ASSERT_PTR_NOT_NULL_FATAL(end);
	CU_ASSERT_EQUAL(end - text, 2046);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "Z level=warn event=long value=xxx"));
	CU_ASSERT_PTR_NOT_NULL(strstr(end, "Z level=info event=short bad=a b c\n"));
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "a problem is RFC 9457's", a_problem_is_rfc_9457 },
		{ "one wrong field gives the problem its type", one_wrong_field_gives_the_problem_its_type },
		{ "what failed inside is not told", what_failed_inside_is_not_told },
		{ "wrong fields beyond the last are left out", wrong_fields_beyond_the_last_are_left_out },
		{ "a person is told where", a_person_is_told_where },
		{ "every status has its texts", every_status_has_its_texts },
		{ "settings: the file, then the environment", settings_come_from_the_file_then_the_environment },
		{ "every wrong setting is told", every_wrong_setting_is_told },
		{ "passwords are not printed", passwords_are_not_printed },
		{ "log values are quoted", log_values_are_quoted },
		{ "a log line is one line", a_log_line_is_one_line },
		CU_TEST_INFO_NULL,
	};
	CU_SuiteInfo suites[] = { { "tell", NULL, NULL, NULL, NULL, tests }, CU_SUITE_INFO_NULL };
	int rc;

	mem = arena_new(4096);
	rc = tap_main(suites);
	arena_free(&mem);
	return rc;
}
