/* SPDX-License-Identifier: Apache-2.0 */
/* Pool files, in php-fpm's words:
 *	[search]
 *	listen = /run/kayak/$pool.sock
 *	pm = static
 *	pm.max_children = 4
 */
#ifndef SHARED_PROC_POOLS_H
#define SHARED_PROC_POOLS_H

#include <stdio.h>

#include "shared/base/problem.h"

#define POOLS_MAX 16
#define NOTES_MAX 32

struct pool {
	const char *name;
	const char *where;             /* FILE:LINE of its [name] */
	const char *listen, *pm, *status_path, *status_listen;
	int64_t     backlog, mode, max_children, max_requests;
	int64_t     terminate_ms, slow_ms;
};

struct pools {
	struct pool items[POOLS_MAX];
	size_t      n;
	int64_t     control_timeout_ms;        /* [global] process_control_timeout */
	const char *notes[NOTES_MAX];          /* directives that are known and not obeyed yet */
	size_t      n_notes;
};

/* Reads every *.conf of the directory, in the order of their names. All that
 * is wrong is told to the problem, at FILE:LINE, with what to do. known: the
 * names that must be there, one file or section each, and no others; ends with NULL.
 * Texts live in p->mem. ST_INVALID when something is wrong. */
enum status pools_read(const char *dir, const char *const *known, struct pools *,
                       struct problem *p) MUST_CHECK;

/* As -tt shows them: every directive with its value, defaults too. */
void pools_print(const struct pools *, FILE *);

#endif
