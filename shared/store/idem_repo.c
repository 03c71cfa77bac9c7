/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/idem_repo.h"

#include "shared/store/db.h"

static CODEC(idem_row,
	F_I64(idem_row, user_id), F_STR(idem_row, key), F_STR(idem_row, method_path),
	F_BYTES(idem_row, body_sha256), F_I64(idem_row, status), F_STR(idem_row, response));

#define SELECT "SELECT user_id, key_, method_path, body_sha256, status, response FROM idem_keys" \
	" WHERE user_id = ? AND key_ = ?"

static const struct query insert = {
	.name = "idem.insert",
	.sql = "INSERT INTO idem_keys (user_id, key_, method_path, body_sha256, status, response)"
	    " VALUES (?, ?, ?, ?, ?, ?)",
	.in = BIND(F_I64(idem_row, user_id), F_STR(idem_row, key), F_STR(idem_row, method_path),
	           F_BYTES(idem_row, body_sha256), F_I64(idem_row, status), F_STR(idem_row, response)),
};

static const struct query find = {
	.name = "idem.find",
	.sql = SELECT,
	.in = BIND(F_I64(idem_row, user_id), F_STR(idem_row, key)),
	.out = &idem_row_codec,
};

static const struct query find_waiting = {
	.name = "idem.find_waiting",
	.sql = SELECT " LOCK IN SHARE MODE",
	.in = BIND(F_I64(idem_row, user_id), F_STR(idem_row, key)),
	.out = &idem_row_codec,
};

enum status
idem_repo_add(struct db *db, const struct idem_row *row)
{
	return db_run(db, &insert, row, NULL, NULL);
}

enum status
idem_repo_find(struct db *db, struct arena *mem, bool wait, struct idem_row *row)
{
	return db_one(db, mem, wait ? &find_waiting : &find, row, row);
}
