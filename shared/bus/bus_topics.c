/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/bus/bus_inside.h"

#include <stdio.h>
#include <string.h>

#include "shared/bus/bus.h"

#define WAIT_MS 10000

struct wanted { const char *name; int partitions, days; };

static const struct wanted wanted[] = {
#define X(name, topic, partitions, days, about) { topic, partitions, days },
	TOPICS(X)
#undef X
#define X(name, group) { group DEAD_LETTERS, 1, TOPIC_DAYS },
	CONSUMERS(X)
#undef X
};
#define N_WANTED (sizeof wanted / sizeof *wanted)

static const struct bus_setting plain[] = { { "message.timeout.ms", "5000" }, { NULL, NULL } };

static const rd_kafka_metadata_topic_t *
found(const rd_kafka_metadata_t *meta, const char *name)
{
	for (int i = 0; i < meta->topic_cnt; i++)
		if (strcmp(meta->topics[i].topic, name) == 0 && meta->topics[i].err == RD_KAFKA_RESP_ERR_NO_ERROR)
			return &meta->topics[i];
	return NULL;
}

static rd_kafka_NewTopic_t *
described(const struct wanted *w, int copies)
{
	char error[256], ms[24];
	rd_kafka_NewTopic_t *t = rd_kafka_NewTopic_new(w->name, w->partitions, copies, error, sizeof error);

	snprintf(ms, sizeof ms, "%lld", w->days * 86400000LL);
	rd_kafka_NewTopic_set_config(t, "retention.ms", ms);
	rd_kafka_NewTopic_set_config(t, "min.insync.replicas", copies >= 3 ? "2" : "1");
	return t;
}

/* Each topic's own outcome; one that somebody else made meanwhile is fine. */
static enum status
outcomes(rd_kafka_event_t *event, struct problem *p)
{
	const rd_kafka_CreateTopics_result_t *result = event == NULL ? NULL : rd_kafka_event_CreateTopics_result(event);
	const rd_kafka_topic_result_t **each;
	size_t n;

	if (result == NULL || rd_kafka_event_error(event) != RD_KAFKA_RESP_ERR_NO_ERROR)
		return problem(p, ST_AGAIN, "Kafka did not make the topics: %s",
		               event == NULL ? "no answer" : rd_kafka_event_error_string(event));
	each = rd_kafka_CreateTopics_result_topics(result, &n);
	for (size_t i = 0; i < n; i++) {
		rd_kafka_resp_err_t err = rd_kafka_topic_result_error(each[i]);
		if (err != RD_KAFKA_RESP_ERR_NO_ERROR && err != RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
			return problem(p, ST_FAILED, "topic %s: %s", rd_kafka_topic_result_name(each[i]),
			               rd_kafka_topic_result_error_string(each[i]));
	}
	return ST_OK;
}

static enum status
make(rd_kafka_t *rk, const rd_kafka_metadata_t *meta, struct problem *p)
{
	rd_kafka_NewTopic_t *missing[N_WANTED];
	rd_kafka_queue_t *queue;
	rd_kafka_event_t *event;
	enum status st;
	size_t n = 0;

	for (size_t i = 0; i < N_WANTED; i++)
		if (found(meta, wanted[i].name) == NULL)
			missing[n++] = described(&wanted[i], meta->broker_cnt < 3 ? 1 : 3);
	if (n == 0)
		return ST_OK;
	queue = rd_kafka_queue_new(rk);
	rd_kafka_CreateTopics(rk, missing, n, NULL, queue);
	event = rd_kafka_queue_poll(queue, 3 * WAIT_MS);
	st = outcomes(event, p);
	if (event != NULL)
		rd_kafka_event_destroy(event);
	rd_kafka_queue_destroy(queue);
	rd_kafka_NewTopic_destroy_array(missing, n);
	return st;
}

/* Runs fn with a handle and the brokers' list of topics. */
static enum status
with_brokers(const char *brokers, struct problem *p,
             enum status (*fn)(rd_kafka_t *, const rd_kafka_metadata_t *, void *), void *arg)
{
	rd_kafka_t *rk = bus_handle(RD_KAFKA_PRODUCER, brokers, plain, NULL, NULL);
	const rd_kafka_metadata_t *meta;
	rd_kafka_resp_err_t err = rd_kafka_metadata(rk, 1, NULL, &meta, WAIT_MS);
	enum status st;

	if (err != RD_KAFKA_RESP_ERR_NO_ERROR) {
		st = problem(p, ST_AGAIN, "Kafka at %s is away: %s", brokers, rd_kafka_err2str(err));
	} else {
		st = fn(rk, meta, arg);
		rd_kafka_metadata_destroy(meta);
	}
	rd_kafka_destroy(rk);
	return st;
}

static enum status
make_all(rd_kafka_t *rk, const rd_kafka_metadata_t *meta, void *p)
{
	return make(rk, meta, p);
}

enum status
bus_topics_make(const char *brokers, struct problem *p)
{
	return with_brokers(brokers, p, make_all, p);
}

struct listing { struct arena *mem; struct bus_topic *topics; };

static enum status
list_all(rd_kafka_t *rk, const rd_kafka_metadata_t *meta, void *arg)
{
	struct listing *l = arg;

	l->topics = arena_zalloc(l->mem, N_WANTED * sizeof *l->topics);
	for (size_t i = 0; i < N_WANTED; i++) {
		const rd_kafka_metadata_topic_t *t = found(meta, wanted[i].name);
		struct bus_topic *to = &l->topics[i];

		to->name = wanted[i].name;
		to->partitions = t == NULL ? 0 : t->partition_cnt;
		for (int k = 0; k < to->partitions; k++) {
			int64_t low = 0, high = 0;
			if (rd_kafka_query_watermark_offsets(rk, to->name, k, &low, &high, WAIT_MS) ==
			    RD_KAFKA_RESP_ERR_NO_ERROR)
				to->messages += high - low;
		}
	}
	return ST_OK;
}

enum status
bus_topics_list(const char *brokers, struct arena *mem, struct bus_topic **topics, size_t *n,
                struct problem *p)
{
	struct listing l = { .mem = mem };
	enum status st = with_brokers(brokers, p, list_all, &l);

	*topics = l.topics;
	*n = st == ST_OK ? N_WANTED : 0;
	return st;
}
