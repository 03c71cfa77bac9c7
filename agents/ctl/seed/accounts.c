/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/accounts.h"

#include <stdio.h>

#include "shared/auth/keys.h"
#include "shared/auth/password.h"
#include "shared/auth/seal.h"
#include "shared/auth/totp.h"

#define TRAVELER_PASSWORD "demo traveler 2026"

static const struct {
	const char *email, *first, *last, *address, *phone, *role, *password;
} admins[ACCOUNTS_ADMINS] = {
	{ "admin@kayak.test", "Ingrid", "Okafor", "300 South First Street, San Jose, CA 95113", "+1 408 555 0100", "chief",
	  "demo admin 2026 kayak" },
	{ "manager@kayak.test", "Tomasz", "Reyes", "300 South First Street, San Jose, CA 95113", "+1 408 555 0101", "manager",
	  "demo manager 2026 kayak" },
};

static enum status
make_admin(struct ctl *ctl, const struct keys *keys, size_t i, struct admin_row *a)
{
	struct seal_place place = { "admins", "totp_sealed", (int64_t)i + 1 };
	uint8_t *secret = arena_zalloc(ctl->mem, TOTP_SECRET_BYTES);
	enum status st;

	*a = (struct admin_row){ .id = place.row, .created_at = a->created_at, .email = admins[i].email,
		.first_name = admins[i].first, .last_name = admins[i].last, .address = admins[i].address,
		.phone = admins[i].phone, .role = admins[i].role };
	totp_secret(secret);
	st = password_hash(keys, ctl->mem, admins[i].password, ctl->config.bcrypt_cost, &a->password);
	return st != ST_OK ? st : seal_make(keys, KEY_TOTP, &place,
		(struct bytes){ secret, TOTP_SECRET_BYTES }, ctl->mem, &a->totp_sealed);
}

enum status
accounts_make(struct ctl *ctl, int64_t created_at, struct accounts *a)
{
	struct keys *keys;
	enum status st = keys_load(ctl->config.keys_dir, KEYS_ONE(PEPPER) | KEYS_ONE(TOTP), ctl->mem, &keys, &ctl->problem);

	if (st == ST_OK)
		st = password_hash(keys, ctl->mem, TRAVELER_PASSWORD, ctl->config.bcrypt_cost, &a->traveler_password);
	for (size_t i = 0; i < ACCOUNTS_ADMINS && st == ST_OK; i++) {
		a->admins[i].created_at = created_at;
		st = make_admin(ctl, keys, i, &a->admins[i]);
	}
	return st;
}

void
accounts_print(void)
{
	printf("traveler   demo@kayak.test       %s   (every seeded traveler has this password)\n", TRAVELER_PASSWORD);
	for (size_t i = 0; i < ACCOUNTS_ADMINS; i++)
		printf("%-10s %-21s %s   (and a code: kayakctl totp %s)\n", admins[i].role, admins[i].email,
		       admins[i].password, admins[i].email);
}
