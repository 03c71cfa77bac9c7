/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/staff_repo.h"

#include "shared/model/common.h"

static CODEC(staff_login,
	F_I64(staff_login, id, ), F_STR(staff_login, email, ), F_STR(staff_login, first_name, ),
	F_STR(staff_login, last_name, ), F_STR(staff_login, password, ),
	F_ENUM(staff_login, role, admin_roles, ), F_BYTES(staff_login, totp_sealed, ),
	F_I64(staff_login, totp_step, ), F_BOOL(staff_login, active, ));

struct by_email { const char *email; };

#define LOGIN \
	"SELECT id, email, first_name, last_name, password, role, totp_sealed, totp_step," \
	" status = 'active' AS active FROM admins "

static const struct query login = {
	.name = "staff.login",
	.sql  = LOGIN "WHERE email = ?",
	.in   = BIND(F_STR(by_email, email, )),
	.out  = &staff_login_codec,
};

static const struct query login_by_id = {
	.name = "staff.login_by_id",
	.sql  = LOGIN "WHERE id = ?",
	.in   = BIND(F_I64(by_id, id, )),
	.out  = &staff_login_codec,
};

static const struct query first = {
	.name = "staff.first",
	.sql  = LOGIN "WHERE role = 'chief' AND status = 'active' ORDER BY id LIMIT 1",
	.out  = &staff_login_codec,
};

enum status
staff_repo_login(struct db *db, struct arena *mem, const char *email, struct staff_login *s)
{
	return db_one(db, mem, &login, &(struct by_email){ email }, s);
}

enum status
staff_repo_login_by_id(struct db *db, struct arena *mem, int64_t id, struct staff_login *s)
{
	return db_one(db, mem, &login_by_id, &(struct by_id){ id }, s);
}

enum status
staff_repo_first(struct db *db, struct arena *mem, struct staff_login *s)
{
	return db_one(db, mem, &first, NULL, s);
}

struct tries { int64_t id, most; };

static const struct query try = {
	.name = "staff.try",
	.sql  = "UPDATE admins SET wrong_logins = wrong_logins + 1"
	        " WHERE id = ? AND wrong_logins < ?",
	.in   = BIND(F_I64(tries, id, ), F_I64(tries, most, )),
};

enum status
staff_repo_try(struct db *db, int64_t id)
{
	int64_t n = 0;
	enum status st = db_run(db, &try, &(struct tries){ id, STAFF_TRIES_MAX }, NULL, &n);

	return st == ST_OK && n == 0 ? ST_TOO_MANY : st;
}

struct used { int64_t id, step; };

static const struct query right = {
	.name = "staff.right",
	.sql  = "UPDATE admins SET wrong_logins = 0, totp_step = ? WHERE id = ? AND totp_step < ?",
	.in   = BIND(F_I64(used, step, ), F_I64(used, id, ), F_I64(used, step, )),
};

enum status
staff_repo_right(struct db *db, int64_t id, int64_t step)
{
	int64_t n = 0;
	enum status st = db_run(db, &right, &(struct used){ id, step }, NULL, &n);

	return st == ST_OK && n == 0 ? ST_UNAUTHORIZED : st;
}

static const struct query unlock = {
	.name = "staff.unlock",
	.sql  = "UPDATE admins SET wrong_logins = 0 WHERE id = ?",
	.in   = BIND(F_I64(by_id, id, )),
};

enum status
staff_repo_unlock(struct db *db, int64_t id)
{
	return db_run(db, &unlock, &(struct by_id){ id }, NULL, NULL);
}

static const struct query set_password = {
	.name = "staff.set_password",
	.sql  = "UPDATE admins SET password = ? WHERE id = ?",
	.in   = BIND(F_STR(staff_new, password, ), F_I64(staff_new, id, )),
};

enum status
staff_repo_set_password(struct db *db, int64_t id, const char *hash)
{
	struct staff_new s = { .id = id, .password = hash };

	return db_run(db, &set_password, &s, NULL, NULL);
}

static const struct query insert = {
	.name = "staff.insert",
	.sql  = "INSERT INTO admins (email, first_name, last_name, password, role, totp_sealed)"
	        " VALUES (?, ?, ?, ?, ?, '')",
	.in   = BIND(F_STR(staff_new, email, ), F_STR(staff_new, first_name, ),
	             F_STR(staff_new, last_name, ), F_STR(staff_new, password, ),
	             F_ENUM(staff_new, role, admin_roles, )),
};

enum status
staff_repo_add(struct db *db, const struct staff_new *s, int64_t *id)
{
	enum status st = db_run(db, &insert, s, id, NULL);

	return st == ST_CONFLICT ? ST_DUPLICATE : st;
}

static const struct query seal = {
	.name = "staff.seal",
	.sql  = "UPDATE admins SET totp_sealed = ? WHERE id = ?",
	.in   = BIND(F_BYTES(staff_new, totp_sealed, ), F_I64(staff_new, id, )),
};

enum status
staff_repo_seal(struct db *db, int64_t id, struct bytes sealed)
{
	struct staff_new s = { .id = id, .totp_sealed = sealed };

	return db_run(db, &seal, &s, NULL, NULL);
}
