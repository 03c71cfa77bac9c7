/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "agents/ctl/files.h"
#include "shared/base/text.h"

const char *
table_text(const struct table *t, size_t row, size_t column)
{
	const char *cell = t->cells[row * t->columns + column];

	return *cell == '\0' ? NULL : cell;
}

int64_t
table_number(const struct table *t, size_t row, size_t column)
{
	int64_t number = 0;

	text_i64(t->cells[row * t->columns + column], &number);
	return number;
}

int64_t
table_e6(const struct table *t, size_t row, size_t column)
{
	return llround(strtod(t->cells[row * t->columns + column], NULL) * 1e6);
}

static bool
fits(const char *cell, char kind)
{
	int64_t number;
	char *end;

	if (kind == 'n')
		return text_i64(cell, &number);
	if (kind == 'd')
		return strtod(cell, &end) != 0 && *end == '\0';
	return true;
}

/* The line's cells into the table; false when they are not what columns says. */
static bool
split(struct table *t, char *line, const char *columns)
{
	const char **row = t->cells + t->n * t->columns;

	for (size_t i = 0; i < t->columns; i++) {
		row[i] = line == NULL ? NULL : strsep(&line, "\t");
		if (row[i] == NULL || !fits(row[i], columns[i]))
			return false;
	}
	t->n++;
	return line == NULL;
}

static size_t
count_lines(const char *text)
{
	size_t n = 1;

	for (; *text != '\0'; text++)
		n += *text == '\n';
	return n;
}

enum status
table_read(struct arena *mem, const char *name, const char *columns, struct table *t,
           struct problem *p)
{
	const char *path = ctl_sql_path(mem, arena_printf(mem, "seed/%s.tsv", name)), *text;
	size_t size, number = 0;
	enum status st = ctl_read_file(mem, path, &text, &size, p);
	char *rest, *line;

	if (st != ST_OK)
		return st;
	rest = arena_strdup(mem, text);
	*t = (struct table){ .name = name, .columns = strlen(columns) };
	t->cells = arena_zalloc(mem, count_lines(text) * t->columns * sizeof *t->cells);
	while ((line = strsep(&rest, "\n")) != NULL) {
		number++;
		if (*line != '\0' && *line != '#' && !split(t, line, columns))
			return problem(p, ST_FAILED, "%s:%zu is not what it should be", path, number);
	}
	return ST_OK;
}
