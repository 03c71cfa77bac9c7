/* SPDX-License-Identifier: Apache-2.0 */
/* Staff, as far as signing in asks. */
#ifndef SHARED_STORE_STAFF_REPO_H
#define SHARED_STORE_STAFF_REPO_H

#include "shared/model/user.h"
#include "shared/store/db.h"

#define STAFF_TRIES_MAX 100            /* wrong passwords or codes in a row */

struct staff_login {
	int64_t      id;
	const char  *email, *first_name, *last_name, *password;
	unsigned     role;                 /* an index into admin_roles */
	struct bytes totp_sealed;
	int64_t      totp_step;            /* the last that was used */
	bool         active;
};

/* ST_NOT_FOUND: nobody signs in with it. The first chief: for the demonstration. */
enum status staff_repo_login(struct db *, struct arena *mem, const char *email,
                             struct staff_login *) MUST_CHECK;
enum status staff_repo_login_by_id(struct db *, struct arena *mem, int64_t id,
                                   struct staff_login *) MUST_CHECK;
enum status staff_repo_first(struct db *, struct arena *mem, struct staff_login *) MUST_CHECK;

/* As for travelers: counted before it is looked at; ST_TOO_MANY. */
enum status staff_repo_try(struct db *, int64_t id) MUST_CHECK;
/* It was right, and so was the code of this step: ST_UNAUTHORIZED when that
 * step, or a later one, was used meanwhile. */
enum status staff_repo_right(struct db *, int64_t id, int64_t totp_step) MUST_CHECK;
enum status staff_repo_unlock(struct db *, int64_t id) MUST_CHECK;
enum status staff_repo_set_password(struct db *, int64_t id, const char *hash) MUST_CHECK;

struct staff_new {
	int64_t      id;
	const char  *email, *first_name, *last_name, *password;
	unsigned     role;
	struct bytes totp_sealed;
};
/* ST_DUPLICATE. The seal needs the id, so it comes after, in the same transaction. */
enum status staff_repo_add(struct db *, const struct staff_new *, int64_t *id) MUST_CHECK;
enum status staff_repo_seal(struct db *, int64_t id, struct bytes totp_sealed) MUST_CHECK;

#endif
