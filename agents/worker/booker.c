/* SPDX-License-Identifier: Apache-2.0 */
/* T2: takes bookings.created. The message's offset is stored after the
 * transaction, never before; the inbox row knows a message that comes twice. */
#include <stdlib.h>

#include "agents/worker/worker.h"
#include "shared/base/config.h"
#include "shared/base/log.h"
#include "shared/bus/bus.h"
#include "shared/store/db.h"
#include "shared/travel/saga.h"

struct booker {
	struct child *child;
	struct db    *db;
	struct arena *life, *mem;
	const char   *charger, *relay;         /* their bells */
};

static enum status
hold(struct booker *b, const struct bus_message *m, const struct booking_created *data)
{
	enum status st = saga_hold(b->db, b->mem, &m->event->id, &data->booking_id);

	arena_reset(b->mem);
	if (st == ST_CONFLICT)                 /* it was done before */
		return ST_OK;
	if (st == ST_OK) {
		bell_ring(b->charger);
		bell_ring(b->relay);
	}
	return st;
}

static enum status
take(void *agent, const struct bus_message *m, const void *data, struct problem *p)
{
	struct booker *b = agent;
	enum status st;

	child_busy(b->child, &(struct work){ .script = "hold", .uri = m->event->subject });
	st = hold(b, m, data);
	child_idle(b->child);
	if (status_ok(st) || st == ST_AGAIN || st == ST_UNKNOWN)
		return st;
	return problem(p, st, "the places could not be held");
}

static enum status
give_up(void *agent, const struct bus_message *m, const void *data, const struct problem *why)
{
	struct booker *b = agent;
	const struct booking_created *created = data;
	enum status st;

	(void)why;
	if (data == NULL)                      /* nobody can tell whose booking it is: T8 comes for it */
		return ST_OK;
	st = saga_broken(b->db, b->mem, &m->event->id, &created->booking_id);
	arena_reset(b->mem);
	bell_ring(b->relay);
	return st == ST_CONFLICT ? ST_OK : st;
}

static const struct subscription subs[] = {
	{ .topic = TOPIC_BOOKINGS_CREATED, .type = EVENT_BOOKING_CREATED, .of = &booking_created_codec,
	  .take = take, .give_up = give_up },
	{ .topic = NULL },
};

int
booker_run(struct child *c)
{
	const struct config *config = worker_config(c);
	struct arena *life = arena_new(4096);
	struct booker b = { .child = c, .db = worker_db(c), .life = life, .mem = arena_new(64 * 1024),
		.charger = worker_bell(life, config, "charger"), .relay = worker_bell(life, config, "relay") };
	struct bus_settings set = { .brokers = config->kafka_brokers, .group = GROUP_BOOKER,
		.instance = c->index, .subs = subs, .agent = &b };
	struct bus *bus = bus_new(&set);
	enum status st = ST_OK;

	child_idle(c);
	while (st == ST_OK && !child_stopping(c))
		st = bus_step(bus, LOOK_MS);
	bus_free(&bus);
	db_free(&b.db);
	arena_free(&b.mem);
	arena_free(&b.life);
	return st == ST_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
