/* SPDX-License-Identifier: Apache-2.0 */
/* What the bus_*.c files share; nobody else includes it. */
#ifndef SHARED_BUS_BUS_INSIDE_H
#define SHARED_BUS_BUS_INSIDE_H

#include <librdkafka/rdkafka.h>

#include "shared/bus/bus.h"

struct bus_setting { const char *name, *value; };

/* A handle with our log and these settings ({ NULL } ends them; a NULL value is passed
 * over). A setting that librdkafka refuses aborts. configure may be NULL. */
rd_kafka_t *bus_handle(rd_kafka_type_t, const char *brokers, const struct bus_setting *,
                       void (*configure)(rd_kafka_conf_t *, void *), void *arg);

/* A message that could not be taken yet. */
struct held {
	rd_kafka_message_t *m;
	struct held        *next;
	int                 tries, waits;
	bool                dead, given_up;     /* to be a dead letter; its give_up was called */
	enum status         status;             /* why */
	char                detail[512], problem[2048];
	int64_t             due;
};

struct bus {
	struct bus_settings set;
	struct arena       *keep, *mem;         /* of the handle; of the message in hand */
	rd_kafka_t         *in;
	struct bus_out     *out;                /* for dead letters, made when first needed */
	struct held        *held;
	bool                to_commit;
	int64_t             committed_at;
	char                dead_letters[128];
};

/* ST_OK: done with it, store its offset. ST_AGAIN: hold it and try again later. */
enum status bus_attempt(struct bus *, struct held *) MUST_CHECK;

#endif
