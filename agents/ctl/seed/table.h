/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of sql/seed: lines of cells between tabs, # begins a comment. */
#ifndef AGENTS_CTL_SEED_TABLE_H
#define AGENTS_CTL_SEED_TABLE_H

#include "shared/base/problem.h"

struct table {
	const char  *name;
	const char **cells;        /* row by row */
	size_t       n, columns;
};

/* Reads seed/NAME.tsv. columns says what each is: s text, n a whole number,
 * d degrees. ST_FAILED names the line that is not so. */
enum status table_read(struct arena *, const char *name, const char *columns, struct table *,
                       struct problem *) MUST_CHECK;

const char *table_text(const struct table *, size_t row, size_t column);     /* NULL: empty */
int64_t     table_number(const struct table *, size_t row, size_t column);
int64_t     table_e6(const struct table *, size_t row, size_t column);       /* degrees x 1,000,000 */

#endif
