/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/cache.h"

#include "shared/base/log.h"

/* One command, one reply; an error of Redis (out of memory, wrong type) is as good as away. */
static enum status
ask(struct cache *c, struct arena *mem, struct bytes command, struct cache_reply *reply)
{
	enum status st = cache_pipeline(c, mem, &command, 1, reply);

	if (st == ST_OK && reply->kind == CACHE_ERROR) {
		log_warn("cache", "text=%s", log_quote(mem, reply->text.at));
		return ST_AGAIN;
	}
	return st;
}

enum status
cache_get(struct cache *c, struct arena *mem, const char *key, struct bytes *value)
{
	struct cache_reply reply;
	enum status st = ask(c, mem, cache_command(mem, "GET %s", key), &reply);

	if (st == ST_OK)
		*value = reply.text;
	return st == ST_OK && reply.kind == CACHE_NIL ? ST_NOT_FOUND : st;
}

enum status
cache_mget(struct cache *c, struct arena *mem, const char *const *keys, size_t n, struct bytes *values)
{
	const char **words = arena_zalloc(mem, (n + 1) * sizeof *words);
	struct cache_reply reply;
	enum status st;

	words[0] = "MGET";
	for (size_t i = 0; i < n; i++)
		words[i + 1] = keys[i];
	st = ask(c, mem, cache_words(mem, words, n + 1), &reply);
	for (size_t i = 0; st == ST_OK && i < n && i < reply.n; i++)
		values[i] = reply.items[i].text;
	return st;
}

/* For the calls that give nothing back: an arena of their own. */
static enum status
tell(struct cache *c, struct arena *mem, struct bytes command, struct cache_reply *reply)
{
	enum status st = ask(c, mem, command, reply);

	arena_free(&mem);
	return st;
}

enum status
cache_set(struct cache *c, const char *key, struct bytes value, int64_t ttl_s)
{
	struct arena *mem = arena_new(256 + value.n);
	struct cache_reply reply;

	return tell(c, mem, cache_command(mem, "SET %s %b EX %lld", key, value.at, value.n,
	                                  (long long)ttl_s), &reply);
}

enum status
cache_set_new(struct cache *c, const char *key, const char *value, int64_t ttl_ms)
{
	struct arena *mem = arena_new(512);
	struct cache_reply reply;
	enum status st = tell(c, mem, cache_command(mem, "SET %s %s NX PX %lld", key, value,
	                                            (long long)ttl_ms), &reply);

	return st == ST_OK && reply.kind == CACHE_NIL ? ST_CONFLICT : st;
}

enum status
cache_incr(struct cache *c, const char *key, int64_t *value)
{
	struct arena *mem = arena_new(512);
	struct cache_reply reply;
	enum status st = tell(c, mem, cache_command(mem, "INCR %s", key), &reply);

	if (st == ST_OK)
		*value = reply.number;
	return st;
}

enum status
cache_del(struct cache *c, const char *key)
{
	struct arena *mem = arena_new(512);
	struct cache_reply reply;

	return tell(c, mem, cache_command(mem, "DEL %s", key), &reply);
}

enum status
cache_xadd(struct cache *c, const char *stream, int64_t max, const char *name, struct bytes value)
{
	struct arena *mem = arena_new(512 + value.n);
	struct cache_reply reply;

	return tell(c, mem, cache_command(mem, "XADD %s MAXLEN ~ %lld * %s %b", stream, (long long)max,
	                                  name, value.at, value.n), &reply);
}
