/* SPDX-License-Identifier: Apache-2.0 */
/* Redis. Nothing is kept there that is not elsewhere, and nobody waits for it:
 * every call ends within its budget (50 ms to connect, 20 ms for all commands
 * of the call) and says ST_AGAIN when Redis is away, slow or refuses; then do
 * without. After five failures in 2 s it is not asked for 2 s. */
#ifndef SHARED_STORE_CACHE_H
#define SHARED_STORE_CACHE_H

#include "shared/codec/codec.h"

struct cache;

/* unix:///path or redis://host:port. NULL and a line in the log when the URL
 * is not that. Does not connect. */
struct cache *cache_new(const char *url);
void          cache_free(struct cache **);
/* Another budget for the commands of a call: for workers, who may wait longer. */
void          cache_patience(struct cache *, int64_t ms);

struct cache_reply {
	enum { CACHE_NIL, CACHE_TEXT, CACHE_NUMBER, CACHE_LIST, CACHE_ERROR } kind;
	int64_t             number;
	struct bytes        text;       /* with a NUL behind it; of an error too */
	size_t              n;
	struct cache_reply *items;
};

/* One command, as it goes over the wire. fmt is hiredis': "SET %s %b PX %lld",
 * %b takes a pointer and a size_t, a space ends a word. Or from finished words. */
struct bytes cache_command(struct arena *, const char *fmt, ...);
struct bytes cache_words(struct arena *, const char *const *words, size_t n);

/* Sends n commands together and reads their n replies into mem. ST_OK when all
 * were answered; each may still be a CACHE_ERROR. */
enum status cache_pipeline(struct cache *, struct arena *mem, const struct bytes *commands,
                           size_t n, struct cache_reply *replies) MUST_CHECK;

/* ST_NOT_FOUND: no such key. */
enum status cache_get(struct cache *, struct arena *mem, const char *key,
                      struct bytes *value) MUST_CHECK;
/* values[i].at is NULL where there is none. */
enum status cache_mget(struct cache *, struct arena *mem, const char *const *keys, size_t n,
                       struct bytes *values) MUST_CHECK;
enum status cache_set(struct cache *, const char *key, struct bytes value, int64_t ttl_s) MUST_CHECK;
/* Only when there is none yet: ST_CONFLICT otherwise. */
enum status cache_set_new(struct cache *, const char *key, const char *value,
                          int64_t ttl_ms) MUST_CHECK;
enum status cache_incr(struct cache *, const char *key, int64_t *value) MUST_CHECK;
enum status cache_del(struct cache *, const char *key) MUST_CHECK;
/* One entry {name: value} at the end of a stream that keeps about max entries. */
enum status cache_xadd(struct cache *, const char *stream, int64_t max, const char *name,
                       struct bytes value) MUST_CHECK;

#endif
