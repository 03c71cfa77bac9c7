/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/worker/worker.h"

#include <stdlib.h>
#include <time.h>

#include "shared/base/arena.h"
#include "shared/base/clock.h"
#include "shared/base/config.h"
#include "shared/store/db.h"

#define WAIT_MIN_MS 100
#define NAP_MS      100

const struct config *
worker_config(const struct child *c)
{
	return ((const struct worker *)c->group->arg)->config;
}

struct db *
worker_db(const struct child *c)
{
	struct db *db = db_new(worker_config(c)->mysql_url, DB_REQUEST);

	if (db == NULL)
		exit(EXIT_FAILURE);
	return db;
}

const char *
worker_bell(struct arena *mem, const struct config *config, const char *group)
{
	return arena_printf(mem, "%s/%s.bell", config->run_dir, group);
}

void
worker_rest(const struct child *c, int64_t ms)
{
	int64_t until = clock_ticks_us() + ms * 1000, left;

	while (!child_stopping(c) && (left = until - clock_ticks_us()) > 0) {
		int64_t us = left < NAP_MS * 1000 ? left : NAP_MS * 1000;
		nanosleep(&(struct timespec){ .tv_nsec = us * 1000 }, NULL);
	}
}

void
patience_wait(struct patience *p, const struct child *c, int64_t max_ms)
{
	p->ms = p->ms == 0 ? WAIT_MIN_MS : p->ms * 2;
	if (p->ms > max_ms)
		p->ms = max_ms;
	worker_rest(c, p->ms);
}

void
patience_reset(struct patience *p)
{
	p->ms = 0;
}
