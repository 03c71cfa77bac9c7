/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/bus/bus_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/bus/bus.h"

#define POLL_MS 50

/* One letter on its way. The letter may be forgotten before its report comes. */
struct slot {
	struct bus_out    *out;
	struct bus_letter *letter;
	struct slot       *next, **at;
};

struct bus_out {
	rd_kafka_t  *rk;
	const char  *brokers;
	char         linger[12];
	struct arena *mem;
	struct slot *pending;
	bool         failed;            /* a letter since the last flush */
};

static void
unlink_slot(struct slot *s)
{
	*s->at = s->next;
	if (s->next != NULL)
		s->next->at = s->at;
}

static enum status
status_of(rd_kafka_resp_err_t err)
{
	switch (err) {
	case RD_KAFKA_RESP_ERR_NO_ERROR:
		return ST_OK;
	case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE: case RD_KAFKA_RESP_ERR_INVALID_MSG:
	case RD_KAFKA_RESP_ERR_INVALID_RECORD: case RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION:
	case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
	case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC: case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
		return ST_FAILED;
	default:
		return ST_AGAIN;
	}
}

static void
report(rd_kafka_t *rk, const rd_kafka_message_t *m, void *unused)
{
	struct slot *s = m->_private;

	(void)rk;
	(void)unused;
	if (s->letter != NULL) {
		s->letter->st = status_of(m->err);
		if (m->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
			log_warn("bus", "topic=%s error=%s", s->letter->topic, rd_kafka_err2name(m->err));
			s->out->failed = true;
		}
		unlink_slot(s);
	}
	free(s);
}

static void
configure(rd_kafka_conf_t *conf, void *unused)
{
	(void)unused;
	rd_kafka_conf_set_dr_msg_cb(conf, report);
}

static void
open_handle(struct bus_out *out)
{
	const struct bus_setting settings[] = {
		{ "acks", "all" },
		{ "enable.idempotence", "true" },
		{ "message.timeout.ms", "120000" },
		{ "linger.ms", out->linger },
		{ NULL, NULL },
	};

	out->rk = bus_handle(RD_KAFKA_PRODUCER, out->brokers, settings, configure, NULL);
}

struct bus_out *
bus_out_new(const char *brokers, int linger_ms)
{
	struct arena *mem = arena_new(256);
	struct bus_out *out = arena_zalloc(mem, sizeof *out);

	out->mem = mem;
	out->brokers = arena_strdup(mem, brokers);
	snprintf(out->linger, sizeof out->linger, "%d", linger_ms);
	open_handle(out);
	return out;
}

void
bus_forget(struct bus_out *out)
{
	struct slot *next;

	for (struct slot *s = out->pending; s != NULL; s = next) {
		next = s->next;
		s->letter->st = ST_AGAIN;
		s->letter = NULL;
	}
	out->pending = NULL;
	out->failed = false;
}

/* Purged letters get their reports here, and their slots are freed by them. */
static void
close_handle(struct bus_out *out)
{
	bus_forget(out);
	rd_kafka_purge(out->rk, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
	rd_kafka_flush(out->rk, 1000);
	rd_kafka_destroy(out->rk);
}

void
bus_out_free(struct bus_out **outp)
{
	struct bus_out *out = *outp;
	struct arena *mem;

	*outp = NULL;
	if (out == NULL)
		return;
	close_handle(out);
	mem = out->mem;
	arena_free(&mem);
}

/* After a fatal error (the idempotent producer lost its place) only a new handle helps. */
static bool
renew_after_fatal(struct bus_out *out)
{
	char text[256];

	if (rd_kafka_fatal_error(out->rk, text, sizeof text) == RD_KAFKA_RESP_ERR_NO_ERROR)
		return false;
	log_error("bus", "text=\"new producer: %s\"", text);
	close_handle(out);
	open_handle(out);
	return true;
}

static rd_kafka_headers_t *
headers_of(const struct bus_letter *l)
{
	rd_kafka_headers_t *all = rd_kafka_headers_new(4);

	rd_kafka_header_add(all, "content-type", -1, "application/cloudevents+json", -1);
	if (l->request_id != NULL && *l->request_id != '\0')
		rd_kafka_header_add(all, "request-id", -1, l->request_id, -1);
	for (const struct bus_header *h = l->headers; h != NULL && h->name != NULL; h++)
		rd_kafka_header_add(all, h->name, -1, h->value, -1);
	return all;
}

static rd_kafka_resp_err_t
produce(struct bus_out *out, struct slot *s)
{
	const struct bus_letter *l = s->letter;
	rd_kafka_headers_t *headers = headers_of(l);
	rd_kafka_resp_err_t err = rd_kafka_producev(out->rk, RD_KAFKA_V_TOPIC(l->topic),
	    RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_KEY(l->key.at, l->key.n),
	    RD_KAFKA_V_VALUE((void *)l->value.at, l->value.n), RD_KAFKA_V_OPAQUE(s),
	    RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_END);

	if (err != RD_KAFKA_RESP_ERR_NO_ERROR)
		rd_kafka_headers_destroy(headers);
	return err;
}

enum status
bus_produce(struct bus_out *out, struct bus_letter *letter)
{
	struct slot *s = calloc(1, sizeof *s);
	rd_kafka_resp_err_t err;

	if (s == NULL)
		abort();
	renew_after_fatal(out);
	*s = (struct slot){ out, letter, out->pending, &out->pending };
	if (s->next != NULL)
		s->next->at = &s->next;
	out->pending = s;
	letter->st = ST_AGAIN;
	if ((err = produce(out, s)) == RD_KAFKA_RESP_ERR_NO_ERROR)
		return ST_OK;
	unlink_slot(s);
	free(s);
	if (err == RD_KAFKA_RESP_ERR__QUEUE_FULL)
		return ST_AGAIN;
	log_warn("bus", "topic=%s error=%s", letter->topic, rd_kafka_err2name(err));
	return letter->st = status_of(err);
}

enum status
bus_flush(struct bus_out *out, int ms)
{
	int64_t until = clock_ticks_us() + (int64_t)ms * 1000;
	bool failed;

	while (out->pending != NULL) {
		rd_kafka_poll(out->rk, POLL_MS);
		if (renew_after_fatal(out))
			return ST_FAILED;
		if (out->pending != NULL && clock_ticks_us() >= until)
			return ST_AGAIN;
	}
	failed = out->failed;
	out->failed = false;
	return failed ? ST_FAILED : ST_OK;
}
