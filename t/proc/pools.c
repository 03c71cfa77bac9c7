/* SPDX-License-Identifier: Apache-2.0 */
/* Pool files: what is taken, and every way to be wrong with its advice. */
#include "shared/proc/pools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shared/proc/limits.h"
#include "t/tap.h"

static struct arena *mem;
static char dir[] = "/tmp/kayak-pools-XXXXXX";
static const char *const known[] = { "search", "login", NULL };

#define LOGIN "[login]\nlisten=/tmp/login.sock\npm.max_children=1\n"
#define SEARCH "[search]\nlisten=/tmp/search.sock\npm.max_children=4\n"

/* Reads one file with this text. */
static enum status
take(const char *text, struct pools *all, struct problem *p)
{
	const char *path = arena_printf(mem, "%s/a.conf", dir);
	FILE *f = fopen(path, "we");
	enum status st;

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs(text, f);
	fclose(f);
	*p = (struct problem){ .mem = mem };
	st = pools_read(dir, known, all, p);
	unlink(path);
	return st;
}

static void
a_file_of_php_fpm(void)
{
	static const char text[] =
	    "; Start a new pool.\n[search]\nlisten = /tmp/$pool.sock\nlisten.backlog = 511 ; as php-fpm\n"
	    "listen.mode = 0600\npm = static\npm.max_children = 5\npm.max_requests=500\n"
	    "pm.status_path = \"/status/$pool\"\npm.status_listen = /tmp/status.sock\n"
	    "request_terminate_timeout = 2m\nrequest_slowlog_timeout = 1s\n\n" LOGIN;
	struct pools all;
	struct problem p;
	const struct pool *s = &all.items[0];

	CU_ASSERT_EQUAL_FATAL(take(text, &all, &p), ST_OK);
	CU_ASSERT_EQUAL(all.n, 2);
	CU_ASSERT_STRING_EQUAL(s->name, "search");
	CU_ASSERT_STRING_EQUAL(s->listen, "/tmp/search.sock");
	CU_ASSERT_STRING_EQUAL(s->status_path, "/status/search");
	CU_ASSERT_EQUAL(s->backlog, 511);
	CU_ASSERT_EQUAL(s->mode, 0600);
	CU_ASSERT_EQUAL(s->max_children, 5);
	CU_ASSERT_EQUAL(s->max_requests, 500);
	CU_ASSERT_EQUAL(s->terminate_ms, 120000);
	CU_ASSERT_EQUAL(s->slow_ms, 1000);
	CU_ASSERT_EQUAL(all.items[1].mode, 0660);
	CU_ASSERT_EQUAL(all.items[1].backlog, 4096);
	CU_ASSERT_EQUAL(all.items[1].terminate_ms, 4000);
	CU_ASSERT_EQUAL(all.control_timeout_ms, 30000);
	CU_ASSERT_EQUAL(all.n_notes, 0);
}

/* The text, where it is wrong, what is told. */
static const struct { const char *text, *at, *told; } wrong[] = {
	{ "listen = /tmp/x\n" SEARCH LOGIN, "a.conf:1", "stands below a [pool]" },
	{ SEARCH LOGIN "[search\n", "a.conf:7", "close the bracket" },
	{ SEARCH LOGIN "[search] x\n", "a.conf:7", "nothing else" },
	{ SEARCH LOGIN SEARCH, "a.conf:7", "[search] is there already, at " },
	{ SEARCH LOGIN "[www]\nlisten=/tmp/w\npm.max_children=1\n", "a.conf:7", "is no pool of this program" },
	{ SEARCH, "login", "the pool [login] is missing" },
	{ LOGIN SEARCH "nonsense\n", "a.conf:7", "NAME = VALUE" },
	{ LOGIN SEARCH "pm.max_childern = 4\n", "a.conf:7", "did you mean pm.max_children?" },
	{ LOGIN SEARCH "PM = static\n", "a.conf:7", "did you mean pm?" },
	{ LOGIN SEARCH "listen =\n", "a.conf:7", "listen has no value" },
	{ LOGIN SEARCH "pm = ondemand\n", "a.conf:7", "pm must be one of: static dynamic" },
	{ LOGIN SEARCH "pm = stat\n", "a.conf:7", "pm must be one of: static dynamic" },
	{ LOGIN SEARCH "pm.max_children = four\n", "a.conf:7", "must be a whole number" },
	{ LOGIN SEARCH "pm.max_children = 0\n", "a.conf:7", "must be 1 to 128" },
	{ LOGIN SEARCH "pm.max_children = -1\n", "a.conf:7", "must be 1 to 128" },
	{ LOGIN SEARCH "pm.max_children = 11\n", "a.conf:4", "but 10 connections to MySQL of the 50: lower it" },
	{ SEARCH "[login]\nlisten=/tmp/l\npm.max_children=3\n", "a.conf:4", "but 2 connections" },
	{ SEARCH "[login]\nlisten=/tmp/l\n", "a.conf:4", "add pm.max_children = 4" },
	{ SEARCH "[login]\npm.max_children=1\n", "a.conf:4", "add listen = /run/kayak/$pool.sock" },
	{ SEARCH "[login]\nlisten=127.0.0.1:9000\npm.max_children=1\n", "a.conf:4", "a unix socket only" },
	{ SEARCH "[login]\nlisten=/nowhere/l.sock\npm.max_children=1\n", "a.conf:4", "whose folder is missing" },
	{ SEARCH "[login]\nlisten=/tmp/search.sock\npm.max_children=1\n", "a.conf:4", "has the socket of [search]" },
	{ SEARCH "[login]\nlisten=/tmp/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\npm.max_children=1\n", "a.conf:4", "longer than 107 bytes" },
	{ LOGIN SEARCH "listen.mode = 0999\n", "a.conf:7", "octal digits" },
	{ LOGIN SEARCH "listen.mode = 0444\n", "a.conf:7", "must be 0600 to 0666" },
	{ LOGIN SEARCH "listen.backlog = 5\n", "a.conf:7", "must be 64 to 65535" },
	{ LOGIN SEARCH "request_terminate_timeout = 5 s\n", "a.conf:7", "10, 10s, 2m, 1h, 1d" },
	{ LOGIN SEARCH "request_terminate_timeout = soon\n", "a.conf:7", "must be a time" },
	{ LOGIN SEARCH "request_terminate_timeout = -1\n", "a.conf:7", "must be a time" },
	{ LOGIN SEARCH "request_terminate_timeout = 1d\n", "a.conf:7", "must be 0 to 600 seconds" },
	{ LOGIN SEARCH "[global]\npid = /x\n", "a.conf:8", "process_control_timeout" },
	{ LOGIN "pm.status_listen=/tmp/s1\n" SEARCH "pm.status_listen=/tmp/s2\n", "a.conf:5", "all pools share one" },
};

static void
every_way_to_be_wrong(void)
{
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct pools all;
		struct problem p;
		enum status st = take(wrong[i].text, &all, &p);
		bool found = false;
		for (size_t k = 0; k < p.n_errors; k++)
			found = found || (strstr(p.errors[k].detail, wrong[i].told) != NULL &&
			                  strstr(p.errors[k].pointer, wrong[i].at) != NULL);
		for (size_t k = 0; k < p.n_errors && !found; k++)
			printf("# %zu: %s %s\n", i, p.errors[k].pointer, p.errors[k].detail);
		CU_ASSERT_EQUAL(st, ST_INVALID);
		CU_ASSERT_TRUE(found);
	}
}

static void
all_that_is_wrong_is_told_at_once(void)
{
	struct pools all;
	struct problem p;

	CU_ASSERT_EQUAL(take("[search]\nlistn=/x\npm=x\npm.max_children=999\n", &all, &p), ST_INVALID);
	CU_ASSERT_EQUAL(p.n_errors, 6);        /* those three, no size, no socket, no [login] */
}

static void
what_is_not_obeyed_yet_is_said(void)
{
	struct pools all;
	struct problem p;

	CU_ASSERT_EQUAL(take(LOGIN SEARCH "pm = dynamic\npm.start_servers = 2\nuser = www-data\n", &all, &p), ST_OK);
	CU_ASSERT_EQUAL_FATAL(all.n_notes, 3);
	CU_ASSERT_PTR_NOT_NULL(strstr(all.notes[0], "a.conf:7: pm = dynamic is not obeyed yet"));
	CU_ASSERT_PTR_NOT_NULL(strstr(all.notes[1], "pm.start_servers is not obeyed yet"));
	CU_ASSERT_PTR_NOT_NULL(strstr(all.notes[2], "set it in the unit"));
	CU_ASSERT_EQUAL(all.items[1].max_children, 4);
}

static void
no_files_at_all(void)
{
	struct problem p = { .mem = mem };
	struct pools all;

	CU_ASSERT_EQUAL(pools_read("/nowhere", known, &all, &p), ST_INVALID);
	CU_ASSERT_PTR_NOT_NULL(strstr(p.errors[0].detail, "KAYAK_POOLS_DIR"));
}

static void
the_dump_can_be_read_again(void)
{
	struct pools all, again;
	struct problem p;
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	CU_ASSERT_EQUAL(take("[global]\nprocess_control_timeout=7\n" LOGIN SEARCH
	                     "listen.mode=0600\npm.status_path=/s\npm.status_listen=/tmp/st\n", &all, &p), ST_OK);
	for (size_t i = 0; i < all.n; i++)
		all.items[i].status_path = all.items[i].status_listen = "/tmp/same";
	pools_print(&all, out);
	fclose(out);
	CU_ASSERT_EQUAL(take(text, &again, &p), ST_OK);
	CU_ASSERT_EQUAL(again.control_timeout_ms, 7000);
	CU_ASSERT_EQUAL(again.items[1].mode, 0600);
	CU_ASSERT_EQUAL(again.items[1].terminate_ms, all.items[1].terminate_ms);
	free(text);
}

static void
the_connections_are_fifty(void)
{
#define X(part, n) + n
	CU_ASSERT_EQUAL(0 MYSQL_CONNECTIONS(X), MYSQL_CONNECTIONS_ALL);
#undef X
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "a file of php-fpm", a_file_of_php_fpm },
		{ "every way to be wrong", every_way_to_be_wrong },
		{ "all that is wrong is told at once", all_that_is_wrong_is_told_at_once },
		{ "what is not obeyed yet is said", what_is_not_obeyed_yet_is_said },
		{ "no files at all", no_files_at_all },
		{ "the dump can be read again", the_dump_can_be_read_again },
		{ "the connections are fifty", the_connections_are_fifty },
		CU_TEST_INFO_NULL,
	};
	CU_SuiteInfo suites[] = { { "pools", NULL, NULL, NULL, NULL, tests }, CU_SUITE_INFO_NULL };
	int rc;

	mem = arena_new(4096);
	if (mkdtemp(dir) == NULL)
		return EXIT_FAILURE;
	rc = tap_main(suites);
	rmdir(dir);
	arena_free(&mem);
	return rc;
}
