/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/db_inside.h"

#include "shared/store/script.h"

static enum status
run(struct db *db, const char *text, size_t n, int line, struct problem *p)
{
	enum status st = db_connect(db);
	MYSQL_RES *rows;

	if (st != ST_OK)
		return problem(p, st, "the database is away");
	if (mysql_real_query(db->my, text, n) != 0) {
		problem(p, ST_FAILED, "line %d: %u %s", line, mysql_errno(db->my), mysql_error(db->my));
		return db_fault(db, "script", mysql_errno(db->my), mysql_error(db->my), true);
	}
	if ((rows = mysql_store_result(db->my)) != NULL)
		mysql_free_result(rows);
	return ST_OK;
}

enum status
db_script_next(struct db *db, struct script *script, struct problem *p)
{
	const char *one;
	size_t n;
	int line;

	return script_next(script, &one, &n, &line) ? run(db, one, n, line, p) : ST_NOT_FOUND;
}

enum status
db_script(struct db *db, const char *text, struct problem *p)
{
	struct script script = { text, 1 };
	enum status st;

	do
		st = db_script_next(db, &script, p);
	while (st == ST_OK);
	return st == ST_NOT_FOUND ? ST_OK : st;
}
