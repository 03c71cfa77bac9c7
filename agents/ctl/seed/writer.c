/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/writer.h"

#include <stdlib.h>
#include <string.h>

#define FULL 4000

struct writer *
writer_new(struct db *db)
{
	struct writer *w = calloc(1, sizeof *w);

	if (w == NULL)
		abort();
	w->db = db;
	w->mem = arena_new(1 << 20);
	return w;
}

void
writer_free(struct writer **w)
{
	if (*w == NULL)
		return;
	for (size_t i = 0; i < SEED__COUNT; i++)
		free((*w)->rows[i].at);
	arena_free(&(*w)->mem);
	free(*w);
	*w = NULL;
}

void *
writer_add(struct writer *w, enum seed_table table)
{
	size_t size = seed_repo_size(table), n = w->rows[table].n++;

	if (n == w->rows[table].room) {
		w->rows[table].room = n * 2 + 256;
		w->rows[table].at = realloc(w->rows[table].at, w->rows[table].room * size);
		if (w->rows[table].at == NULL)
			abort();
	}
	return memset(w->rows[table].at + n * size, 0, size);
}

enum status
writer_put(struct writer *w, enum seed_table table, const void *rows, size_t n)
{
	w->written[table] += (int64_t)n;
	return n == 0 ? ST_OK : seed_repo_add(w->db, table, rows, n);
}

enum status
writer_flush(struct writer *w)
{
	enum status st = ST_OK;

	for (enum seed_table t = 0; t < SEED__COUNT && st == ST_OK; t++) {
		st = writer_put(w, t, w->rows[t].at, w->rows[t].n);
		w->rows[t].n = 0;
	}
	arena_reset(w->mem);
	return st;
}

enum status
writer_flush_full(struct writer *w)
{
	for (enum seed_table t = 0; t < SEED__COUNT; t++)
		if (w->rows[t].n >= FULL)
			return writer_flush(w);
	return ST_OK;
}
