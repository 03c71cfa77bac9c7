/* SPDX-License-Identifier: Apache-2.0 */
/* What the groups of kayak-worker share. Each group is one file with one
 * NAME_run; a child opens what it needs after the fork. */
#ifndef AGENTS_WORKER_WORKER_H
#define AGENTS_WORKER_WORKER_H

#include "shared/base/status.h"
#include "shared/proc/proc.h"

#define LOOK_MS 200                    /* how often a group looks for work that nobody rang for */

struct arena;
struct config;
struct db;

/* The groups' arg. */
struct worker { const struct config *config; };

int relay_run(struct child *);
int booker_run(struct child *);
int charger_run(struct child *);
int refunder_run(struct child *);
int mailer_run(struct child *);
int sweeper_run(struct child *);

const struct config *worker_config(const struct child *);
/* A handle to MySQL. A URL that is none ends the process: -t says so before. */
struct db *worker_db(const struct child *);
/* The path of a group's bell: run_dir/NAME.bell. */
const char *worker_bell(struct arena *, const struct config *, const char *group);

/* Waiting after a failure, 0.1 s and twice as long each time up to max_ms.
 * It ends early when the child is to stop; a ring does not end it. */
struct patience { int64_t ms; };
void patience_wait(struct patience *, const struct child *, int64_t max_ms);
void patience_reset(struct patience *);
void worker_rest(const struct child *, int64_t ms);

#endif
