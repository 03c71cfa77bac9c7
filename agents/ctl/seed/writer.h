/* SPDX-License-Identifier: Apache-2.0 */
/* Rows on their way to the database: gathered by table, written together. */
#ifndef AGENTS_CTL_SEED_WRITER_H
#define AGENTS_CTL_SEED_WRITER_H

#include "agents/ctl/seed/seed_repo.h"

struct writer {
	struct db    *db;
	struct arena *mem;         /* of the rows' texts: gone after a flush */
	struct { char *at; size_t n, room; } rows[SEED__COUNT];
	int64_t       written[SEED__COUNT];
};

struct writer *writer_new(struct db *);
void           writer_free(struct writer **);

/* A zeroed row to be filled in, before the next is asked for. */
void       *writer_add(struct writer *, enum seed_table);
/* Rows that are there already, in one go. */
enum status writer_put(struct writer *, enum seed_table, const void *rows, size_t n) MUST_CHECK;
/* Writes when one table has many rows; writer_flush: whatever there is. */
enum status writer_flush_full(struct writer *) MUST_CHECK;
enum status writer_flush(struct writer *) MUST_CHECK;

#endif
