/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/bus/bus_inside.h"

#include <stdlib.h>

#include "shared/base/log.h"

static const struct bus_setting always[] = {
	{ "client.id", "kayak" },
	{ "reconnect.backoff.max.ms", "1000" },
	{ "topic.metadata.refresh.interval.ms", "10000" },
	{ "log.connection.close", "false" },
	{ "socket.keepalive.enable", "true" },
	{ NULL, NULL },
};

static void
log_line(const rd_kafka_t *rk, int level, const char *facility, const char *text)
{
	(void)rk;
	if (level <= 4)
		log_warn("bus", "facility=%s text=\"%s\"", facility, text);
}

static void
on_error(rd_kafka_t *rk, int err, const char *reason, void *unused)
{
	(void)rk;
	(void)unused;
	log_warn("bus", "error=%s text=\"%s\"", rd_kafka_err2name(err), reason);
}

static void
set(rd_kafka_conf_t *conf, const char *name, const char *value)
{
	char error[256];

	if (value == NULL || rd_kafka_conf_set(conf, name, value, error, sizeof error) == RD_KAFKA_CONF_OK)
		return;
	log_error("bus", "setting=%s text=\"%s\"", name, error);
	abort();
}

rd_kafka_t *
bus_handle(rd_kafka_type_t type, const char *brokers, const struct bus_setting *settings,
           void (*configure)(rd_kafka_conf_t *, void *), void *arg)
{
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	char error[256];
	rd_kafka_t *rk;

	set(conf, "bootstrap.servers", brokers);
	for (const struct bus_setting *s = always; s->name != NULL; s++)
		set(conf, s->name, s->value);
	for (const struct bus_setting *s = settings; s->name != NULL; s++)
		set(conf, s->name, s->value);
	rd_kafka_conf_set_log_cb(conf, log_line);
	rd_kafka_conf_set_error_cb(conf, on_error);
	if (configure != NULL)
		configure(conf, arg);
	if ((rk = rd_kafka_new(type, conf, error, sizeof error)) == NULL) {
		log_error("bus", "text=\"%s\"", error);
		abort();
	}
	return rk;
}
