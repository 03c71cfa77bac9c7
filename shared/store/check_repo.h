/* SPDX-License-Identifier: Apache-2.0 */
/* What must always hold, as named queries that find what breaks it. Each row
 * is one line for a person. Run them in one snapshot (db_snapshot). */
#ifndef SHARED_STORE_CHECK_REPO_H
#define SHARED_STORE_CHECK_REPO_H

#include "shared/codec/codec.h"

struct db;

struct check { const char *invariant, *name, *about; };
size_t check_repo_count(void);
const struct check *check_repo_at(size_t i);

/* older_s: how long an open booking may be past its hold. take is called with each line. */
struct check_take { enum status (*fn)(void *arg, const char *line); void *arg; };
enum status check_repo_run(struct db *, size_t i, int64_t older_s, const struct check_take *) MUST_CHECK;

/* Every bill, by id: what we think. done: refunds of before since; calling: refunds that may
 * or may not have been made then; fresh: captured since. */
struct check_bill {
	struct uuid id;
	const char *code, *psp_ref;
	unsigned    state;
	int64_t     amount_minor;
	bool        fresh;
	int64_t     done_minor, calling_minor;
};
struct check_bill_take { enum status (*fn)(void *arg, const struct check_bill *); void *arg; };
enum status check_repo_bills(struct db *, int64_t since, const struct check_bill_take *) MUST_CHECK;

#endif
