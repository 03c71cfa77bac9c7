/* SPDX-License-Identifier: Apache-2.0 */
/* How often somebody may guess at passwords: wrong tries of an address in a
 * minute, and of an account in an hour, after which each further one waits.
 * Counted in Redis (rate:*); where that is away, in a table of this process. */
#ifndef SHARED_STORE_ATTEMPT_REPO_H
#define SHARED_STORE_ATTEMPT_REPO_H

#include "shared/store/cache.h"

#define ATTEMPTS_ADDRESS_MAX 20        /* wrong tries of one address in a minute */
#define ATTEMPTS_DELAY_MAX_MS 8000

struct attempt {
	const char *address;               /* of the caller */
	const char *account;               /* whose password: anything that names it */
	int64_t     soft;                  /* wrong tries of an account in an hour without delay */
};

struct attempts;
struct attempts *attempts_new(struct arena *life);

/* Counts a try before it is made. ST_TOO_MANY: not now, but in *wait_ms;
 * *wrong: the account's tries in this hour, this one included. */
enum status attempt_repo_take(struct cache *, struct attempts *, struct arena *mem,
                              const struct attempt *, int64_t *wrong, int64_t *wait_ms) MUST_CHECK;
/* It was right after all: the account starts anew, the address gets its one back. */
void attempt_repo_right(struct cache *, struct attempts *, struct arena *mem,
                        const struct attempt *);

/* The table alone, at a time in milliseconds; 0 or how long to wait. */
int64_t attempts_take(struct attempts *, const struct attempt *, int64_t now_ms, int64_t *wrong);
void    attempts_right(struct attempts *, const struct attempt *);

#endif
