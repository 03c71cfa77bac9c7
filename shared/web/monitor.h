/* SPDX-License-Identifier: Apache-2.0 */
/* The life of the group "status": it answers the status pages of all groups
 * over FastCGI, on a socket of its own, also when every other child hangs. */
#ifndef SHARED_WEB_MONITOR_H
#define SHARED_WEB_MONITOR_H

#include "shared/proc/proc.h"

/* For the run of a group with a socket. */
int monitor_run(struct child *);

#endif
