/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/db_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"

#define CELL_ROOM 256             /* longer texts are fetched once more, at their length */

struct cell {
	int64_t       number;
	MYSQL_TIME    time;
	unsigned long len;
	my_bool       null, cut;
	char          room[CELL_ROOM];
};

struct reader {
	struct db          *db;
	const struct query *q;
	MYSQL_STMT         *stmt;
	struct arena       *mem;      /* of the rows' texts */
	MYSQL_BIND          binds[DB_FIELDS_MAX];
	struct cell         cells[DB_FIELDS_MAX];
};

static void
bind_cell(const struct field *f, struct cell *c, MYSQL_BIND *b)
{
	*b = (MYSQL_BIND){ .length = &c->len, .is_null = &c->null, .error = &c->cut };
	switch (f->kind) {
	case K_I64: case K_BOOL:
		b->buffer_type = MYSQL_TYPE_LONGLONG;
		b->buffer = &c->number;
		break;
	case K_DATE: case K_INSTANT:
		b->buffer_type = MYSQL_TYPE_DATETIME;
		b->buffer = &c->time;
		break;
	case K_STR: case K_ENUM: case K_UUID: case K_BYTES:
		b->buffer_type = f->kind == K_STR || f->kind == K_ENUM ? MYSQL_TYPE_STRING : MYSQL_TYPE_BLOB;
		b->buffer = c->room;
		b->buffer_length = sizeof c->room;
		break;
	default:
		abort();          /* lists and objects have no column */
	}
}

static enum status
begin(struct reader *r)
{
	const struct field *f = r->q->out->fields;

	for (size_t i = 0; f[i].kind != K_END; i++)
		bind_cell(&f[i], &r->cells[i], &r->binds[i]);
	if (mysql_stmt_bind_result(r->stmt, r->binds) == 0)
		return ST_OK;
	return db_fault(r->db, r->q->name, mysql_stmt_errno(r->stmt), mysql_stmt_error(r->stmt), false);
}

static enum status
unfit(const struct reader *r, size_t column)
{
	log_error("db", "query=%s column=%s text=\"the value does not fit the member\"",
	          r->q->name, r->q->out->fields[column].name);
	return ST_FAILED;
}

/* The whole text of a column, with a NUL behind it. */
static char *
text_of(struct reader *r, size_t column)
{
	struct cell *c = &r->cells[column];
	char *text = arena_zalloc(r->mem, c->len + 1);
	MYSQL_BIND whole = { .buffer_type = r->binds[column].buffer_type, .buffer = text,
		.buffer_length = c->len, .length = &c->len, .is_null = &c->null, .error = &c->cut };

	if (c->len <= sizeof c->room)
		memcpy(text, c->room, c->len);
	else if (mysql_stmt_fetch_column(r->stmt, &whole, (unsigned)column, 0) != 0)
		abort();          /* the row is in memory: only a wrong column number fails */
	return text;
}

static enum status
read_enum(struct reader *r, size_t column, const struct field *f, unsigned *at)
{
	int i = codec_enum(f->names, r->cells[column].null ? "" : text_of(r, column));

	if (i < 0 && !r->cells[column].null)
		return unfit(r, column);
	*at = i < 0 ? 0 : (unsigned)i;
	return ST_OK;
}

static int64_t
instant_of(const MYSQL_TIME *t)
{
	return day_of((int)t->year, (int)t->month, (int)t->day) * US_PER_DAY +
	       (int64_t)((t->hour * 60 + t->minute) * 60 + t->second) * US_PER_S +
	       (int64_t)t->second_part;
}

static const char *
date_of(struct reader *r, const MYSQL_TIME *t)
{
	char *text = arena_zalloc(r->mem, DAY_TEXT);

	day_text(day_of((int)t->year, (int)t->month, (int)t->day), text);
	return text;
}

static enum status
read_uuid(struct reader *r, size_t column, struct uuid *u)
{
	if (r->cells[column].len != sizeof *u)
		return unfit(r, column);
	memcpy(u, r->cells[column].room, sizeof *u);
	return ST_OK;
}

/* The row is zeroed, so NULL has nothing to write. */
static enum status
read_cell(struct reader *r, size_t column, char *row)
{
	const struct field *f = &r->q->out->fields[column];
	const struct cell *c = &r->cells[column];
	void *at = row + f->at;

	if (f->kind == K_ENUM)
		return read_enum(r, column, f, at);
	if (c->null)
		return ST_OK;
	switch (f->kind) {
	case K_I64:     *(int64_t *)at = c->number; return c->cut ? unfit(r, column) : ST_OK;
	case K_BOOL:    *(bool *)at = c->number != 0; return ST_OK;
	case K_STR:     *(const char **)at = text_of(r, column); return ST_OK;
	case K_BYTES:   *(struct bytes *)at = (struct bytes){ text_of(r, column), c->len }; return ST_OK;
	case K_DATE:    *(const char **)at = date_of(r, &c->time); return ST_OK;
	case K_INSTANT: *(int64_t *)at = instant_of(&c->time); return ST_OK;
	case K_UUID:    return read_uuid(r, column, at);
	default:        abort();
	}
}

/* ST_NOT_FOUND at the end. */
static enum status
next(struct reader *r, char *row)
{
	int rc = mysql_stmt_fetch(r->stmt);

	if (rc == MYSQL_NO_DATA)
		return ST_NOT_FOUND;
	if (rc != 0 && rc != MYSQL_DATA_TRUNCATED)
		return db_fault(r->db, r->q->name, mysql_stmt_errno(r->stmt), mysql_stmt_error(r->stmt), false);
	memset(row, 0, r->q->out->size);
	for (size_t i = 0; r->q->out->fields[i].kind != K_END; i++) {
		enum status st = read_cell(r, i, row);
		if (st != ST_OK)
			return st;
	}
	return ST_OK;
}

/* A lost connection has taken the statement with it. */
static enum status
finish(struct reader *r, enum status st)
{
	if (r->db->my != NULL)
		mysql_stmt_free_result(r->stmt);
	return st == ST_NOT_FOUND ? ST_OK : st;
}

enum status
db_all(struct db *db, struct arena *mem, const struct query *q, const void *in, void *rows, size_t *n)
{
	struct reader r = { .db = db, .q = q, .mem = mem };
	char *all = NULL;
	enum status st = db_execute(db, q, in, &r.stmt);

	*n = 0;
	if (st != ST_OK)
		return st;
	if (mysql_stmt_store_result(r.stmt) != 0)
		return finish(&r, db_fault(db, q->name, mysql_stmt_errno(r.stmt), mysql_stmt_error(r.stmt), false));
	*(void **)rows = all = arena_zalloc(mem, mysql_stmt_num_rows(r.stmt) * q->out->size + 1);
	for (st = begin(&r); st == ST_OK; *n += st == ST_OK)
		st = next(&r, all + *n * q->out->size);
	return finish(&r, st);
}

enum status
db_one(struct db *db, struct arena *mem, const struct query *q, const void *in, void *row)
{
	char *rows;
	size_t n;
	enum status st = db_all(db, mem, q, in, &rows, &n);

	if (st == ST_OK && n == 0)
		return ST_NOT_FOUND;
	if (st == ST_OK)
		memcpy(row, rows, q->out->size);
	return st;
}

enum status
db_each(struct db *db, const struct query *q, const void *in,
        enum status (*take)(void *arg, const void *row), void *arg)
{
	struct reader r = { .db = db, .q = q, .mem = db->row_mem };
	enum status st = db_execute(db, q, in, &r.stmt);

	if (st != ST_OK)
		return st;
	for (st = begin(&r); status_ok(st); arena_reset(r.mem)) {
		char *row = arena_zalloc(r.mem, q->out->size);
		st = next(&r, row);
		if (st == ST_OK)
			st = take(arg, row);
	}
	return finish(&r, st);
}
