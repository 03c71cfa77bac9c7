/* SPDX-License-Identifier: Apache-2.0 */
/* Starting the program anew under the same process id: the sockets stay open,
 * the children of before go on until the new ones work. It is tried with -t
 * first, so that a configuration that is wrong changes nothing. */
#ifndef SHARED_PROC_RELOAD_H
#define SHARED_PROC_RELOAD_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "shared/proc/proc.h"

struct reload {
	pid_t   checker;               /* the -t that runs; 0: none */
	int64_t checker_until;
	bool    checked;               /* it found nothing wrong */
	pid_t   old[CHILDREN_MAX];     /* children of the program before us; 0: gone, or none */
	int64_t kill_at;               /* ticks; 0: they were not asked to end yet */
};

/* mask: the signals of before, as the master's own caller had them. */
void reload_inherit(struct reload *, sigset_t *mask);
void reload_check(struct reload *, char *const *argv, const sigset_t *mask);
void reload_ended(struct reload *, pid_t, int how);
void reload_tick(struct reload *, int64_t now);
void reload_retire(struct reload *, int64_t kill_at);
void reload_tell(const struct reload *, int sig);
bool reload_any_left(const struct reload *);

/* Returns only when it could not be done. children: CHILDREN_MAX, 0 is none;
 * they are the old ones of the program that comes. */
void reload_start_anew(struct reload *, char *const *argv, const pid_t *children, const int *fds,
                       size_t n_fds);

#endif
