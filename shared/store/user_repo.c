/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/user_repo.h"

#include "shared/model/common.h"

#define PERSON_FIELDS \
	F_STR(user_row, email, ), F_STR(user_row, first_name, ), F_STR(user_row, last_name, ), \
	F_STR(user_row, address, ), F_STR(user_row, city, ), F_STR(user_row, state, ), \
	F_STR(user_row, zip, ), F_STR(user_row, country, ), F_STR(user_row, phone, )
#define SSN_FIELDS \
	F_BYTES(user_row, ssn_sealed, ), F_BYTES(user_row, ssn_index, ), \
	F_STR(user_row, ssn_last4, )

static const struct query insert = {
	.name = "user.insert",
	.sql  = "INSERT INTO users (email, first_name, last_name, address, city, state, zip,"
	        " country, phone, ssn_sealed, ssn_index, ssn_last4, password)"
	        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.in   = BIND(PERSON_FIELDS, SSN_FIELDS, F_STR(user_row, password, )),
};

enum status
user_repo_add(struct db *db, const struct user_row *u, int64_t *id)
{
	enum status st = db_run(db, &insert, u, id, NULL);

	return st == ST_CONFLICT ? ST_DUPLICATE : st;
}

static const struct query seal = {
	.name = "user.seal",
	.sql  = "UPDATE users SET ssn_sealed = ? WHERE id = ?",
	.in   = BIND(F_BYTES(user_row, ssn_sealed, ), F_I64(user_row, id, )),
};

enum status
user_repo_seal(struct db *db, const struct user_row *u)
{
	return db_run(db, &seal, u, NULL, NULL);
}

static const struct codec row_codec = { "user_row", sizeof(struct user_row), BIND(
	F_I64(user_row, id, ), PERSON_FIELDS, SSN_FIELDS, F_I64(user_row, version, )) };

static const struct query row = {
	.name = "user.row",
	.sql  = "SELECT id, email, first_name, last_name, address, city, state, zip, country,"
	        " phone, ssn_sealed, ssn_index, ssn_last4, version FROM users"
	        " WHERE id = ? AND status <> 'deleted'",
	.in   = BIND(F_I64(by_id, id, )),
	.out  = &row_codec,
};

enum status
user_repo_row(struct db *db, struct arena *mem, int64_t id, struct user_row *u)
{
	return db_one(db, mem, &row, &(struct by_id){ id }, u);
}

static const struct codec shown_codec = { "user", sizeof(struct user), BIND(
	F_I64(user, id, ), F_STR(user, email, ), F_STR(user, first_name, ),
	F_STR(user, last_name, ), F_STR(user, address, ), F_STR(user, city, ),
	F_STR(user, state, ), F_STR(user, zip, ),
	F_STR(user, country, ), F_STR(user, phone, ), F_STR(user, ssn_last4, ),
	F_STR(user, image, ), F_I64(user, version, ), F_INSTANT(user, created_at, )) };

static const struct query show = {
	.name = "user.show",
	.sql  = "SELECT id, email, first_name, last_name, address, city, state, zip, country,"
	        " phone, ssn_last4, image, version, created_at FROM users"
	        " WHERE id = ? AND status <> 'deleted'",
	.in   = BIND(F_I64(by_id, id, )),
	.out  = &shown_codec,
};

static const struct query methods = {
	.name = "user.payment_methods",
	.sql  = "SELECT id, token, brand, last4, exp_month, exp_year FROM payment_methods"
	        " WHERE user_id = ? ORDER BY created_at DESC, id DESC",
	.in   = BIND(F_I64(by_id, id, )),
	.out  = &payment_method_codec,
};

enum status
user_repo_show(struct db *db, struct arena *mem, int64_t id, struct user *u)
{
	struct by_id by = { id };
	enum status st = db_one(db, mem, &show, &by, u);

	if (st != ST_OK)
		return st;
	return db_all(db, mem, &methods, &by, &u->payment_methods, &u->n_payment_methods);
}

static const struct query change = {
	.name = "user.change",
	.sql  = "UPDATE users SET email = ?, first_name = ?, last_name = ?, address = ?, city = ?,"
	        " state = ?, zip = ?, country = ?, phone = ?, ssn_sealed = ?, ssn_index = ?,"
	        " ssn_last4 = ?, version = version + 1"
	        " WHERE id = ? AND version = ? AND status <> 'deleted'",
	.in   = BIND(PERSON_FIELDS, SSN_FIELDS, F_I64(user_row, id, ), F_I64(user_row, version, )),
};

enum status
user_repo_change(struct db *db, const struct user_row *u)
{
	int64_t n = 0;
	enum status st = db_run(db, &change, u, NULL, &n);

	if (st != ST_OK)
		return st == ST_CONFLICT ? ST_DUPLICATE : st;
	return n == 1 ? ST_OK : ST_STALE;
}

static CODEC(user_login,
	F_I64(user_login, id, ), F_STR(user_login, email, ), F_STR(user_login, first_name, ),
	F_STR(user_login, last_name, ), F_STR(user_login, password, ), F_BOOL(user_login, active, ),
	F_I64(user_login, wrong_logins, ));

struct by_email { const char *email; };

#define LOGIN \
	"SELECT id, email, first_name, last_name, password, status = 'active' AS active," \
	" wrong_logins FROM users WHERE status <> 'deleted' AND "

static const struct query login = {
	.name = "user.login",
	.sql  = LOGIN "email = ?",
	.in   = BIND(F_STR(by_email, email, )),
	.out  = &user_login_codec,
};

static const struct query login_by_id = {
	.name = "user.login_by_id",
	.sql  = LOGIN "id = ?",
	.in   = BIND(F_I64(by_id, id, )),
	.out  = &user_login_codec,
};

enum status
user_repo_login(struct db *db, struct arena *mem, const char *email, struct user_login *u)
{
	return db_one(db, mem, &login, &(struct by_email){ email }, u);
}

enum status
user_repo_login_by_id(struct db *db, struct arena *mem, int64_t id, struct user_login *u)
{
	return db_one(db, mem, &login_by_id, &(struct by_id){ id }, u);
}

struct tries { int64_t id, most; };

static const struct query try = {
	.name = "user.try",
	.sql  = "UPDATE users SET wrong_logins = wrong_logins + 1"
	        " WHERE id = ? AND wrong_logins < ?",
	.in   = BIND(F_I64(tries, id, ), F_I64(tries, most, )),
};

enum status
user_repo_try(struct db *db, int64_t id)
{
	int64_t n = 0;
	enum status st = db_run(db, &try, &(struct tries){ id, USER_TRIES_MAX }, NULL, &n);

	return st == ST_OK && n == 0 ? ST_TOO_MANY : st;
}

static const struct query right = {
	.name = "user.right",
	.sql  = "UPDATE users SET wrong_logins = 0 WHERE id = ?",
	.in   = BIND(F_I64(by_id, id, )),
};

enum status
user_repo_right(struct db *db, int64_t id)
{
	return db_run(db, &right, &(struct by_id){ id }, NULL, NULL);
}

static const struct query set_password = {
	.name = "user.set_password",
	.sql  = "UPDATE users SET password = ? WHERE id = ? AND status <> 'deleted'",
	.in   = BIND(F_STR(user_row, password, ), F_I64(user_row, id, )),
};

enum status
user_repo_set_password(struct db *db, int64_t id, const char *hash)
{
	struct user_row u = { .id = id, .password = hash };

	return db_run(db, &set_password, &u, NULL, NULL);
}

struct total { int64_t n; };
static CODEC(total, F_I64(total, n, ));

static const struct query open_bookings = {
	.name = "user.open_bookings",
	.sql  = "SELECT COUNT(*) AS n FROM bookings WHERE user_id = ?"
	        " AND (state IN ('PENDING','HELD') OR (state = 'CONFIRMED' AND ends_at > NOW(6)))",
	.in   = BIND(F_I64(by_id, id, )),
	.out  = &total_codec,
};

enum status
user_repo_open_bookings(struct db *db, struct arena *mem, int64_t id, int64_t *n)
{
	struct total total = { 0 };
	enum status st = db_one(db, mem, &open_bookings, &(struct by_id){ id }, &total);

	*n = total.n;
	return st;
}

static const struct query forget = {
	.name = "user.forget",
	.sql  = "UPDATE users SET email = CONCAT('deleted-', id, '@invalid'),"
	        " first_name = 'Deleted', last_name = 'traveler', address = NULL, city = NULL,"
	        " state = NULL, zip = NULL,"
	        " phone = NULL, image = NULL, password = '*', ssn_sealed = NULL, ssn_index = NULL,"
	        " ssn_last4 = NULL, status = 'deleted', wrong_logins = 0, version = version + 1"
	        " WHERE id = ? AND status <> 'deleted'",
	.in   = BIND(F_I64(by_id, id, )),
};

static const struct query forget_methods = {
	.name = "user.forget_methods",
	.sql  = "DELETE FROM payment_methods WHERE user_id = ?",
	.in   = BIND(F_I64(by_id, id, )),
};

enum status
user_repo_forget(struct db *db, int64_t id)
{
	struct by_id by = { id };
	int64_t n = 0;
	enum status st = db_run(db, &forget, &by, NULL, &n);

	if (st == ST_OK && n == 0)
		return ST_NOT_FOUND;
	return st == ST_OK ? db_run(db, &forget_methods, &by, NULL, NULL) : st;
}
