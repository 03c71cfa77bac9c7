/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/db_inside.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"

#define TX_TRIES     3
#define TX_REPEAT_US 1500000      /* a request has 2 s: a later repetition would come too late */
#define TX_PAUSE_US  5000

static const char snapshot[] = "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY";

struct work {
	enum status (*fn)(struct db *, void *);
	void        *arg;
	bool         reads;
};

/* A connection that was lost while it was idle costs nothing: once more on a new one. */
static enum status
begin(struct db *db, bool reads)
{
	enum status st = ST_AGAIN;

	for (int i = 0; i < 2 && st == ST_AGAIN; i++) {
		st = reads ? db_command(db, "isolation", "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ") : ST_OK;
		if (st == ST_OK)
			st = db_command(db, "begin", reads ? snapshot : "START TRANSACTION");
	}
	db->in_tx = st == ST_OK;
	db->doom = TXN_FINE;
	return st;
}

/* The server forgets what it cannot undo with the connection. */
static void
roll_back(struct db *db)
{
	db->in_tx = false;
	if (db->my != NULL && mysql_rollback(db->my) != 0)
		db_drop(db);
}

static enum status
commit(struct db *db, enum status st)
{
	unsigned err = mysql_commit(db->my) == 0 ? 0 : mysql_errno(db->my);
	enum txn_class class = txn_class(err);

	if (class == TXN_FINE) {
		db->in_tx = false;
		return st;
	}
	st = db_fault(db, "commit", err, db->my == NULL ? "" : mysql_error(db->my), false);
	roll_back(db);
	return class == TXN_LOST ? ST_UNKNOWN : st;
}

/* One try. What doomed the transaction wins over what fn made of it. */
static enum status
try(struct db *db, const struct work *w)
{
	enum status st = begin(db, w->reads);

	if (st != ST_OK)
		return st;
	st = w->fn(db, w->arg);
	if (db->doom != TXN_FINE)
		st = ST_AGAIN;
	if (status_ok(st))
		return commit(db, st);
	roll_back(db);
	return st;
}

static void
pause_a_little(int tries)
{
	usleep((useconds_t)TX_PAUSE_US * (unsigned)tries + arc4random_uniform(TX_PAUSE_US * 4));
}

static enum status
run(struct db *db, const struct work *w)
{
	int64_t start = clock_ticks_us();
	enum status st = ST_AGAIN;

	if (db->in_tx) {
		log_error("db", "text=\"a transaction inside of a transaction\"");
		abort();
	}
	for (int tries = 1; tries <= TX_TRIES; tries++) {
		db->doom = TXN_FINE;
		st = try(db, w);
		if (st != ST_AGAIN || (db->doom != TXN_REPEAT && db->doom != TXN_LOST))
			break;
		if (db->use == DB_REQUEST && clock_ticks_us() - start > TX_REPEAT_US)
			break;
		pause_a_little(tries);
	}
	return st;
}

enum status
db_tx(struct db *db, enum status (*fn)(struct db *, void *), void *arg)
{
	return run(db, &(struct work){ fn, arg, false });
}

enum status
db_snapshot(struct db *db, enum status (*fn)(struct db *, void *), void *arg)
{
	return run(db, &(struct work){ fn, arg, true });
}

static enum status
in_tx(struct db *db, const char *what, const char *sql)
{
	if (!db->in_tx)
		abort();
	return db->doom != TXN_FINE ? ST_AGAIN : db_command(db, what, sql);
}

enum status
db_savepoint(struct db *db)
{
	return in_tx(db, "savepoint", "SAVEPOINT here");
}

enum status
db_rollback_to(struct db *db)
{
	return in_tx(db, "rollback to", "ROLLBACK TO SAVEPOINT here");
}
