/* SPDX-License-Identifier: Apache-2.0 */
/* Staff's accounts from the command line. There is no first admin but by this,
 * and none with a password that anybody else chose. */
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "agents/ctl/ctl.h"
#include "shared/auth/keys.h"
#include "shared/auth/password.h"
#include "shared/auth/seal.h"
#include "shared/auth/totp.h"
#include "shared/base/text.h"
#include "shared/codec/checks.h"
#include "shared/store/staff_repo.h"
#include "shared/store/user_repo.h"

struct adding {
	struct ctl      *ctl;
	struct keys     *keys;
	struct staff_new staff;
	uint8_t          secret[TOTP_SECRET_BYTES];
};

static enum status
insert(struct db *db, void *arg)
{
	struct adding *w = arg;
	struct seal_place place = { "admins", "totp_sealed", 0 };
	struct bytes sealed;
	enum status st = staff_repo_add(db, &w->staff, &place.row);

	if (st == ST_OK)
		st = seal_make(w->keys, KEY_TOTP, &place,
		               (struct bytes){ w->secret, sizeof w->secret }, w->ctl->mem, &sealed);
	return st == ST_OK ? staff_repo_seal(db, place.row, sealed) : st;
}

static enum status
open_db(struct ctl *ctl, struct db **db)
{
	*db = db_new(ctl->config.mysql_url, DB_JOB);
	return *db != NULL ? ST_OK
	    : problem(&ctl->problem, ST_INVALID, "KAYAK_MYSQL_URL cannot be used");
}

static enum status
store(struct adding *w)
{
	struct db *db;
	enum status st = open_db(w->ctl, &db);

	if (st != ST_OK)
		return st;
	st = db_tx(db, insert, w);
	db_free(&db);
	if (st == ST_DUPLICATE)
		return problem(&w->ctl->problem, st, "%s: there is such an admin already",
		               w->staff.email);
	return st == ST_OK ? st : problem(&w->ctl->problem, st, "the database does not take it");
}

static enum status
check(struct ctl *ctl, char **argv, struct staff_new *s)
{
	int role = codec_enum(admin_roles, argv[3]);
	const char *why = check_email(argv[0]);

	if (why != NULL)
		return problem(&ctl->problem, ST_MALFORMED, "%s %s", argv[0], why);
	if (role < 0)
		return problem(&ctl->problem, ST_MALFORMED,
		               "%s: roles are viewer, agent, manager, chief", argv[3]);
	*s = (struct staff_new){ .email = argv[0], .first_name = argv[1], .last_name = argv[2],
		.role = (unsigned)role };
	return ST_OK;
}

/* Says the password and the secret once; nothing else ever does. */
static enum status
add(struct ctl *ctl, char **argv)
{
	struct adding w = { .ctl = ctl };
	const char *password;
	uint8_t random[15];
	enum status st = check(ctl, argv, &w.staff);

	if (st == ST_OK)
		st = keys_load(ctl->config.keys_dir, KEYS_ONE(PEPPER) | KEYS_ONE(TOTP), ctl->mem,
		               &w.keys, &ctl->problem);
	if (st != ST_OK)
		return st;
	randombytes_buf(random, sizeof random);
	password = text_base64url(ctl->mem, random, sizeof random);
	totp_secret(w.secret);
	st = password_hash(w.keys, ctl->mem, password, ctl->config.bcrypt_cost, &w.staff.password);
	if (st == ST_OK)
		st = store(&w);
	if (st == ST_OK)
		printf("password %s\n%s\n", password,
		       totp_uri(ctl->mem, ctl->config.brand, w.staff.email, w.secret));
	return st;
}

enum status
ctl_admin(struct ctl *ctl, int argc, char **argv)
{
	if (argc != 5 || strcmp(argv[0], "add") != 0)
		return ST_MALFORMED;
	return add(ctl, argv + 1);
}

/* After too many wrong passwords in a row: of travelers and of staff. */
static enum status
unlock(struct db *db, struct arena *mem, const char *email)
{
	struct user_login user;
	struct staff_login staff;
	enum status st = user_repo_login(db, mem, email, &user);

	if (st == ST_OK)
		return user_repo_right(db, user.id);
	if (st == ST_NOT_FOUND)
		st = staff_repo_login(db, mem, email, &staff);
	return st == ST_OK ? staff_repo_unlock(db, staff.id) : st;
}

enum status
ctl_unlock(struct ctl *ctl, int argc, char **argv)
{
	struct db *db;
	enum status st;

	if (argc != 1)
		return ST_MALFORMED;
	if ((st = open_db(ctl, &db)) != ST_OK)
		return st;
	st = unlock(db, ctl->mem, argv[0]);
	db_free(&db);
	if (st == ST_NOT_FOUND)
		return problem(&ctl->problem, st, "%s: nobody signs in with this", argv[0]);
	return st == ST_OK ? st : problem(&ctl->problem, st, "the database does not answer");
}
