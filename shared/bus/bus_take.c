/* SPDX-License-Identifier: Apache-2.0 */
/* One message: read, given to whom it concerns, and buried when it cannot be helped. */
#include "shared/bus/bus_inside.h"

#include <stdio.h>
#include <string.h>

#include "shared/base/log.h"

#define TRIES     5               /* definite errors; then it is a dead letter */
#define LETTER_MS 5000

struct take { const struct subscription *sub; struct event event; void *data; };

/* ST_NOT_FOUND: nobody here wants it. */
static enum status
choose(const struct bus *bus, const char *topic, struct take *t, struct problem *p)
{
	enum status st = ST_NOT_FOUND;

	for (const struct subscription *s = bus->set.subs; s->topic != NULL; s++) {
		if (strcmp(s->topic, topic) != 0)
			continue;
		if (s->raw || s->type == NULL || strcmp(s->type, t->event.type) == 0) {
			t->sub = s;
			return ST_OK;
		}
		if (event_same_kind(s->type, t->event.type))
			st = problem(p, ST_INVALID, "%s is a version that is not known here", t->event.type);
	}
	return st;
}

static bool
is_raw(const struct bus *bus, const char *topic)
{
	for (const struct subscription *s = bus->set.subs; s->topic != NULL; s++)
		if (s->raw && strcmp(s->topic, topic) == 0)
			return true;
	return false;
}

static enum status
read_message(struct bus *bus, const struct bus_message *m, struct take *t, struct problem *p)
{
	bool raw = is_raw(bus, m->topic);
	enum status st = raw ? ST_OK : event_read(m->value.at, m->value.n, &t->event, p);

	if (st == ST_OK)
		st = choose(bus, m->topic, t, p);
	if (st != ST_OK || raw || t->sub->of == NULL)
		return st;
	t->data = arena_zalloc(bus->mem, t->sub->of->size);
	st = codec_read(t->sub->of, t->event.data, strlen(t->event.data), t->data, p);
	if (st != ST_OK)
		t->data = NULL;
	return st;
}

static const char *
header(struct bus *bus, const rd_kafka_message_t *m, const char *name)
{
	rd_kafka_headers_t *all;
	const void *value;
	size_t n;

	if (rd_kafka_message_headers(m, &all) != RD_KAFKA_RESP_ERR_NO_ERROR ||
	    rd_kafka_header_get_last(all, name, &value, &n) != RD_KAFKA_RESP_ERR_NO_ERROR)
		return "";
	return arena_strndup(bus->mem, value, n);
}

const char *
bus_header(const struct bus_message *m, const char *name)
{
	return header(m->bus, m->raw, name);
}

static struct bus_message
message_of(struct bus *bus, const struct held *h)
{
	const rd_kafka_message_t *m = h->m;
	rd_kafka_timestamp_type_t type;

	return (struct bus_message){
		.topic = rd_kafka_topic_name(m->rkt), .partition = m->partition, .offset = m->offset,
		.at = rd_kafka_message_timestamp(m, &type) * 1000, .key = { m->key, m->key_len },
		.value = { m->payload, m->len }, .request_id = header(bus, m, "request-id"), .tries = h->tries,
		.bus = bus, .raw = m };
}

/* A letter that was not delivered in time goes with its producer: it must not
 * come again beside the next try's. */
static enum status
dead_letter(struct bus *bus, const struct held *h)
{
	const rd_kafka_message_t *m = h->m;
	const char *topic = rd_kafka_topic_name(m->rkt);
	const struct bus_header headers[] = {
		{ "from", arena_printf(bus->mem, "%s/%d/%lld", topic, m->partition, (long long)m->offset) },
		{ "problem", h->problem }, { "detail", h->detail }, { NULL, NULL } };
	struct bus_letter letter = { .topic = bus->dead_letters, .key = { m->key, m->key_len },
		.value = { m->payload, m->len }, .request_id = header(bus, m, "request-id"), .headers = headers };

	if (bus->out == NULL)
		bus->out = bus_out_new(bus->set.brokers, 0);
	if (bus_produce(bus->out, &letter) != ST_OK || bus_flush(bus->out, LETTER_MS) != ST_OK) {
		bus_out_free(&bus->out);
		return ST_AGAIN;
	}
	log_error("bus", "from=%s text=\"dead letter\"", headers[0].value);
	return ST_OK;
}

static void
note(struct held *h, const struct problem *p)
{
	const char *json = problem_json(p, NULL);

	h->status = p->status;
	if (p->detail == NULL && p->n_errors > 0)
		snprintf(h->detail, sizeof h->detail, "%s %s", p->errors[0].pointer, p->errors[0].detail);
	else
		snprintf(h->detail, sizeof h->detail, "%s", p->detail == NULL ? "" : p->detail);
	snprintf(h->problem, sizeof h->problem, "%s", strlen(json) < sizeof h->problem ? json : "{}");
	log_warn("bus", "tries=%d status=%s text=\"%s\"", h->tries, status_texts[p->status].name, h->detail);
}

static enum status
bury(struct bus *bus, struct held *h, const struct bus_message *m, const struct take *t)
{
	const struct problem p = { .mem = bus->mem, .status = h->status, .detail = h->detail };

	if (!h->given_up && t->sub != NULL && t->sub->give_up != NULL) {
		enum status st = t->sub->give_up(bus->set.agent, m, t->data, &p);
		if (st == ST_AGAIN || st == ST_UNKNOWN)
			return ST_AGAIN;
	}
	h->given_up = true;
	return dead_letter(bus, h);
}

static enum status
give(struct bus *bus, struct held *h, const struct bus_message *m, const struct take *t)
{
	struct problem p = { .mem = bus->mem };
	enum status st = t->sub->take(bus->set.agent, m, t->data, &p);

	if (status_ok(st))
		return ST_OK;
	if (st == ST_AGAIN || st == ST_UNKNOWN)
		return ST_AGAIN;
	p.status = st;
	h->dead = ++h->tries == TRIES;
	note(h, &p);
	return h->dead ? bury(bus, h, m, t) : ST_AGAIN;
}

enum status
bus_attempt(struct bus *bus, struct held *h)
{
	struct problem p = { .mem = bus->mem };
	struct bus_message m = message_of(bus, h);
	struct take t = { 0 };
	enum status st = read_message(bus, &m, &t, &p);

	if (st == ST_NOT_FOUND)
		return ST_OK;
	m.event = t.sub != NULL && !t.sub->raw ? &t.event : NULL;
	if (st != ST_OK && !h->dead) {
		h->dead = true;
		note(h, &p);
	}
	return h->dead ? bury(bus, h, &m, &t) : give(bus, h, &m, &t);
}
