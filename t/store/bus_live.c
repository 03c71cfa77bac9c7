/* SPDX-License-Identifier: Apache-2.0 */
/* The consumer against a real broker, which KAYAK_KAFKA_BROKERS names: order,
 * dead letters, pauses, kills. Each test has topics of its own. */
#include <librdkafka/rdkafka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shared/base/clock.h"
#include "shared/bus/bus.h"
#include "t/tap.h"

#define TYPE "com.kayak.test.made.v1"
#define SEEN_MAX 400

struct thing { const char *word; int64_t n; };
static CODEC(thing, F_STR(thing, word, .must = true, .min = 1), F_I64(thing, n));

static struct arena *mem;
static const char *brokers, *topic, *group;
static rd_kafka_t *admin;
static struct bus_out *out;
static volatile sig_atomic_t stop;

/* What the takers do and saw; shared with children. */
static struct seen {
	int     n, tries, given_up, again_left, kill_at;
	int64_t things[SEEN_MAX];
	char    request_id[40];
} *seen;

static void
make_topic(const char *name, int partitions)
{
	char error[256];
	rd_kafka_NewTopic_t *t = rd_kafka_NewTopic_new(name, partitions, 1, error, sizeof error);
	rd_kafka_queue_t *q = rd_kafka_queue_new(admin);
	rd_kafka_event_t *e;

	rd_kafka_CreateTopics(admin, &t, 1, NULL, q);
	e = rd_kafka_queue_poll(q, 10000);
	CU_ASSERT(e != NULL && rd_kafka_event_error(e) == RD_KAFKA_RESP_ERR_NO_ERROR);
	rd_kafka_event_destroy(e);
	rd_kafka_queue_destroy(q);
	rd_kafka_NewTopic_destroy(t);
}

static void
fresh(const char *name, int partitions)
{
	memset(seen, 0, sizeof *seen);
	seen->kill_at = -1;
	group = arena_printf(mem, "t-%s-%d", name, (int)getpid());
	topic = arena_printf(mem, "%s.in", group);
	make_topic(topic, partitions);
	make_topic(arena_printf(mem, "%s.dlq", group), 1);
}

static void
send_text(const char *text, const char *key)
{
	struct bus_letter l = { .topic = topic, .key = { key, strlen(key) }, .value = { text, strlen(text) },
		.request_id = "req-7" };

	CU_ASSERT_EQUAL(bus_produce(out, &l), ST_OK);
	CU_ASSERT_EQUAL(bus_flush(out, 10000), ST_OK);
}

static void
send_thing(const char *type, const char *word, int64_t n)
{
	struct event e = { .source = "/test", .type = type };
	char key[24];

	snprintf(key, sizeof key, "%lld", (long long)n % 8);
	send_text(event_write(mem, &e, &thing_codec, &(struct thing){ word, n }), key);
}

static enum status
take(void *agent, const struct bus_message *m, const void *data, struct problem *p)
{
	const struct thing *t = data;

	(void)agent;
	if (strcmp(t->word, "bad") == 0) {
		CU_ASSERT_EQUAL(m->tries, seen->tries);
		seen->tries++;
		return problem(p, ST_CONFLICT, "%lld is bad", (long long)t->n);
	}
	if (strcmp(t->word, "wait") == 0 && seen->again_left-- > 0)
		return ST_AGAIN;
	if (seen->n == seen->kill_at)
		raise(SIGKILL);
	if (seen->n < SEEN_MAX)
		seen->things[seen->n] = t->n;
	seen->n++;
	snprintf(seen->request_id, sizeof seen->request_id, "%s", m->request_id);
	return ST_OK;
}

static enum status
give_up(void *agent, const struct bus_message *m, const void *data, const struct problem *p)
{
	(void)agent;
	CU_ASSERT_EQUAL(strcmp(p->detail, "6 is bad") == 0, m->tries >= 4 && data != NULL);
	CU_ASSERT_NOT_EQUAL(*p->detail, '\0');
	return seen->given_up++ == 0 ? ST_AGAIN : ST_OK;
}

static struct bus *
consumer(int instance)
{
	const struct subscription *subs = arena_zalloc(mem, 2 * sizeof *subs);

	*(struct subscription *)(void *)subs = (struct subscription){
		.topic = topic, .type = TYPE, .of = &thing_codec, .take = take, .give_up = give_up };
	return bus_new(&(struct bus_settings){ .brokers = brokers, .group = group, .instance = instance,
		.subs = subs, .stop = &stop });
}

/* Steps until n things were seen, or 15 s. */
static void
step_until(struct bus *bus, int n)
{
	int64_t until = clock_ticks_us() + 15 * US_PER_S;

	while (seen->n < n && clock_ticks_us() < until)
		CU_ASSERT_EQUAL(bus_step(bus, 50), ST_OK);
	CU_ASSERT_EQUAL(seen->n, n);
}

static void
step_for(struct bus *bus, int ms)
{
	int64_t until = clock_ticks_us() + (int64_t)ms * 1000;

	while (clock_ticks_us() < until)
		CU_ASSERT_EQUAL(bus_step(bus, 50), ST_OK);
}

static struct { int n; char last[400], detail[200], from[200]; } dead;

static enum status
take_dead(void *agent, const struct bus_message *m, const void *data, struct problem *p)
{
	(void)agent;
	(void)data;
	(void)p;
	dead.n++;
	snprintf(dead.last, sizeof dead.last, "%.*s", (int)m->value.n, (const char *)m->value.at);
	snprintf(dead.detail, sizeof dead.detail, "%s", bus_header(m, "detail"));
	snprintf(dead.from, sizeof dead.from, "%s", bus_header(m, "from"));
	return ST_OK;
}

static void
read_dead_letters(int n)
{
	const struct subscription subs[] = {
		{ .topic = arena_printf(mem, "%s.dlq", group), .raw = true, .take = take_dead }, { 0 } };
	struct bus *bus = bus_new(&(struct bus_settings){ .brokers = brokers, .subs = subs, .instance = -1,
		.group = arena_printf(mem, "%s-dead", group), .stop = &stop });
	int64_t until = clock_ticks_us() + 10 * US_PER_S;

	memset(&dead, 0, sizeof dead);
	while (dead.n < n && clock_ticks_us() < until)
		CU_ASSERT_EQUAL(bus_step(bus, 50), ST_OK);
	step_for(bus, n == 0 ? 2000 : 300);
	CU_ASSERT_EQUAL(dead.n, n);
	bus_free(&bus);
}

static void
messages_come_once_and_in_order(void)
{
	struct bus *bus;

	fresh("order", 1);
	for (int i = 0; i < 100; i++)
		send_thing(i == 50 ? "com.kayak.test.other.v1" : TYPE, "fine", i);
	bus = consumer(0);
	step_until(bus, 99);
	bus_free(&bus);
	for (int i = 0; i < 99; i++)
		CU_ASSERT_EQUAL(seen->things[i], i < 50 ? i : i + 1);       /* 50 is nobody's */
	CU_ASSERT_STRING_EQUAL(seen->request_id, "req-7");
	send_thing(TYPE, "fine", 500);
	bus = consumer(0);
	step_until(bus, 100);                /* what was taken does not come again */
	CU_ASSERT_EQUAL(seen->things[99], 500);
	bus_free(&bus);
	read_dead_letters(0);
}

static void
five_errors_make_a_dead_letter(void)
{
	struct bus *bus;

	fresh("dead", 1);
	send_thing(TYPE, "fine", 5);
	send_thing(TYPE, "bad", 6);
	send_thing(TYPE, "fine", 7);
	bus = consumer(0);
	step_until(bus, 2);
	CU_ASSERT_EQUAL(seen->tries, 5);
	CU_ASSERT_EQUAL(seen->given_up, 2);              /* the first time it said ST_AGAIN */
	CU_ASSERT_EQUAL(seen->things[1], 7);
	bus_free(&bus);
	read_dead_letters(1);
	CU_ASSERT_PTR_NOT_NULL(strstr(dead.last, "\"n\":6"));
	CU_ASSERT_STRING_EQUAL(dead.detail, "6 is bad");
	CU_ASSERT_STRING_EQUAL(dead.from, arena_printf(mem, "%s/0/1", topic));
}

static void
what_cannot_be_read_is_dead_at_once(void)
{
	struct bus *bus;

	fresh("unread", 1);
	send_text("not JSON", "k");
	send_thing("com.kayak.test.made.v2", "fine", 1);
	send_thing(TYPE, "", 2);
	send_text("", "k");
	send_thing(TYPE, "fine", 3);
	bus = consumer(0);
	seen->given_up = 1;
	step_until(bus, 1);
	CU_ASSERT_EQUAL(seen->things[0], 3);
	bus_free(&bus);
	read_dead_letters(4);
}

/* The partition of the waiting message stands still, in order; the other one goes on. */
static void
again_pauses_one_partition(void)
{
	struct bus *bus;
	int64_t last = -1;
	int before = 0;

	fresh("again", 2);
	seen->again_left = 7;
	send_thing(TYPE, "wait", 0);
	for (int i = 1; i <= 64; i++)
		send_thing(TYPE, "fine", i);
	bus = consumer(0);
	step_for(bus, 2500);
	before = seen->n;
	CU_ASSERT(before > 0 && before < 65 && seen->again_left > 0);
	step_until(bus, 65);
	bus_free(&bus);
	CU_ASSERT_EQUAL(seen->things[before], 0);        /* the one that waited, then those behind it */
	for (int i = before; i < 65; i++) {
		CU_ASSERT(seen->things[i] > last);
		last = seen->things[i];
	}
	read_dead_letters(0);
}

static void
a_killed_consumer_loses_nothing(void)
{
	struct bus *bus;
	pid_t child;
	int st;

	fresh("killed", 1);
	for (int i = 0; i < 20; i++)
		send_thing(TYPE, "fine", i);
	seen->kill_at = 10;
	if ((child = fork()) == 0) {
		bus = consumer(3);
		while (bus_step(bus, 50) == ST_OK)
			;
		_exit(1);
	}
	waitpid(child, &st, 0);
	CU_ASSERT(WIFSIGNALED(st) && seen->n == 10);
	seen->kill_at = -1;
	bus = consumer(3);
	for (int64_t until = clock_ticks_us() + 15 * US_PER_S; clock_ticks_us() < until; )
		if (bus_step(bus, 50) != ST_OK || (seen->n > 10 && seen->things[seen->n - 1] == 19))
			break;
	bus_free(&bus);
	CU_ASSERT(seen->n >= 20 && seen->n <= 30);
	for (int i = 10; i < seen->n; i++)                /* from the tenth at the latest, without a gap */
		CU_ASSERT_EQUAL(seen->things[i], 19 - (seen->n - 1 - i));
}

/* The first one waits with a message in hand; the second one takes over half of the
 * partitions, and the message is taken by whoever has it, in order. */
static void
a_held_message_moves_with_its_partition(void)
{
	struct bus *one, *two;
	int64_t until;

	fresh("moves", 2);
	seen->again_left = 1000000;
	for (int i = 0; i < 8; i++)
		send_thing(TYPE, "wait", i);
	one = consumer(0);
	step_for(one, 1500);
	CU_ASSERT(seen->again_left < 1000000 && seen->n == 0);
	two = consumer(1);
	for (until = clock_ticks_us() + 4 * US_PER_S; clock_ticks_us() < until; )
		if (bus_step(one, 20) != ST_OK || bus_step(two, 20) != ST_OK)
			break;
	seen->again_left = 0;
	for (until = clock_ticks_us() + 20 * US_PER_S; seen->n < 8 && clock_ticks_us() < until; )
		if (bus_step(one, 20) != ST_OK || bus_step(two, 20) != ST_OK)
			break;
	for (until = clock_ticks_us() + 6 * US_PER_S; clock_ticks_us() < until; )
		if (bus_step(one, 20) != ST_OK || bus_step(two, 20) != ST_OK)
			break;
	CU_ASSERT_EQUAL(seen->n, 8);
	bus_free(&one);
	bus_free(&two);
}

static void
a_new_reader_may_begin_in_the_past(void)
{
	struct subscription mine[2] = { { 0 } };
	struct bus *bus;

	fresh("past", 2);
	for (int i = 0; i < 8; i++)
		send_thing(TYPE, "fine", i);
	mine[0] = (struct subscription){ .topic = topic, .type = TYPE, .of = &thing_codec, .take = take };
	for (int round = 1; round <= 2; round++) {
		bus = bus_new(&(struct bus_settings){ .brokers = brokers, .group = group, .instance = -1, .subs = mine,
			.stop = &stop, .rewind_s = 600, .per_host = true });
		step_until(bus, 8 * round);          /* all of it again: what was taken before does not count */
		bus_free(&bus);
	}
}

#define CASE(f) { #f, f }

int
main(void)
{
	CU_TestInfo tests[] = { CASE(messages_come_once_and_in_order), CASE(five_errors_make_a_dead_letter),
		CASE(what_cannot_be_read_is_dead_at_once), CASE(again_pauses_one_partition),
		CASE(a_killed_consumer_loses_nothing), CASE(a_held_message_moves_with_its_partition),
		CASE(a_new_reader_may_begin_in_the_past), CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "bus", .pTests = tests }, CU_SUITE_INFO_NULL };
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	char error[256];
	int rc;

	brokers = getenv("KAYAK_KAFKA_BROKERS");
	if (brokers == NULL) {
		printf("Bail out! KAYAK_KAFKA_BROKERS is not set\n");
		return EXIT_FAILURE;
	}
	setbuf(stdout, NULL);
	mem = arena_new(65536);
	seen = mmap(NULL, sizeof *seen, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	rd_kafka_conf_set(conf, "bootstrap.servers", brokers, error, sizeof error);
	admin = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof error);
	out = bus_out_new(brokers, 0);
	rc = tap_main(suites);
	bus_out_free(&out);
	rd_kafka_destroy(admin);
	arena_free(&mem);
	return rc;
}
