/* SPDX-License-Identifier: Apache-2.0 */
/* Which files of sql/mysql this database has had. */
#ifndef SHARED_STORE_MIGRATION_REPO_H
#define SHARED_STORE_MIGRATION_REPO_H

#include "shared/store/db.h"

struct migration {
	int64_t     number;         /* of NNNN-name.sql */
	const char *name;           /* the file's */
	const char *sha256;         /* of the text up to the last statement that was done */
	int64_t     statements;     /* done */
	int64_t     bytes;          /* of that text */
	int64_t     applied_at;     /* instant; 0: not all of it is done */
};

enum status migration_repo_make(struct db *, struct problem *) MUST_CHECK;   /* its table, when missing */
/* In the order of their numbers; none when the table is missing. */
enum status migration_repo_list(struct db *, struct arena *, struct migration **, size_t *n) MUST_CHECK;
enum status migration_repo_save(struct db *, const struct migration *) MUST_CHECK;

#endif
