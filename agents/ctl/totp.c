/* SPDX-License-Identifier: Apache-2.0 */
/* The demonstration has nobody's telephone: it shows the code itself. */
#include "shared/auth/totp.h"

#include <stdio.h>
#include <string.h>

#include "agents/ctl/ctl.h"
#include "shared/auth/keys.h"
#include "shared/auth/seal.h"
#include "shared/base/clock.h"
#include "shared/store/staff_repo.h"

static enum status
find(struct ctl *ctl, const char *email, struct staff_login *s)
{
	struct db *db = db_new(ctl->config.mysql_url, DB_JOB);
	enum status st;

	if (db == NULL)
		return problem(&ctl->problem, ST_INVALID, "KAYAK_MYSQL_URL cannot be used");
	st = email != NULL ? staff_repo_login(db, ctl->mem, email, s)
	    : staff_repo_first(db, ctl->mem, s);
	db_free(&db);
	if (st == ST_NOT_FOUND)
		return problem(&ctl->problem, st, "there is no such admin");
	return st == ST_OK ? ST_OK : problem(&ctl->problem, st, "the database does not answer");
}

static void
print(const struct staff_login *s, const uint8_t *secret)
{
	int64_t now_s = clock_now_us() / US_PER_S, left = TOTP_STEP_S - now_s % TOTP_STEP_S;
	char code[TOTP_TEXT];

	totp_code(secret, now_s, code);
	printf("%s\n", code);
	fprintf(stderr, s->totp_step >= now_s / TOTP_STEP_S
	        ? "%s: this code was used already; the next one comes in %lld s\n"
	        : "%s: good for %lld s\n", s->email, (long long)left);
}

enum status
ctl_totp(struct ctl *ctl, int argc, char **argv)
{
	struct staff_login s = { 0 };
	struct seal_place place = { "admins", "totp_sealed", 0 };
	struct bytes secret;
	struct keys *keys;
	enum status st;

	if (argc > 1)
		return ST_MALFORMED;
	if (strcmp(ctl->config.demo, "yes") != 0)
		return problem(&ctl->problem, ST_FORBIDDEN,
		               "codes are shown where KAYAK_DEMO=yes only");
	st = keys_load(ctl->config.keys_dir, KEYS_ONE(TOTP), ctl->mem, &keys, &ctl->problem);
	if (st == ST_OK)
		st = find(ctl, argc == 1 ? argv[0] : NULL, &s);
	if (st != ST_OK)
		return st;
	place.row = s.id;
	st = seal_open(keys, KEY_TOTP, &place, s.totp_sealed, ctl->mem, &secret);
	if (st != ST_OK || secret.n != TOTP_SECRET_BYTES)
		return problem(&ctl->problem, ST_FAILED,
		               "%s: the secret does not open with totp.key", s.email);
	print(&s, secret.at);
	return ST_OK;
}
