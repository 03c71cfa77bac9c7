/* SPDX-License-Identifier: Apache-2.0 */
/* MariaDB's array binding, column-wise: one packet for many rows. */
#include "shared/store/db_inside.h"

#include <stdlib.h>
#include <string.h>

#include "shared/base/clock.h"

#define CHUNK 1000                /* rows in one packet: far below max_allowed_packet */

struct column {
	const struct field *f;
	char          *indicators;
	unsigned long *lens;
	int64_t       *numbers;
	const void   **texts;
};

static const char *
instant_sql(struct arena *mem, int64_t us)
{
	char *text = arena_zalloc(mem, INSTANT_TEXT);

	instant_text(us, text);
	text[10] = ' ';
	text[strlen(text) - 1] = '\0';
	return text;
}

static struct bytes
bytes_of(struct arena *mem, const struct field *f, const char *in)
{
	const void *at = in + f->at;
	const char *text;

	switch (f->kind) {
	case K_BYTES:   return *(const struct bytes *)at;
	case K_UUID:    return (struct bytes){ at, sizeof(struct uuid) };
	case K_ENUM:    text = f->names[*(const unsigned *)at]; break;
	case K_INSTANT: text = instant_sql(mem, *(const int64_t *)at); break;
	case K_STR: case K_DATE: text = *(const char *const *)at; break;
	default:        abort();         /* lists and objects have no column */
	}
	return (struct bytes){ text, text == NULL ? 0 : strlen(text) };
}

static void
fill(struct arena *mem, struct column *c, const char *in, size_t i)
{
	const struct field *f = c->f;
	struct bytes b;

	if (f->kind != K_BYTES && codec_absent(f, in)) {
		c->indicators[i] = STMT_INDICATOR_NULL;
	} else if (f->kind == K_I64) {
		c->numbers[i] = *(const int64_t *)(const void *)(in + f->at);
	} else if (f->kind == K_BOOL) {
		c->numbers[i] = *(const bool *)(const void *)(in + f->at);
	} else {
		b = bytes_of(mem, f, in);
		c->indicators[i] = b.at == NULL ? STMT_INDICATOR_NULL : STMT_INDICATOR_NONE;
		c->texts[i] = b.at;
		c->lens[i] = b.n;
	}
}

static void
bind_column(struct arena *mem, struct column *c, MYSQL_BIND *b, size_t n)
{
	bool number = c->f->kind == K_I64 || c->f->kind == K_BOOL;
	bool binary = c->f->kind == K_UUID || c->f->kind == K_BYTES;

	c->indicators = arena_zalloc(mem, n);
	c->lens = arena_zalloc(mem, n * sizeof *c->lens);
	c->numbers = arena_zalloc(mem, n * sizeof *c->numbers);
	c->texts = arena_zalloc(mem, n * sizeof *c->texts);
	*b = (MYSQL_BIND){
		.buffer_type = number ? MYSQL_TYPE_LONGLONG : binary ? MYSQL_TYPE_BLOB : MYSQL_TYPE_STRING,
		.buffer = number ? (void *)c->numbers : (void *)c->texts, .length = c->lens };
	b->u.indicator = c->indicators;
}

static enum status
chunk(struct db *db, const struct query *q, const char *rows, size_t size, unsigned n)
{
	struct arena *mem = db->row_mem;
	struct column columns[DB_FIELDS_MAX];
	MYSQL_BIND binds[DB_FIELDS_MAX] = { 0 };
	MYSQL_STMT *stmt;
	enum status st = db_prepare(db, q, &stmt);

	if (st != ST_OK)
		return st;
	for (size_t i = 0; i < db_count(q->in); i++) {
		columns[i] = (struct column){ .f = &q->in[i] };
		bind_column(mem, &columns[i], &binds[i], n);
		for (size_t k = 0; k < n; k++)
			fill(mem, &columns[i], rows + k * size, k);
	}
	mysql_stmt_attr_set(stmt, STMT_ATTR_ARRAY_SIZE, &n);
	if (mysql_stmt_bind_param(stmt, binds) == 0 && mysql_stmt_execute(stmt) == 0)
		st = ST_OK;
	else
		st = db_fault(db, q->name, mysql_stmt_errno(stmt), mysql_stmt_error(stmt), true);
	if (db->my != NULL)
		mysql_stmt_attr_set(stmt, STMT_ATTR_ARRAY_SIZE, &(unsigned){ 0 });
	return st;
}

enum status
db_bulk(struct db *db, const struct query *q, const void *rows, size_t size, size_t n)
{
	enum status st = ST_OK;

	*db->conflict_key = '\0';
	for (size_t i = 0; i < n && st == ST_OK; i += CHUNK) {
		if (db->in_tx && db->doom != TXN_FINE)
			return ST_AGAIN;
		st = chunk(db, q, (const char *)rows + i * size, size, (unsigned)(n - i < CHUNK ? n - i : CHUNK));
		arena_reset(db->row_mem);
	}
	return st;
}
