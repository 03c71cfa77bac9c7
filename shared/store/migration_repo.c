/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/migration_repo.h"

static const char table[] =
	"CREATE TABLE IF NOT EXISTS schema_migrations (\n"
	"  number     BIGINT PRIMARY KEY,\n"
	"  name       VARCHAR(120) NOT NULL,\n"
	"  sha256     CHAR(64) CHARACTER SET ascii NOT NULL,\n"
	"  statements BIGINT NOT NULL,\n"
	"  bytes      BIGINT NOT NULL,\n"
	"  applied_at DATETIME(6) NULL\n"
	") ENGINE=InnoDB CHARSET=utf8mb4;\n";

#define COLUMNS F_I64(migration, number), F_STR(migration, name), F_STR(migration, sha256), \
	F_I64(migration, statements), F_I64(migration, bytes), F_INSTANT(migration, applied_at)
static CODEC(migration, COLUMNS);

struct there { int64_t n; };
static CODEC(there, F_I64(there, n));

static const struct query exists = {
	.name = "migration.exists",
	.sql  = "SELECT COUNT(*) FROM information_schema.tables "
	        "WHERE table_schema = DATABASE() AND table_name = 'schema_migrations'",
	.out  = &there_codec,
};

static const struct query list = {
	.name = "migration.list",
	.sql  = "SELECT number, name, sha256, statements, bytes, applied_at FROM schema_migrations ORDER BY number",
	.out  = &migration_codec,
};

static const struct query save = {
	.name = "migration.save",
	.sql  = "REPLACE INTO schema_migrations (number, name, sha256, statements, bytes, applied_at) "
	        "VALUES (?, ?, ?, ?, ?, ?)",
	.in   = BIND(COLUMNS),
};

enum status
migration_repo_make(struct db *db, struct problem *p)
{
	return db_script(db, table, p);
}

enum status
migration_repo_list(struct db *db, struct arena *mem, struct migration **rows, size_t *n)
{
	struct there there;
	enum status st = db_one(db, mem, &exists, NULL, &there);

	*n = 0;
	if (st != ST_OK || there.n == 0)
		return st;
	return db_all(db, mem, &list, NULL, rows, n);
}

enum status
migration_repo_save(struct db *db, const struct migration *m)
{
	return db_run(db, &save, m, NULL, NULL);
}
