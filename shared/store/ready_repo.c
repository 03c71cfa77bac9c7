/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/ready_repo.h"

struct one { int64_t n; };

static CODEC(one, F_I64(one, n));

static const struct query ask = {
	.name = "ready.ask",
	.sql  = "SELECT 1",
	.out  = &one_codec,
};

enum status
ready_repo_ask(struct db *db, struct arena *mem)
{
	struct one row;

	return db_one(db, mem, &ask, NULL, &row);
}
