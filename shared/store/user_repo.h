/* SPDX-License-Identifier: Apache-2.0 */
/* Travelers. An e-mail is in lower case; who was deleted is nobody. */
#ifndef SHARED_STORE_USER_REPO_H
#define SHARED_STORE_USER_REPO_H

#include "shared/model/user.h"
#include "shared/store/db.h"

#define USER_TRIES_MAX 100             /* wrong passwords in a row (NIST 800-63B-4 3.2.2) */

/* What a traveler may set, as the table has it: NULL for what is not given. */
struct user_row {
	int64_t      id;
	const char  *email, *first_name, *last_name;
	const char  *address, *city, *state, *zip, *country, *phone;
	const char  *password;             /* finished hash */
	struct bytes ssn_sealed, ssn_index;
	const char  *ssn_last4;
	int64_t      version;
};

/* ST_DUPLICATE: the e-mail or the SSN is taken. The seal needs the id, so it
 * comes after: both may be part of a transaction. */
enum status user_repo_add(struct db *, const struct user_row *, int64_t *id) MUST_CHECK;
enum status user_repo_seal(struct db *, const struct user_row *) MUST_CHECK;

/* ST_NOT_FOUND: no such traveler, or deleted. user_repo_show: with payment methods. */
enum status user_repo_row(struct db *, struct arena *mem, int64_t id, struct user_row *) MUST_CHECK;
enum status user_repo_show(struct db *, struct arena *mem, int64_t id, struct user *) MUST_CHECK;

/* Writes all but the password, if version is still the row's, and counts it up:
 * ST_STALE otherwise; ST_DUPLICATE. */
enum status user_repo_change(struct db *, const struct user_row *) MUST_CHECK;

struct user_login {
	int64_t     id;
	const char *email, *first_name, *last_name, *password;
	bool        active;
	int64_t     wrong_logins;          /* in a row */
};
/* ST_NOT_FOUND: nobody signs in with it. */
enum status user_repo_login(struct db *, struct arena *mem, const char *email,
                            struct user_login *) MUST_CHECK;
enum status user_repo_login_by_id(struct db *, struct arena *mem, int64_t id,
                                  struct user_login *) MUST_CHECK;
/* Counts a try before its password is looked at, so that no two at once count
 * as one. ST_TOO_MANY: USER_TRIES_MAX were wrong in a row. */
enum status user_repo_try(struct db *, int64_t id) MUST_CHECK;
/* It was right. */
enum status user_repo_right(struct db *, int64_t id) MUST_CHECK;
enum status user_repo_set_password(struct db *, int64_t id, const char *hash) MUST_CHECK;

/* Bookings that are not over: being made, or of a trip that has not ended. */
enum status user_repo_open_bookings(struct db *, struct arena *mem, int64_t id,
                                    int64_t *n) MUST_CHECK;
/* Forgets who it was; bookings and bills stay. May be part of a transaction. */
enum status user_repo_forget(struct db *, int64_t id) MUST_CHECK;

#endif
