/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/db_inside.h"

struct lock { const char *name; int64_t seconds; };
struct got { int64_t got; };

static CODEC(got, F_I64(got, got));

static const struct query take = {
	.name = "db.lock",
	.sql  = "SELECT GET_LOCK(?, ?)",
	.in   = BIND(F_STR(lock, name), F_I64(lock, seconds)),
	.out  = &got_codec,
};

static const struct query give = {
	.name = "db.unlock",
	.sql  = "SELECT RELEASE_LOCK(?)",
	.in   = BIND(F_STR(lock, name)),
	.out  = &got_codec,
};

enum status
db_lock(struct db *db, const char *name, int64_t seconds)
{
	struct got got;
	enum status st = db_one(db, db->row_mem, &take, &(struct lock){ name, seconds }, &got);

	arena_reset(db->row_mem);
	if (st != ST_OK)
		return st;
	if (got.got != 1)
		return ST_CONFLICT;
	db->locked_on = db->connection;
	return ST_OK;
}

void
db_unlock(struct db *db, const char *name)
{
	struct got got;

	if (db_locked(db) && db_one(db, db->row_mem, &give, &(struct lock){ name, 0 }, &got) != ST_OK)
		db_drop(db);         /* the lock ends with the connection */
	db->locked_on = 0;
	arena_reset(db->row_mem);
}

bool
db_locked(const struct db *db)
{
	return db->my != NULL && db->locked_on != 0 && db->locked_on == db->connection;
}
