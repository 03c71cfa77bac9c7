/* SPDX-License-Identifier: Apache-2.0 */
#include "fcgi/api/guess.h"

#include <sodium.h>
#include <string.h>
#include <time.h>

#include "shared/base/clock.h"
#include "shared/base/config.h"
#include "shared/base/log.h"
#include "shared/base/text.h"

/* bcrypt takes about 51 us << cost here. A beat is twice that and some time
 * for the databases, so that an ordinary answer is ready within the first. */
#define BEAT_BASE_US 50000
#define BEAT_HASH_US 102

/* An e-mail address is nothing for Redis. */
static const char *
name_of(struct arena *mem, const char *account)
{
	uint8_t hash[crypto_hash_sha256_BYTES];
	char *hex = arena_zalloc(mem, 33);

	crypto_hash_sha256(hash, (const uint8_t *)account, strlen(account));
	text_hex(hash, 16, hex);
	return hex;
}

enum status
guess_begin(struct guess *g, struct request *rq, const char *account)
{
	const char *address = rq->wire->address;
	int64_t wait_ms = 0;
	enum status st;

	*g = (struct guess){ .rq = rq, .began_us = clock_ticks_us(),
		.attempt = { .address = address == NULL ? "-" : address,
			.account = name_of(rq->mem, account),
			.soft = rq->app->config->attempts_max } };
	if (rq->app->attempts == NULL)
		rq->app->attempts = attempts_new(rq->app->life);
	st = attempt_repo_take(rq->app->cache, rq->app->attempts, rq->mem, &g->attempt, &g->wrong,
	                       &wait_ms);
	if (st != ST_TOO_MANY)
		return st;
	log_warn("guess", "id=%s outcome=wait ms=%lld", log_quote(rq->mem, rq->wire->request_id),
	         (long long)wait_ms);
	rq->problem.retry_after_s = (wait_ms + 999) / 1000;
	return problem(&rq->problem, ST_TOO_MANY,
	               "too many wrong passwords: try again in %lld seconds",
	               (long long)rq->problem.retry_after_s);
}

void
guess_right(const struct guess *g)
{
	struct app *app = g->rq->app;

	attempt_repo_right(app->cache, app->attempts, g->rq->mem, &g->attempt);
}

void
guess_wrong(const struct guess *g)
{
	int64_t beat = BEAT_BASE_US + ((int64_t)BEAT_HASH_US << g->rq->app->config->bcrypt_cost);
	int64_t left = beat - (clock_ticks_us() - g->began_us) % beat;
	struct timespec t = { left / US_PER_S, left % US_PER_S * 1000 };

	nanosleep(&t, NULL);
}
