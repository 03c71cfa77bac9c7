/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/worker/generations.h"

#include <stdlib.h>
#include <string.h>

#include "shared/base/log.h"
#include "shared/base/text.h"
#include "shared/bus/event.h"
#include "shared/bus/topics.h"
#include "shared/model/event.h"
#include "shared/store/cache.h"
#include "shared/travel/saga.h"

struct names { const char **at; size_t n, room; };

static void
add(struct names *all, struct arena *mem, const char *name)
{
	if (all->n == all->room) {
		const char **old = all->at;
		all->room = all->room == 0 ? 64 : all->room * 2;
		all->at = arena_zalloc(mem, all->room * sizeof *all->at);
		if (old != NULL)
			memcpy(all->at, old, all->n * sizeof *old);
	}
	all->at[all->n++] = name;
}

static void
add_of(struct names *all, struct arena *mem, const struct outbox_row *row)
{
	struct problem p = { .mem = mem };
	struct inventory_changed data = { 0 };
	struct event event = { 0 };
	const char **gens;
	size_t n;

	if (strcmp(row->topic, TOPIC_INVENTORY_UPDATED) != 0)
		return;
	if (event_read(row->payload, strlen(row->payload), &event, &p) != ST_OK ||
	    codec_read(&inventory_changed_codec, event.data, strlen(event.data), &data, &p) != ST_OK) {
		problem_log(&p, "generations");
		return;
	}
	n = text_list(mem, data.gen, &gens);
	for (size_t i = 0; i < n; i++)
		add(all, mem, gens[i]);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **
generations_of(struct arena *mem, const struct outbox_row *rows, size_t n_rows, size_t *n)
{
	struct names all = { 0 };

	*n = 0;
	for (size_t i = 0; i < n_rows; i++)
		add_of(&all, mem, &rows[i]);
	if (all.n == 0)
		return NULL;
	qsort(all.at, all.n, sizeof *all.at, by_name);
	for (size_t i = 0; i < all.n; i++)
		if (*n == 0 || strcmp(all.at[i], all.at[*n - 1]) != 0)
			all.at[(*n)++] = all.at[i];
	return all.at;
}

void
generations_raise(struct cache *cache, struct arena *mem, const struct outbox_row *rows, size_t n_rows)
{
	size_t n;
	const char **names = generations_of(mem, rows, n_rows, &n);
	struct bytes *commands = arena_zalloc(mem, (n + 1) * sizeof *commands);
	struct cache_reply *replies = arena_zalloc(mem, (n + 1) * sizeof *replies);

	for (size_t i = 0; i < n; i++)
		commands[i] = cache_command(mem, "INCR %s", names[i]);
	if (n > 0 && cache_pipeline(cache, mem, commands, n, replies) != ST_OK)
		log_warn("generations", "n=%zu text=\"not raised: the cache is away\"", n);
}
