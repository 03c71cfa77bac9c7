/* SPDX-License-Identifier: Apache-2.0 */
/* The accounts whose passwords the README tells. Only a demonstration has them. */
#ifndef AGENTS_CTL_SEED_ACCOUNTS_H
#define AGENTS_CTL_SEED_ACCOUNTS_H

#include "agents/ctl/ctl.h"
#include "agents/ctl/seed/seed_repo.h"

#define ACCOUNTS_ADMINS 2

struct accounts {
	struct admin_row admins[ACCOUNTS_ADMINS];
	const char      *traveler_password;     /* as stored; of every traveler */
};

enum status accounts_make(struct ctl *, int64_t created_at, struct accounts *) MUST_CHECK;
/* For people to read. */
void accounts_print(void);

#endif
