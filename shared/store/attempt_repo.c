/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/attempt_repo.h"

#include "shared/base/clock.h"

/* One step for Redis, so that of tries at once each is counted. KEYS: address,
 * account, the account's wait. ARGV: most of an address, soft, longest delay. */
static const char take_script[] =
	"local n = tonumber(redis.call('GET', KEYS[1]) or '0') "
	"if n >= tonumber(ARGV[1]) then return {1, math.max(1, redis.call('PTTL', KEYS[1]))} end "
	"local wait = redis.call('PTTL', KEYS[3]) "
	"if wait > 0 then return {1, wait} end "
	"if redis.call('INCR', KEYS[1]) == 1 then redis.call('PEXPIRE', KEYS[1], 60000) end "
	"local wrong = redis.call('INCR', KEYS[2]) "
	"if wrong == 1 then redis.call('PEXPIRE', KEYS[2], 3600000) end "
	"local beyond = wrong - tonumber(ARGV[2]) "
	"if beyond >= 0 then redis.call('SET', KEYS[3], '1', 'PX', "
	"math.min(tonumber(ARGV[3]), 1000 * 2 ^ math.min(beyond, 10))) end "
	"return {0, wrong}";

static const char right_script[] =
	"if tonumber(redis.call('GET', KEYS[1]) or '0') > 0 then redis.call('DECR', KEYS[1]) end "
	"redis.call('DEL', KEYS[2], KEYS[3]) return {0, 0}";

/* *said: the two numbers that the script returns. */
static enum status
ask(struct cache *cache, struct arena *mem, const char *script, const struct attempt *t,
    int64_t said[2])
{
	const char *words[] = {
		"EVAL", script, "3",
		arena_printf(mem, "rate:address:%s", t->address),
		arena_printf(mem, "rate:account:%s", t->account),
		arena_printf(mem, "rate:wait:%s", t->account),
		arena_printf(mem, "%d", ATTEMPTS_ADDRESS_MAX),
		arena_printf(mem, "%lld", (long long)t->soft),
		arena_printf(mem, "%d", ATTEMPTS_DELAY_MAX_MS),
	};
	struct bytes command = cache_words(mem, words, sizeof words / sizeof *words);
	struct cache_reply r = { 0 };
	enum status st = cache_pipeline(cache, mem, &command, 1, &r);

	if (st != ST_OK || r.kind != CACHE_LIST || r.n != 2)
		return ST_AGAIN;
	said[0] = r.items[0].number;
	said[1] = r.items[1].number;
	return ST_OK;
}

enum status
attempt_repo_take(struct cache *cache, struct attempts *local, struct arena *mem,
                  const struct attempt *t, int64_t *wrong, int64_t *wait_ms)
{
	int64_t said[2];

	*wrong = 0;
	if (ask(cache, mem, take_script, t, said) != ST_OK) {
		*wait_ms = attempts_take(local, t, clock_ticks_us() / 1000, wrong);
		return *wait_ms > 0 ? ST_TOO_MANY : ST_OK;
	}
	*wait_ms = said[0] != 0 ? said[1] : 0;
	*wrong = said[0] != 0 ? 0 : said[1];
	return said[0] != 0 ? ST_TOO_MANY : ST_OK;
}

void
attempt_repo_right(struct cache *cache, struct attempts *local, struct arena *mem,
                   const struct attempt *t)
{
	int64_t said[2];

	attempts_right(local, t);
	(void)!ask(cache, mem, right_script, t, said);
}
