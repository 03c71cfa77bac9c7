/* SPDX-License-Identifier: Apache-2.0 */
/* P1: the outbox goes to Kafka, oldest first, by one leader at a time. Rows are
 * marked after every report has come, so a crash in between publishes again
 * what consumers know by its id. */
#include <stdlib.h>
#include <string.h>

#include "agents/worker/generations.h"
#include "agents/worker/worker.h"
#include "shared/base/config.h"
#include "shared/base/log.h"
#include "shared/bus/bus.h"
#include "shared/store/cache.h"
#include "shared/store/db.h"
#include "shared/travel/saga.h"

#define BATCH          500
#define FLUSH_MS       200             /* then look whether to stop, and wait on */
#define BACK_OFF_MS    2000
#define CACHE_MS       200

struct relay {
	struct child   *child;
	struct db      *db;
	struct cache   *cache;
	struct bus_out *out;
	struct arena   *mem;
	struct patience patience;
};

/* ST_CONFLICT: another relay leads. */
static enum status
lead(struct relay *r)
{
	enum status st;

	if (db_locked(r->db))
		return ST_OK;
	st = db_lock(r->db, "kayak.relay", 0);
	if (st == ST_OK)
		log_info("relay", "text=leads");
	return st;
}

static void
produce_all(struct relay *r, const struct outbox_row *rows, struct bus_letter *letters, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		letters[i] = (struct bus_letter){
			.topic = rows[i].topic, .key = { rows[i].pkey, strlen(rows[i].pkey) },
			.value = { rows[i].payload, strlen(rows[i].payload) }, .st = ST_AGAIN };
		if (bus_produce(r->out, &letters[i]) == ST_AGAIN)
			return;                /* the queue is full: the rest comes with the next batch */
	}
}

/* The rows to mark: written, and none before them that may still be written,
 * or a topic's order would change. A row that cannot be written stands aside. */
static size_t
written(const struct outbox_row *rows, const struct bus_letter *letters, size_t n, int64_t *ids)
{
	size_t done = 0;

	for (size_t i = 0; i < n && letters[i].st != ST_AGAIN; i++)
		if (letters[i].st == ST_OK)
			ids[done++] = rows[i].id;
	return done;
}

static bool
any_failed(const struct outbox_row *rows, const struct bus_letter *letters, size_t n)
{
	bool any = false;

	for (size_t i = 0; i < n; i++)
		if (letters[i].st == ST_FAILED) {
			any = true;
			log_error("relay", "id=%lld topic=%s text=\"cannot be published\"",
			          (long long)rows[i].id, rows[i].topic);
		}
	return any;
}

/* A topic that was deleted is made anew; a producer whose letters timed out
 * holds back new ones, so it goes. */
static void
recover(struct relay *r)
{
	struct problem p = { .mem = r->mem };

	bus_out_free(&r->out);
	if (bus_topics_make(worker_config(r->child)->kafka_brokers, &p) != ST_OK)
		problem_log(&p, "relay");
	r->out = bus_out_new(worker_config(r->child)->kafka_brokers, 0);
}

/* ST_OK: every row is published and marked. */
static enum status
publish(struct relay *r, const struct outbox_row *rows, size_t n)
{
	struct bus_letter *letters = arena_zalloc(r->mem, n * sizeof *letters);
	int64_t *ids = arena_zalloc(r->mem, n * sizeof *ids);
	enum status st, marked = ST_OK;
	size_t done;

	generations_raise(r->cache, r->mem, rows, n);
	produce_all(r, rows, letters, n);
	while ((st = bus_flush(r->out, FLUSH_MS)) == ST_AGAIN && !child_stopping(r->child))
		;
	bus_forget(r->out);
	done = written(rows, letters, n, ids);
	if (done > 0)
		marked = saga_published(r->db, r->mem, ids, done);
	if (any_failed(rows, letters, n) || st == ST_FAILED)
		recover(r);
	return st != ST_OK ? st : done < n ? ST_AGAIN : marked;
}

/* *more: a full batch was published; there may be another. */
static enum status
batch(struct relay *r, bool *more)
{
	struct outbox_row *rows;
	enum status st = lead(r);
	size_t n;

	*more = false;
	if (st != ST_OK)
		return st == ST_CONFLICT ? ST_OK : st;
	st = saga_unpublished(r->db, r->mem, BATCH, &rows, &n);
	if (st != ST_OK || n == 0)
		return st;
	child_busy(r->child, &(struct work){ .script = "publish", .content_length = (int64_t)n });
	st = publish(r, rows, n);
	child_idle(r->child);
	*more = n == BATCH;
	return st;
}

static void
step(struct relay *r)
{
	bool more;
	enum status st = batch(r, &more);

	arena_reset(r->mem);
	if (st != ST_OK) {
		patience_wait(&r->patience, r->child, BACK_OFF_MS);
		return;
	}
	patience_reset(&r->patience);
	if (!more)
		bell_wait(r->child, LOOK_MS);
}

int
relay_run(struct child *c)
{
	const struct config *config = worker_config(c);
	struct relay r = { .child = c, .db = worker_db(c), .cache = cache_new(config->redis_url),
	                   .out = bus_out_new(config->kafka_brokers, 0), .mem = arena_new(256 * 1024) };

	if (r.cache == NULL)
		return EXIT_FAILURE;
	cache_patience(r.cache, CACHE_MS);
	child_idle(c);
	while (!child_stopping(c))
		step(&r);
	bus_out_free(&r.out);
	cache_free(&r.cache);
	db_free(&r.db);
	arena_free(&r.mem);
	return EXIT_SUCCESS;
}
