/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/proc/board.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"

static bool
lay_out(struct board *b, const struct group *groups, size_t n)
{
	int used = 0;

	for (size_t i = 0; i < n; i++) {
		struct tally *t = &b->groups[i];
		if (groups[i].count < 0 || groups[i].count > CHILDREN_MAX - used)
			return false;
		snprintf(t->name, sizeof t->name, "%s", groups[i].name);
		if (groups[i].status_path != NULL)
			snprintf(t->status_path, sizeof t->status_path, "%s", groups[i].status_path);
		else
			snprintf(t->status_path, sizeof t->status_path, "/status/%s", t->name);
		t->first = used;
		t->count = groups[i].count;
		t->started = clock_now_us();
		used += t->count;
	}
	b->n_groups = n;
	return true;
}

struct board *
board_new(const struct group *groups, size_t n)
{
	struct board *b = mmap(NULL, sizeof *b, PROT_READ | PROT_WRITE,
	                       MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (b == MAP_FAILED) {
		log_error("board", "error=%s", "no-memory");
		return NULL;
	}
	if (n <= GROUPS_MAX && lay_out(b, groups, n))
		return b;
	log_error("board", "groups=%zu groups_max=%d children_max=%d", n, GROUPS_MAX, CHILDREN_MAX);
	munmap(b, sizeof *b);
	return NULL;
}

const struct tally *
board_at(const struct board *b, const char *path)
{
	for (size_t i = 0; i < b->n_groups; i++)
		if (strcmp(b->groups[i].status_path, path) == 0)
			return &b->groups[i];
	return NULL;
}

int
board_count(const struct board *b, const struct tally *t, enum slot_state state)
{
	int n = 0;

	for (int i = t->first; i < t->first + t->count; i++)
		n += b->slots[i].state == (int)state;
	return n;
}

void
board_raise(_Atomic int *greatest, int value)
{
	int was = *greatest;

	while (value > was && !atomic_compare_exchange_weak(greatest, &was, value))
		;
}
