/* SPDX-License-Identifier: Apache-2.0 */
/* Redis away, slow and broken: a child that plays it as each test tells. */
#include "shared/store/cache.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shared/base/clock.h"
#include "t/tap.h"

enum mood { ANSWER, SILENT, DRIP, HANG_UP, NONSENSE };

static struct arena *mem;
static struct { volatile enum mood mood; volatile int accepted; } *fake;
static char path[108], url[128];
static int listener;
static pid_t child;

/* One client at a time; each command here is a GET, each answer the same. */
static void
converse(int fd)
{
	static const char answer[] = "$5\r\nhello\r\n";
	char in[4096];
	ssize_t n;

	while ((n = read(fd, in, sizeof in)) > 0) {
		size_t commands = 0;
		for (ssize_t i = 0; i < n; i++)
			commands += in[i] == '*';
		if (fake->mood == HANG_UP)
			return;
		if (fake->mood == NONSENSE)
			n = write(fd, "HTTP/1.1 400\r\n", 14);
		for (size_t k = 0; fake->mood == ANSWER && k < commands; k++)
			n = write(fd, answer, sizeof answer - 1);
		for (size_t k = 0; fake->mood == DRIP && k < sizeof answer - 1; k++) {
			n = write(fd, answer + k, 1);
			usleep(8000);
		}
	}
}

static void
play(void)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGPIPE, SIG_IGN);
	for (;;) {
		int fd = accept(listener, NULL, NULL);
		if (fd < 0)
			_exit(0);
		fake->accepted++;
		converse(fd);
		close(fd);
	}
}

static void
start(enum mood mood)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };

	snprintf(a.sun_path, sizeof a.sun_path, "%s", path);
	unlink(path);
	listener = socket(AF_UNIX, SOCK_STREAM, 0);
	if (bind(listener, (struct sockaddr *)&a, sizeof a) != 0 || listen(listener, 8) != 0)
		abort();
	fake->mood = mood;
	fake->accepted = 0;
	if ((child = fork()) == 0)
		play();
	close(listener);
}

static void
stop(void)
{
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

static int64_t
get_ms(struct cache *c, enum status want)
{
	struct bytes value = { 0 };
	int64_t start_us = clock_ticks_us();
	enum status st = cache_get(c, mem, "key", &value);

	CU_ASSERT_EQUAL(st, want);
	CU_ASSERT(st != ST_OK || strcmp(value.at, "hello") == 0);
	return (clock_ticks_us() - start_us) / 1000;
}

static void
an_answer_comes(void)
{
	struct cache *c = cache_new(url);
	struct cache_reply replies[3];
	struct bytes all[3];

	start(ANSWER);
	get_ms(c, ST_OK);
	for (int i = 0; i < 3; i++)
		all[i] = cache_command(mem, "GET %s", "key");
	CU_ASSERT_EQUAL(cache_pipeline(c, mem, all, 3, replies), ST_OK);
	CU_ASSERT(replies[2].kind == CACHE_TEXT && replies[2].text.n == 5);
	CU_ASSERT_EQUAL(fake->accepted, 1);
	stop();
	cache_free(&c);
}

static void
silence_costs_twenty_milliseconds(void)
{
	struct cache *c = cache_new(url);
	int64_t ms;

	start(SILENT);
	ms = get_ms(c, ST_AGAIN);
	CU_ASSERT(ms >= 19 && ms < 100);
	fake->mood = ANSWER;
	get_ms(c, ST_OK);               /* on a new connection: the old answer may still come there */
	CU_ASSERT_EQUAL(fake->accepted, 2);
	stop();
	cache_free(&c);
}

/* Each byte comes in time, all of them do not. */
static void
a_drip_costs_no_more(void)
{
	struct cache *c = cache_new(url);

	start(DRIP);
	CU_ASSERT(get_ms(c, ST_AGAIN) < 100);
	stop();
	cache_free(&c);
}

static void
another_budget_may_be_set(void)
{
	struct cache *c = cache_new(url);

	start(DRIP);
	cache_patience(c, 400);
	get_ms(c, ST_OK);
	cache_patience(c, -5);           /* spent already */
	CU_ASSERT(get_ms(c, ST_AGAIN) < 15);
	stop();
	cache_free(&c);
}

static void
after_five_failures_it_is_left_alone(void)
{
	struct cache *c = cache_new(url);
	int64_t ms = 0;

	start(SILENT);
	for (int i = 0; i < 5; i++)
		get_ms(c, ST_AGAIN);
	for (int i = 0; i < 100; i++)
		ms += get_ms(c, ST_AGAIN);
	CU_ASSERT(ms < 200);
	CU_ASSERT_EQUAL(fake->accepted, 5);
	stop();
	cache_free(&c);
}

static void
a_server_that_hangs_up_kills_nobody(void)
{
	static const char big[4000000];
	struct cache *c = cache_new(url);

	start(ANSWER);
	get_ms(c, ST_OK);
	fake->mood = HANG_UP;
	get_ms(c, ST_AGAIN);
	fake->mood = ANSWER;
	get_ms(c, ST_OK);
	stop();                          /* no SIGPIPE: this process still runs */
	get_ms(c, ST_AGAIN);
	start(ANSWER);
	usleep(110000);
	get_ms(c, ST_OK);
	stop();
	start(HANG_UP);                  /* in the middle of what we send */
	CU_ASSERT_EQUAL(cache_set(c, "key", (struct bytes){ big, sizeof big }, 1), ST_AGAIN);
	stop();
	start(ANSWER);                   /* restarted while idle: nobody notices */
	get_ms(c, ST_OK);
	stop();
	cache_free(&c);
}

static void
nonsense_is_as_good_as_away(void)
{
	struct cache *c = cache_new(url);

	start(NONSENSE);
	get_ms(c, ST_AGAIN);
	stop();
	cache_free(&c);
}

static void
bad_addresses_are_refused(void)
{
	CU_ASSERT_PTR_NULL(cache_new(""));
	CU_ASSERT_PTR_NULL(cache_new("mysql://host/x"));
	CU_ASSERT_PTR_NULL(cache_new("unix://"));
	CU_ASSERT_PTR_NULL(cache_new("redis://"));
}

static void
commands_are_written_safely(void)
{
	struct bytes c = cache_command(mem, "SET %s %b EX %lld", "a b\r\nDEL x", "\0\r\n", (size_t)3, 7LL);
	const char *words[] = { "MGET", "a b", "" };

	CU_ASSERT(c.n == 54 && memcmp(c.at,
	    "*5\r\n$3\r\nSET\r\n$10\r\na b\r\nDEL x\r\n$3\r\n\0\r\n\r\n$2\r\nEX\r\n$1\r\n7\r\n", c.n) == 0);
	c = cache_words(mem, words, 3);
	CU_ASSERT_STRING_EQUAL(c.at, "*3\r\n$4\r\nMGET\r\n$3\r\na b\r\n$0\r\n\r\n");
}

#define CASE(f) { #f, f }

int
main(void)
{
	CU_TestInfo tests[] = { CASE(an_answer_comes), CASE(silence_costs_twenty_milliseconds),
		CASE(a_drip_costs_no_more), CASE(another_budget_may_be_set),
		CASE(after_five_failures_it_is_left_alone), CASE(a_server_that_hangs_up_kills_nobody),
		CASE(nonsense_is_as_good_as_away), CASE(bad_addresses_are_refused),
		CASE(commands_are_written_safely), CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "cache", .pTests = tests }, CU_SUITE_INFO_NULL };
	int rc;

	setbuf(stdout, NULL);
	mem = arena_new(65536);
	fake = mmap(NULL, sizeof *fake, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	snprintf(path, sizeof path, "/tmp/cache.%d.sock", (int)getpid());
	snprintf(url, sizeof url, "unix://%s", path);
	rc = tap_main(suites);
	unlink(path);
	arena_free(&mem);
	return rc;
}
