/* SPDX-License-Identifier: Apache-2.0 */
/* The consumer. A message that could not be taken is held here, its partition
 * paused: nothing is read twice from the broker, and the others go on. */
#include "shared/bus/bus_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"

#define WAIT_MIN_US  100000
#define WAIT_MAX_US  5000000
#define COMMIT_US    200000

static void
pause_partition(struct bus *bus, const rd_kafka_message_t *m, bool on)
{
	rd_kafka_topic_partition_list_t *l = rd_kafka_topic_partition_list_new(1);

	rd_kafka_topic_partition_list_add(l, rd_kafka_topic_name(m->rkt), m->partition);
	if (on)
		rd_kafka_pause_partitions(bus->in, l);
	else
		rd_kafka_resume_partitions(bus->in, l);
	rd_kafka_topic_partition_list_destroy(l);
}

static void
wait_longer(struct held *h)
{
	int64_t us = WAIT_MIN_US;

	for (int i = 0; i < h->waits && us < WAIT_MAX_US; i++)
		us *= 2;
	if (us > WAIT_MAX_US)
		us = WAIT_MAX_US;
	h->waits++;
	h->due = clock_ticks_us() + us / 2 + arc4random_uniform((uint32_t)(us / 2));
}

static void
done(struct bus *bus, rd_kafka_message_t *m)
{
	rd_kafka_resp_err_t err = rd_kafka_offset_store(m->rkt, m->partition, m->offset);

	if (err != RD_KAFKA_RESP_ERR_NO_ERROR)    /* another one has the partition by now */
		log_warn("bus", "error=%s text=\"offset not stored\"", rd_kafka_err2name(err));
	bus->to_commit = true;
	rd_kafka_message_destroy(m);
}

static void
handle(struct bus *bus, rd_kafka_message_t *m)
{
	struct held first = { .m = m }, *h;

	if (bus_attempt(bus, &first) == ST_OK) {
		done(bus, m);
		return;
	}
	if ((h = malloc(sizeof *h)) == NULL)
		abort();
	*h = first;
	h->next = bus->held;
	bus->held = h;
	wait_longer(h);
	pause_partition(bus, m, true);
}

/* Takes out the held message whose time has come, or NULL. */
static struct held *
next_due(struct bus *bus)
{
	int64_t now = clock_ticks_us();

	for (struct held **at = &bus->held; *at != NULL; at = &(*at)->next)
		if ((*at)->due <= now) {
			struct held *h = *at;
			*at = h->next;
			return h;
		}
	return NULL;
}

static void
try_held(struct bus *bus)
{
	struct held *h = next_due(bus);

	if (h == NULL)
		return;
	if (bus_attempt(bus, h) == ST_OK) {
		pause_partition(bus, h->m, false);
		done(bus, h->m);
		free(h);
	} else {
		wait_longer(h);
		h->next = bus->held;
		bus->held = h;
	}
	arena_reset(bus->mem);
}

/* The partitions go to somebody else, who gets these messages again. */
static void
let_go(struct bus *bus)
{
	struct held *next;

	for (struct held *h = bus->held; h != NULL; h = next) {
		next = h->next;
		pause_partition(bus, h->m, false);
		rd_kafka_message_destroy(h->m);
		free(h);
	}
	bus->held = NULL;
}

static void
commit(struct bus *bus, bool wait)
{
	rd_kafka_resp_err_t err;

	if (!bus->to_commit || (!wait && clock_ticks_us() - bus->committed_at < COMMIT_US))
		return;
	bus->to_commit = false;
	bus->committed_at = clock_ticks_us();
	err = rd_kafka_commit(bus->in, NULL, !wait);
	if (err != RD_KAFKA_RESP_ERR_NO_ERROR && err != RD_KAFKA_RESP_ERR__NO_OFFSET)
		log_warn("bus", "error=%s text=\"offsets not committed\"", rd_kafka_err2name(err));
}

static void
rewind_to(struct bus *bus, rd_kafka_topic_partition_list_t *partitions)
{
	int64_t since = clock_now_us() / 1000 - bus->set.rewind_s * 1000;
	rd_kafka_resp_err_t err;

	for (int i = 0; i < partitions->cnt; i++)
		partitions->elems[i].offset = since;
	err = rd_kafka_offsets_for_times(bus->in, partitions, 5000);
	for (int i = 0; i < partitions->cnt; i++)
		if (err != RD_KAFKA_RESP_ERR_NO_ERROR || partitions->elems[i].err != RD_KAFKA_RESP_ERR_NO_ERROR)
			partitions->elems[i].offset = RD_KAFKA_OFFSET_BEGINNING;
}

static void
rebalance(rd_kafka_t *rk, rd_kafka_resp_err_t err, rd_kafka_topic_partition_list_t *partitions, void *arg)
{
	struct bus *bus = arg;

	log_info("bus", "group=%s what=%s partitions=%d", bus->set.group, rd_kafka_err2name(err), partitions->cnt);
	if (err == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS) {
		if (bus->set.rewind_s != 0)
			rewind_to(bus, partitions);
		rd_kafka_assign(rk, partitions);
		return;
	}
	let_go(bus);
	commit(bus, true);
	rd_kafka_assign(rk, NULL);
}

static void
configure(rd_kafka_conf_t *conf, void *bus)
{
	rd_kafka_conf_set_rebalance_cb(conf, rebalance);
	rd_kafka_conf_set_opaque(conf, bus);
}

static void
subscribe(struct bus *bus)
{
	rd_kafka_topic_partition_list_t *l = rd_kafka_topic_partition_list_new(4);

	for (const struct subscription *s = bus->set.subs; s->topic != NULL; s++)
		if (rd_kafka_topic_partition_list_find(l, s->topic, RD_KAFKA_PARTITION_UA) == NULL)
			rd_kafka_topic_partition_list_add(l, s->topic, RD_KAFKA_PARTITION_UA);
	if (rd_kafka_subscribe(bus->in, l) != RD_KAFKA_RESP_ERR_NO_ERROR)
		abort();
	rd_kafka_topic_partition_list_destroy(l);
}

static void
join(struct bus *bus)
{
	char host[65] = "", group[256], instance[256];
	const struct bus_setting settings[] = {
		{ "group.id", group },
		{ "group.instance.id", bus->set.instance >= 0 ? instance : NULL },
		{ "auto.offset.reset", "earliest" },
		{ "enable.auto.commit", "false" },
		{ "enable.auto.offset.store", "false" },
		{ "session.timeout.ms", "6000" },
		{ "heartbeat.interval.ms", "1500" },
		{ "max.poll.interval.ms", "60000" },
		{ "partition.assignment.strategy", "range,roundrobin" },
		{ "allow.auto.create.topics", "false" },
		{ "queued.max.messages.kbytes", "8192" },
		{ NULL, NULL },
	};

	gethostname(host, sizeof host - 1);
	snprintf(group, sizeof group, "%s%s%s", bus->set.group, bus->set.per_host ? "-" : "",
	         bus->set.per_host ? host : "");
	snprintf(instance, sizeof instance, "%s-%s-%d", bus->set.group, host, bus->set.instance);
	bus->in = bus_handle(RD_KAFKA_CONSUMER, bus->set.brokers, settings, configure, bus);
	rd_kafka_poll_set_consumer(bus->in);
	subscribe(bus);
}

struct bus *
bus_new(const struct bus_settings *set)
{
	struct arena *keep = arena_new(1024);
	struct bus *bus = arena_zalloc(keep, sizeof *bus);

	*bus = (struct bus){ .set = *set, .keep = keep, .mem = arena_new(65536) };
	bus->set.brokers = arena_strdup(keep, set->brokers);
	bus->set.group = arena_strdup(keep, set->group);
	snprintf(bus->dead_letters, sizeof bus->dead_letters, "%s%s", set->group, DEAD_LETTERS);
	join(bus);
	return bus;
}

void
bus_free(struct bus **busp)
{
	struct bus *bus = *busp;
	struct arena *keep;

	*busp = NULL;
	if (bus == NULL)
		return;
	let_go(bus);
	commit(bus, true);
	rd_kafka_consumer_close(bus->in);
	rd_kafka_destroy(bus->in);
	bus_out_free(&bus->out);
	arena_free(&bus->mem);
	keep = bus->keep;
	arena_free(&keep);
}

static int
patience(const struct bus *bus, int ms)
{
	int64_t now = clock_ticks_us(), us = (int64_t)ms * 1000;

	for (const struct held *h = bus->held; h != NULL; h = h->next)
		if (h->due - now < us)
			us = h->due > now ? h->due - now : 0;
	return (int)(us / 1000);
}

enum status
bus_step(struct bus *bus, int ms)
{
	rd_kafka_message_t *m;
	char text[256];

	try_held(bus);
	commit(bus, false);
	if ((m = rd_kafka_consumer_poll(bus->in, patience(bus, ms))) != NULL) {
		if (m->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
			handle(bus, m);
			arena_reset(bus->mem);
		} else {
			log_warn("bus", "error=%s text=\"%s\"", rd_kafka_err2name(m->err), rd_kafka_message_errstr(m));
			rd_kafka_message_destroy(m);
		}
	}
	if (rd_kafka_fatal_error(bus->in, text, sizeof text) == RD_KAFKA_RESP_ERR_NO_ERROR)
		return ST_OK;
	log_error("bus", "group=%s text=\"%s\"", bus->set.group, text);
	return ST_FAILED;
}

enum status
bus_run(struct bus *bus)
{
	enum status st = ST_OK;

	while (st == ST_OK && !*bus->set.stop)
		st = bus_step(bus, 100);
	return st;
}
