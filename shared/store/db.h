/* SPDX-License-Identifier: Apache-2.0 */
/* MariaDB: prepared statements as data. A query names its parameters and its
 * columns by the same tables that name them in JSON. One connection a handle;
 * it is opened at first use and opened again after it was lost, but never
 * inside a transaction.
 *
 * NULL: text and dates NULL, instants 0, UUIDs nil, bytes with at NULL, enums
 * whose name is "", and 0 where the table says zero_null, in both directions. */
#ifndef SHARED_STORE_DB_H
#define SHARED_STORE_DB_H

#include "shared/codec/codec.h"

struct db;

struct query {
	const char         *name, *sql;   /* name: for the log and for people, "booking.hold" */
	const struct field *in;           /* BIND(...), one for each ?, in order; NULL: none */
	const struct codec *out;          /* one field for each column, in order; NULL: none */
};

enum db_use {
	DB_REQUEST,    /* short work: a statement 1.5 s, a lock 1 s, silence of the server 3 s */
	DB_JOB         /* reports, migrations, seeds: no limit but 10 s for a lock */
};

/* mysql://user:password@host:port/name or mysql://user:password@/name?socket=/path.
 * NULL and a line in the log when the URL is not that. Does not connect. */
struct db *db_new(const char *url, enum db_use);
void       db_free(struct db **);

/* What every call may return besides its own: ST_AGAIN, the server is away,
 * busy, read-only or full, or a lock was not to be had; ST_FAILED, a defect,
 * which the log tells with the query's name; ST_UNKNOWN, a write outside of a
 * transaction was sent and its answer lost. A table that does not fit its SQL aborts. */

/* ST_NOT_FOUND when no row fits. Texts live in mem. */
enum status db_one(struct db *, struct arena *mem, const struct query *, const void *in,
                   void *row) MUST_CHECK;
/* All rows; *(struct T **)rows is an array of *n in mem. */
enum status db_all(struct db *, struct arena *mem, const struct query *, const void *in,
                   void *rows, size_t *n) MUST_CHECK;
/* A write. ST_CONFLICT when a unique key or a foreign key forbids it. insert_id
 * and affected may be NULL; affected counts changed rows, not matched ones. */
enum status db_run(struct db *, const struct query *, const void *in,
                   int64_t *insert_id, int64_t *affected) MUST_CHECK;
/* Row by row, nothing kept: row and its texts are gone after take returns. The
 * connection is busy meanwhile: take may not use it. Ends at take's first
 * status that is not ok, and returns it. */
enum status db_each(struct db *, const struct query *, const void *in,
                    enum status (*take)(void *arg, const void *row), void *arg) MUST_CHECK;
/* The same write for n rows of q's size each, sent together (for seeds and
 * imports). Wrap it in db_tx: a failure may leave the rows before it. */
enum status db_bulk(struct db *, const struct query *, const void *rows, size_t size,
                    size_t n) MUST_CHECK;

/* BEGIN; fn; COMMIT. Rolled back unless fn's status is ok, and that is returned.
 * All of it is done again, up to three times within a second, after a deadlock, a lock wait
 * or a connection lost before COMMIT; fn must not keep anything of an earlier
 * try. Once a statement failed so, the rest of fn's statements are not sent.
 * ST_UNKNOWN: the connection was lost during COMMIT: look the work up by its
 * key. May not be nested. */
enum status db_tx(struct db *, enum status (*fn)(struct db *, void *), void *arg) MUST_CHECK;
/* Inside a transaction; there is one savepoint, a second call moves it. */
enum status db_savepoint(struct db *) MUST_CHECK;
enum status db_rollback_to(struct db *) MUST_CHECK;
/* fn sees the database as of now and may only read. */
enum status db_snapshot(struct db *, enum status (*fn)(struct db *, void *), void *arg) MUST_CHECK;

/* After a ST_CONFLICT: the unique key or the foreign key that forbade it, "PRIMARY"; "" otherwise. */
const char *db_conflict_key(const struct db *);

/* A named lock of the server, held until db_unlock or the connection's end.
 * ST_CONFLICT when somebody else has it for all of the seconds. */
enum status db_lock(struct db *, const char *name, int64_t seconds) MUST_CHECK;
void        db_unlock(struct db *, const char *name);
/* Whether the connection that took a lock is still the one in use. */
bool        db_locked(const struct db *);

struct script;
/* Migrations only: runs a text's next statement (script.h). ST_NOT_FOUND when
 * there is none left. The problem names the line of the statement that failed. */
enum status db_script_next(struct db *, struct script *, struct problem *) MUST_CHECK;
/* All of them. */
enum status db_script(struct db *, const char *text, struct problem *) MUST_CHECK;

#endif
