/* SPDX-License-Identifier: Apache-2.0 */
/* The sockets of the groups. */
#ifndef SHARED_PROC_LISTEN_H
#define SHARED_PROC_LISTEN_H

#include "shared/proc/proc.h"

/* Takes the sockets that systemd (LISTEN_FDS) or the program before a reload
 * handed over, and forgets the environment that says so. */
struct handed { int fds[GROUPS_MAX]; size_t n; };
void listen_adopt(struct handed *);
/* Says which sockets stay open for the program that is about to take our place. */
void listen_hand_over(const int *fds, size_t n);

/* The group's socket: one that was handed over, or a new one. -1: the log says
 * why, for instance that another master has it. */
int listen_open(const struct group *, struct handed *);

/* Connections that wait to be accepted; 0 when the kernel does not tell. */
int listen_queue(int fd);

#endif
