/* SPDX-License-Identifier: Apache-2.0 */
/* What every child is doing, in memory that master and children share. A slot
 * is written by its child and read by anyone; a reader may see a text half
 * written and must not trust its end. Numbers of a group are counted here and
 * not in a child, so that they outlive it. */
#ifndef SHARED_PROC_BOARD_H
#define SHARED_PROC_BOARD_H

#include <stdatomic.h>
#include <sys/types.h>

#include "shared/proc/proc.h"

enum slot_state { SLOT_FREE, SLOT_STARTING, SLOT_IDLE, SLOT_BUSY };

struct slot {
	_Atomic pid_t   pid;
	_Atomic int     state;
	_Atomic int64_t busy_since;    /* ticks */
	int64_t         started;       /* instant */
	int64_t         took_us, cpu_us, requests, content_length;
	char            method[8], uri[160], query[160], user[24], script[48];
};

struct tally {
	char            name[32], status_path[64];
	int             first, count;  /* its slots */
	int             backlog;
	int64_t         started;       /* instant */
	_Atomic int64_t accepted, slow;
	_Atomic int     active_max, queue, queue_max;
};

struct board {
	size_t       n_groups;
	struct tally groups[GROUPS_MAX];
	struct slot  slots[CHILDREN_MAX];
};

/* NULL when the groups do not fit or there is no memory; the log says it. */
struct board *board_new(const struct group *, size_t n);
/* The group whose status page has this path; NULL: none. */
const struct tally *board_at(const struct board *, const char *status_path);
/* How many of a group's children are in this state. */
int  board_count(const struct board *, const struct tally *, enum slot_state);
/* Keeps the greatest value that was seen. */
void board_raise(_Atomic int *greatest, int value);

#endif
