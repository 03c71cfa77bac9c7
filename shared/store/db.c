/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/db_inside.h"

#include <errmsg.h>
#include <mysqld_error.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"

#define TRIES 3

static const struct limits { unsigned connect_s, silence_s; const char *session; } limits_of[] = {
	[DB_REQUEST] = { 1, 3, ", innodb_lock_wait_timeout=1, lock_wait_timeout=1, max_statement_time=1.5" },
	[DB_JOB]     = { 5, 0, ", innodb_lock_wait_timeout=10, lock_wait_timeout=10, max_statement_time=0" },
};
#define SESSION "SET SESSION time_zone='+00:00', tx_isolation='READ-COMMITTED', autocommit=1, " \
	"sql_mode='STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO," \
	"NO_ENGINE_SUBSTITUTION'"

struct db *
db_new(const char *url, enum db_use use)
{
	struct arena *mem = arena_new(4096);
	struct db *db = arena_zalloc(mem, sizeof *db);

	*db = (struct db){ .mem = mem, .row_mem = arena_new(4096), .use = use };
	if (!url_parse(mem, url, &db->url) || strcmp(db->url.scheme, "mysql") != 0 ||
	    *db->url.path == '\0' || (*db->url.host == '\0' && db->url.socket == NULL)) {
		log_error("db", "text=\"not an address: mysql://user:password@host:port/name\"");
		db_free(&db);
	}
	return db;
}

void
db_free(struct db **dbp)
{
	struct db *db = *dbp;
	struct arena *mem;

	*dbp = NULL;
	if (db == NULL)
		return;
	db_drop(db);
	free(db->prepared);
	arena_free(&db->row_mem);
	mem = db->mem;
	arena_free(&mem);
}

void
db_drop(struct db *db)
{
	for (size_t i = 0; i < db->n_prepared; i++)
		mysql_stmt_close(db->prepared[i].stmt);
	db->n_prepared = 0;
	if (db->my != NULL)
		mysql_close(db->my);
	db->my = NULL;
}

static bool
open_session(struct db *db)
{
	const struct limits *l = &limits_of[db->use];
	const struct url *u = &db->url;
	char session[512];

	snprintf(session, sizeof session, "%s%s", SESSION, l->session);
	mysql_options(db->my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	mysql_options(db->my, MYSQL_OPT_CONNECT_TIMEOUT, &l->connect_s);
	mysql_options(db->my, MYSQL_OPT_READ_TIMEOUT, &l->silence_s);
	mysql_options(db->my, MYSQL_OPT_WRITE_TIMEOUT, &l->silence_s);
	mysql_options(db->my, MYSQL_INIT_COMMAND, session);
	return mysql_real_connect(db->my, *u->host == '\0' ? NULL : u->host, u->user, u->password,
	                          u->path, u->port, u->socket, 0) != NULL;
}

/* Whatever stands in the way is told as ST_AGAIN: a wrong password is mended by
 * people and must not turn messages into dead letters meanwhile. */
enum status
db_connect(struct db *db)
{
	int64_t now = clock_ticks_us();

	if (db->my != NULL)
		return ST_OK;
	if (db->in_tx || !breaker_lets(&db->breaker, now))
		return ST_AGAIN;
	if ((db->my = mysql_init(NULL)) == NULL)
		abort();
	if (!open_session(db)) {
		log_warn("db", "query=connect errno=%u text=\"%s\"", mysql_errno(db->my), mysql_error(db->my));
		db_drop(db);
		breaker_failed(&db->breaker, clock_ticks_us(), true);
		return ST_AGAIN;
	}
	breaker_worked(&db->breaker);
	db->connection++;
	return ST_OK;
}

enum status
db_command(struct db *db, const char *what, const char *sql)
{
	enum status st = db_connect(db);

	if (st != ST_OK)
		return st;
	if (mysql_real_query(db->my, sql, strlen(sql)) == 0)
		return ST_OK;
	return db_fault(db, what, mysql_errno(db->my), mysql_error(db->my), false);
}

static MYSQL_STMT *
prepared_of(const struct db *db, const struct query *q)
{
	for (size_t i = 0; i < db->n_prepared; i++)
		if (db->prepared[i].query == q)
			return db->prepared[i].stmt;
	return NULL;
}

/* INSERT ... RETURNING has columns and writes all the same. */
static bool
writes(const struct query *q)
{
	return q->out == NULL || strncmp(q->sql, "INSERT", 6) == 0 || strncmp(q->sql, "REPLACE", 7) == 0 ||
	       strncmp(q->sql, "DELETE", 6) == 0;
}

/* The server tells the columns of INSERT ... RETURNING with its answer only. */
static void
must_fit(const struct query *q, MYSQL_STMT *stmt)
{
	size_t in = db_count(q->in), out = q->out == NULL ? 0 : db_count(q->out->fields);

	size_t told = mysql_stmt_field_count(stmt);

	if (mysql_stmt_param_count(stmt) == in && (told == out || (told == 0 && writes(q))) &&
	    in <= DB_FIELDS_MAX && out <= DB_FIELDS_MAX)
		return;
	log_error("db", "query=%s text=\"its tables do not fit its SQL: %lu parameters, %u columns\"",
	          q->name, mysql_stmt_param_count(stmt), mysql_stmt_field_count(stmt));
	abort();
}

static void
keep(struct db *db, const struct query *q, MYSQL_STMT *stmt)
{
	if (db->n_prepared == db->room) {
		db->room = db->room == 0 ? 64 : db->room * 2;
		db->prepared = reallocarray(db->prepared, db->room, sizeof *db->prepared);
		if (db->prepared == NULL)
			abort();
	}
	db->prepared[db->n_prepared++] = (struct prepared){ q, stmt };
}

/* Each query is prepared once for as long as its connection lives. */
enum status
db_prepare(struct db *db, const struct query *q, MYSQL_STMT **stmt)
{
	enum status st = db_connect(db);

	if (st != ST_OK || (*stmt = prepared_of(db, q)) != NULL)
		return st;
	if ((*stmt = mysql_stmt_init(db->my)) == NULL)
		abort();
	if (mysql_stmt_prepare(*stmt, q->sql, strlen(q->sql)) != 0) {
		unsigned err = mysql_stmt_errno(*stmt);
		char text[MYSQL_ERRMSG_SIZE];

		snprintf(text, sizeof text, "%s", mysql_stmt_error(*stmt));
		mysql_stmt_close(*stmt);
		return db_fault(db, q->name, err, text, false);
	}
	must_fit(q, *stmt);
	keep(db, q, *stmt);
	return ST_OK;
}

static enum status
attempt(struct db *db, const struct query *q, const void *in, MYSQL_STMT **stmt, unsigned *err)
{
	MYSQL_BIND binds[DB_FIELDS_MAX] = { 0 };
	struct db_room room[DB_FIELDS_MAX];
	enum status st = db_prepare(db, q, stmt);

	*err = CR_SERVER_GONE_ERROR;
	if (st != ST_OK)
		return st;
	for (size_t i = 0; i < db_count(q->in); i++)
		db_bind(&q->in[i], in, &binds[i], &room[i]);
	if (mysql_stmt_bind_param(*stmt, binds) == 0 && mysql_stmt_execute(*stmt) == 0)
		return ST_OK;
	*err = mysql_stmt_errno(*stmt);
	return db_fault(db, q->name, *err, mysql_stmt_error(*stmt), writes(q));
}

/* A single statement outside of a transaction may be repeated when the server
 * undid it, when it was never sent, or when it only reads. */
static bool
repeatable(const struct db *db, const struct query *q, unsigned err)
{
	enum txn_class class = txn_class(err);

	if (db->in_tx || err == ER_LOCK_WAIT_TIMEOUT)
		return false;
	return class == TXN_REPEAT ||
	       (class == TXN_LOST && (!writes(q) || err == CR_SERVER_GONE_ERROR));
}

enum status
db_execute(struct db *db, const struct query *q, const void *in, MYSQL_STMT **stmt)
{
	enum status st = ST_AGAIN;
	unsigned err = CR_SERVER_GONE_ERROR;

	*db->conflict_key = '\0';
	if (db->in_tx && db->doom != TXN_FINE)
		return ST_AGAIN;
	for (int i = 0; i < TRIES; i++) {
		st = attempt(db, q, in, stmt, &err);
		if (st == ST_OK || !repeatable(db, q, err))
			break;
	}
	return st;
}

enum status
db_run(struct db *db, const struct query *q, const void *in, int64_t *insert_id, int64_t *affected)
{
	MYSQL_STMT *stmt;
	enum status st = db_execute(db, q, in, &stmt);

	if (st != ST_OK)
		return st;
	if (insert_id != NULL)
		*insert_id = (int64_t)mysql_stmt_insert_id(stmt);
	if (affected != NULL)
		*affected = (int64_t)mysql_stmt_affected_rows(stmt);
	return ST_OK;
}
