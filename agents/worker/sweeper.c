/* SPDX-License-Identifier: Apache-2.0 */
/* T4 every second, T8 every 30 s, throwing old rows away every hour. Any
 * number of sweepers may run: each step guards itself. */
#include <stdlib.h>

#include "agents/worker/worker.h"
#include "shared/base/clock.h"
#include "shared/base/config.h"
#include "shared/base/log.h"
#include "shared/store/db.h"
#include "shared/travel/saga.h"

#define EXPIRE_MS    1000
#define REPUBLISH_MS 30000
#define FORGET_MS    3600000
#define LOST_S       60            /* an event that nobody took for so long was lost */
#define AT_ONCE      100           /* as saga_expire does */

struct sweeper { struct child *child; struct db *db; struct arena *mem; const char *relay; };

static enum status
expire(struct sweeper *s)
{
	enum status st;
	size_t n, all = 0;

	do {
		st = saga_expire(s->db, s->mem, &n);
		arena_reset(s->mem);
		all += n;
	} while (st == ST_OK && n == AT_ONCE && !child_stopping(s->child));
	if (all > 0)
		bell_ring(s->relay);
	return st;
}

static enum status
republish(struct sweeper *s)
{
	size_t n;
	enum status st = saga_republish(s->db, s->mem, LOST_S, &n);

	if (st == ST_OK && n > 0) {
		log_warn("republish", "n=%zu", n);
		bell_ring(s->relay);
	}
	return st;
}

static enum status
forget(struct sweeper *s)
{
	int64_t n;
	enum status st = saga_forget(s->db, &n);

	if (st == ST_OK && n > 0)
		log_info("forget", "rows=%lld", (long long)n);
	return st;
}

static const struct chore { const char *name; int64_t every_ms; enum status (*run)(struct sweeper *); } chores[] = {
	{ "expire",    EXPIRE_MS,    expire },
	{ "republish", REPUBLISH_MS, republish },
	{ "forget",    FORGET_MS,    forget },
};
#define N_CHORES (sizeof chores / sizeof *chores)

/* A chore that failed comes again with the next turn. */
static void
turn(struct sweeper *s, int64_t due[N_CHORES])
{
	for (size_t i = 0; i < N_CHORES && !child_stopping(s->child); i++) {
		int64_t now = clock_ticks_us();
		if (now < due[i])
			continue;
		child_busy(s->child, &(struct work){ .script = chores[i].name });
		if (chores[i].run(s) == ST_OK)
			due[i] = now + chores[i].every_ms * 1000;
		arena_reset(s->mem);
		child_idle(s->child);
	}
}

int
sweeper_run(struct child *c)
{
	struct sweeper s = { .child = c, .db = worker_db(c), .mem = arena_new(64 * 1024) };
	struct arena *life = arena_new(1024);
	int64_t due[N_CHORES] = { 0 };

	s.relay = worker_bell(life, worker_config(c), "relay");
	child_idle(c);
	while (!child_stopping(c)) {
		turn(&s, due);
		worker_rest(c, EXPIRE_MS);
	}
	db_free(&s.db);
	arena_free(&s.mem);
	arena_free(&life);
	return EXIT_SUCCESS;
}
