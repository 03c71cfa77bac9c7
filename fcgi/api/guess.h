/* SPDX-License-Identifier: Apache-2.0 */
/* Around every look at a password: how often, and how long the answer takes. */
#ifndef FCGI_API_GUESS_H
#define FCGI_API_GUESS_H

#include "shared/store/attempt_repo.h"
#include "shared/web/request.h"

struct guess {
	struct request *rq;
	struct attempt  attempt;
	int64_t         began_us;
	int64_t         wrong;         /* tries of this account in this hour, this one included */
};

/* account names whose password it is, of whatever length. ST_TOO_MANY, with
 * the time to wait: nothing may be looked at. */
enum status guess_begin(struct guess *, struct request *, const char *account) MUST_CHECK;
void        guess_right(const struct guess *);

/* It was wrong: waits, so that the answer leaves on a beat that has nothing to
 * do with what was looked at, and with whether there is such an account. */
void        guess_wrong(const struct guess *);

#endif
