/* SPDX-License-Identifier: Apache-2.0 */
/* The loop of charger and refunder: leases rows, drives each through its calls
 * to the provider, many at once, and writes what came of it. A row whose end
 * could not be written comes again when its lease is over. */
#ifndef AGENTS_WORKER_DESK_H
#define AGENTS_WORKER_DESK_H

#include "agents/worker/calls.h"
#include "agents/worker/worker.h"
#include "shared/base/uuid.h"

struct config;

/* One leased row. work and outcome are the desk's own structs. */
struct job {
	struct arena        *mem;      /* lives until the job has ended */
	const struct config *config;
	const void          *work;
	void                *outcome;
	int                  step;     /* which call; 0 at first */
};

struct desk_rows { void *at; size_t n; };

struct desk {
	const char *script;            /* what the status page shows */
	size_t      work_size, outcome_size;
	/* Up to max rows, each of work_size. */
	enum status (*lease)(struct db *, struct arena *, const struct uuid *owner, int64_t max,
	                     struct desk_rows *);
	/* The next call. Texts in job->mem. */
	void        (*ask)(struct job *, struct call *);
	/* An answer: false when another call must follow. */
	bool        (*hear)(struct job *, const struct psp_answer *);
	/* The end of it, one transaction; ST_CONFLICT: somebody else was faster. */
	enum status (*tell)(struct db *, struct job *);
};

int desk_run(struct child *, const struct desk *);

#endif
