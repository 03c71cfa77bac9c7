/* SPDX-License-Identifier: Apache-2.0 */
/* Back-off, doorbells, the status page of a board that is made by hand. */
#include "shared/proc/care.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

#include "shared/base/clock.h"
#include "shared/proc/status.h"
#include "t/tap.h"

static struct arena *mem;

static void
six_crashes_in_ten_seconds_make_a_wait(void)
{
	struct care c = { 0 };

	for (int i = 0; i < 5; i++)
		care_crashed(&c, "x", i * US_PER_S);
	CU_ASSERT_EQUAL(c.not_before, 0);
	care_crashed(&c, "x", 5 * US_PER_S);
	CU_ASSERT_EQUAL(c.not_before, 6 * US_PER_S);
}

static void
slower_crashes_do_not(void)
{
	struct care c = { 0 };

	for (int i = 0; i < 100; i++)
		care_crashed(&c, "x", i * 3 * US_PER_S);
	CU_ASSERT_EQUAL(c.not_before, 0);
}

static void
the_wait_doubles_to_thirty_seconds(void)
{
	static const int want[] = { 1, 2, 4, 8, 16, 30, 30 };
	struct care c = { 0 };
	int64_t now = 0;

	for (int i = 0; i < 5; i++)
		care_crashed(&c, "x", now += 1000);
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		care_crashed(&c, "x", now += 1000);
		CU_ASSERT_EQUAL(c.not_before - now, want[i] * US_PER_S);
		care_crashed(&c, "x", now += 1000);       /* another child, meanwhile */
		CU_ASSERT_EQUAL(c.wait_us, want[i] * US_PER_S);
		now = c.not_before;
	}
	for (int i = 0; i < 6; i++)
		care_crashed(&c, "x", now += 100 * US_PER_S);
	CU_ASSERT_EQUAL(c.wait_us, 0);
}

static struct group groups[] = {
	{ .name = "search", .count = 3, .slow_ms = 1, .max_requests = 2 },
	{ .name = "mail", .count = 1, .status_path = "/mail" },
};

static struct child
child_of(struct board *b, int at)
{
	return (struct child){ .group = at < 3 ? &groups[0] : &groups[1], .board = b, .slot = &b->slots[at],
	                       .fd = -1 };
}

static void
a_board_counts(void)
{
	struct board *b = board_new(groups, 2);
	struct child one = child_of(b, 0), two = child_of(b, 1), mail = child_of(b, 3);
	const struct tally *t = board_at(b, "/status/search");

	CU_ASSERT_PTR_NOT_NULL_FATAL(t);
	CU_ASSERT_PTR_NULL(board_at(b, "/status/mail"));
	CU_ASSERT_PTR_NOT_NULL(board_at(b, "/mail"));
	child_idle(&one);
	child_busy(&one, &(struct work){ .uri = "/a" });
	child_busy(&two, &(struct work){ .uri = "/b" });
	child_busy(&mail, &(struct work){ .script = "send" });
	CU_ASSERT_EQUAL(board_count(b, t, SLOT_BUSY), 2);
	CU_ASSERT_EQUAL(t->accepted, 2);
	CU_ASSERT_EQUAL(t->active_max, 2);
	usleep(1100);
	child_idle(&one);
	CU_ASSERT_EQUAL(t->slow, 1);
	CU_ASSERT_EQUAL(board_count(b, t, SLOT_BUSY), 1);
	CU_ASSERT_EQUAL(t->active_max, 2);
	CU_ASSERT_FALSE(child_stopping(&one));
	child_busy(&one, &(struct work){ 0 });
	child_idle(&one);
	CU_ASSERT_TRUE(child_stopping(&one));
}

static void
a_child_stops_when_quit_came(void)
{
	struct board *b = board_new(groups, 2);
	struct child mail = child_of(b, 3);
	sigset_t quit;

	sigemptyset(&quit);
	sigaddset(&quit, SIGQUIT);
	sigprocmask(SIG_BLOCK, &quit, NULL);
	CU_ASSERT_FALSE(child_stopping(&mail));
	raise(SIGQUIT);
	CU_ASSERT_TRUE(child_stopping(&mail));
	CU_ASSERT_EQUAL(sigwaitinfo(&quit, NULL), SIGQUIT);
	sigprocmask(SIG_UNBLOCK, &quit, NULL);
}

static void
too_many_children_do_not_fit(void)
{
	struct group many[] = { { .name = "a", .count = 200 }, { .name = "b", .count = 57 } };

	CU_ASSERT_PTR_NULL(board_new(many, 2));
	many[1].count = 56;
	CU_ASSERT_PTR_NOT_NULL(board_new(many, 2));
}

static const char *
page(struct board *b, enum status_format as, bool full)
{
	struct buffer text = { .mem = mem };

	status_write(b, &b->groups[0], as, full, &text);
	return text.bytes;
}

/* php-fpm 8.2's text and JSON, to the letter. */
static void
the_page_is_php_fpms(void)
{
	struct board *b = board_new(groups, 1);
	struct tally *t = &b->groups[0];

	setenv("TZ", "UTC", 1);
	t->started = clock_now_us() - 10 * US_PER_S;
	t->accepted = 7;
	t->queue = 1;
	t->queue_max = 3;
	t->backlog = 511;
	t->active_max = 2;
	t->slow = 4;
	b->slots[0].state = SLOT_BUSY;
	b->slots[1].state = SLOT_IDLE;
	b->slots[2].state = SLOT_FREE;
	CU_ASSERT_STRING_EQUAL(page(b, AS_JSON, false), arena_printf(mem,
	    "{\"pool\":\"search\",\"process manager\":\"static\",\"start time\":%lld,\"start since\":10,"
	    "\"accepted conn\":7,\"listen queue\":1,\"max listen queue\":3,\"listen queue len\":511,"
	    "\"idle processes\":1,\"active processes\":1,\"total processes\":2,\"max active processes\":2,"
	    "\"max children reached\":0,\"slow requests\":4}", (long long)(t->started / US_PER_S)));
	t->started = 1795514400 * US_PER_S;
	CU_ASSERT_PTR_NOT_NULL(strstr(page(b, AS_TEXT, false),
	    "pool:                 search\n"
	    "process manager:      static\n"
	    "start time:           24/Nov/2026:10:00:00 +0000\n"
	    "start since:          "));
	CU_ASSERT_PTR_NOT_NULL(strstr(page(b, AS_TEXT, false),
	    "accepted conn:        7\n"
	    "listen queue:         1\n"
	    "max listen queue:     3\n"
	    "listen queue len:     511\n"
	    "idle processes:       1\n"
	    "active processes:     1\n"
	    "total processes:      2\n"
	    "max active processes: 2\n"
	    "max children reached: 0\n"
	    "slow requests:        4\n"));
}

static void
a_text_that_is_being_written_harms_nobody(void)
{
	struct board *b = board_new(groups, 1);
	struct slot *s = &b->slots[0];

	s->pid = getpid();
	s->state = SLOT_BUSY;
	memset(s->uri, '"', sizeof s->uri);
	memset(s->query, 0xff, sizeof s->query);
	memset(s->user, '\n', sizeof s->user);
	CU_ASSERT_PTR_NOT_NULL(strstr(page(b, AS_JSON, true), "\\\"\\\"?????"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page(b, AS_JSON, true), "\"user\":\"???????"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page(b, AS_XML, true), "&quot;&quot;?"));
}

static void
wishes(void)
{
	static const struct { const char *query; enum status_format as; bool full; } cases[] = {
		{ NULL, AS_TEXT, false }, { "", AS_TEXT, false }, { "full", AS_TEXT, true }, { "json", AS_JSON, false },
		{ "json&full", AS_JSON, true }, { "full&json", AS_JSON, true }, { "json=1&full=", AS_JSON, true },
		{ "html", AS_HTML, false }, { "xml&full", AS_XML, true }, { "openmetrics", AS_OPENMETRICS, false },
		{ "jsonx", AS_TEXT, false }, { "fuller", AS_TEXT, false }, { "&&full", AS_TEXT, true },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool full;
		CU_ASSERT_EQUAL(status_wish(cases[i].query, &full), cases[i].as);
		CU_ASSERT_EQUAL(full, cases[i].full);
	}
}

static void
a_bell_rings(void)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	struct child c = { .fd = socket(AF_UNIX, SOCK_DGRAM, 0) };

	snprintf(a.sun_path, sizeof a.sun_path, "/tmp/kayak-bell-%d", (int)getpid());
	bell_ring(a.sun_path);
	CU_ASSERT_EQUAL_FATAL(bind(c.fd, (const struct sockaddr *)&a, sizeof a), 0);
	CU_ASSERT_FALSE(bell_wait(&c, 1));
	for (int i = 0; i < 5000; i++)                 /* more than fit: nobody waits */
		bell_ring(a.sun_path);
	CU_ASSERT_TRUE(bell_wait(&c, 1000));
	CU_ASSERT_FALSE(bell_wait(&c, 1));
	close(c.fd);
	unlink(a.sun_path);
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "six crashes in ten seconds make a wait", six_crashes_in_ten_seconds_make_a_wait },
		{ "slower crashes do not", slower_crashes_do_not },
		{ "the wait doubles to thirty seconds", the_wait_doubles_to_thirty_seconds },
		{ "a board counts", a_board_counts },
		{ "a child stops when QUIT came", a_child_stops_when_quit_came },
		{ "too many children do not fit", too_many_children_do_not_fit },
		{ "the page is php-fpm's", the_page_is_php_fpms },
		{ "a text that is being written harms nobody", a_text_that_is_being_written_harms_nobody },
		{ "wishes", wishes },
		{ "a bell rings", a_bell_rings },
		CU_TEST_INFO_NULL,
	};
	CU_SuiteInfo suites[] = { { "care", NULL, NULL, NULL, NULL, tests }, CU_SUITE_INFO_NULL };
	int rc;

	mem = arena_new(4096);
	rc = tap_main(suites);
	arena_free(&mem);
	return rc;
}
