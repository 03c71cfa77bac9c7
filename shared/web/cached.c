/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE 1                  /* memmem */
#include "shared/web/cached.h"

#include <sodium.h>
#include <string.h>
#include <time.h>

#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/store/cache.h"
#include "shared/web/answer.h"
#include "shared/web/gzip.h"

#define FRESH_US    (15 * 60 * US_PER_S)
#define KEEP_S      3600
#define FILL_MS     2000
#define WAIT_STEPS  5
#define WAIT_STEP_MS 10
#define ETAG_HEX    32

/* What stands before the bytes of an answer. */
struct head {
	int64_t made_at;
	int64_t gens[CACHED_GENS_MAX];
	char    etag[ETAG_HEX + 3];    /* quotes and NUL */
};

/* What was found: the value, if any, and the generations of now. */
struct found {
	struct head head;
	const char *body;
	size_t      n;
	int64_t     gens[CACHED_GENS_MAX];
	bool        any, away;
};

const char *
cached_key(struct arena *mem, const char *prefix, const struct codec *c, const void *in)
{
	struct buffer b = { .mem = mem };
	uint8_t hash[crypto_hash_sha256_BYTES];
	char hex[2 * sizeof hash + 1];

	codec_write(c, in, &b);
	crypto_hash_sha256(hash, (const uint8_t *)b.bytes, b.n);
	text_hex(hash, 16, hex);
	return arena_printf(mem, "%s:%s", prefix, hex);
}

static void
take_value(const struct cache_reply *r, struct found *f)
{
	if (r->kind != CACHE_TEXT || r->text.n <= sizeof f->head)
		return;
	memcpy(&f->head, r->text.at, sizeof f->head);
	f->body = (const char *)r->text.at + sizeof f->head;
	f->n = r->text.n - sizeof f->head;
	f->any = true;
}

/* The value and the generations in one round trip. */
static void
look(struct request *rq, const struct cached *c, const char *key, struct found *f)
{
	struct bytes commands[1 + CACHED_GENS_MAX];
	struct cache_reply replies[1 + CACHED_GENS_MAX];

	*f = (struct found){0};
	commands[0] = cache_command(rq->mem, "GET %s", key);
	for (size_t i = 0; i < c->n_gens; i++)
		commands[1 + i] = cache_command(rq->mem, "GET %s", c->gens[i]);
	if (cache_pipeline(rq->app->cache, rq->mem, commands, 1 + c->n_gens, replies) != ST_OK) {
		f->away = true;
		return;
	}
	take_value(&replies[0], f);
	for (size_t i = 0; i < c->n_gens; i++)
		if (replies[1 + i].kind != CACHE_TEXT || !text_i64(replies[1 + i].text.at, &f->gens[i]))
			f->gens[i] = 0;
}

static bool
is_fresh(const struct cached *c, const struct found *f)
{
	return f->any && clock_now_us() - f->head.made_at < FRESH_US &&
	    memcmp(f->gens, f->head.gens, c->n_gens * sizeof *f->gens) == 0;
}

static bool
only_aged(const struct cached *c, const struct found *f)
{
	return f->any && memcmp(f->gens, f->head.gens, c->n_gens * sizeof *f->gens) == 0;
}

static void
store(struct request *rq, const char *key, const struct head *head, const char *body, size_t n)
{
	struct buffer b = { .mem = rq->mem };

	buffer_add(&b, head, sizeof *head);
	buffer_add(&b, body, n);
	if (cache_set(rq->app->cache, key, (struct bytes){ b.bytes, b.n }, KEEP_S) != ST_OK)
		return;                        /* an answer that is not kept is made again */
}

static const char *
key_of(struct request *rq, const struct cached *c, bool gzip)
{
	return gzip ? arena_printf(rq->mem, "%s:z", c->key) : c->key;
}

static enum status
say(struct request *rq, const struct found *f, bool gzip)
{
	reply_header(rq, "ETag", arena_strdup(rq->mem, f->head.etag));
	rq->reply.is_public = true;
	rq->reply.ready = f->body;
	rq->reply.n_ready = f->n;
	if (gzip) {
		rq->reply.ready_gzip = f->body;
		rq->reply.n_ready_gzip = f->n;
	}
	return ST_OK;
}

/* The plain answer, compressed for those who come after. */
static enum status
say_compressed(struct request *rq, const struct cached *c, struct found *f)
{
	struct bytes z = gzip_bytes(rq->mem, f->body, f->n);

	store(rq, key_of(rq, c, true), &f->head, z.at, z.n);
	f->body = z.at;
	f->n = z.n;
	return say(rq, f, true);
}

static struct head
head_of(const struct found *now, const struct buffer *b)
{
	struct head h = { .made_at = clock_now_us() };
	uint8_t hash[crypto_hash_sha256_BYTES];
	char hex[2 * sizeof hash + 1];

	memcpy(h.gens, now->gens, sizeof h.gens);
	crypto_hash_sha256(hash, (const uint8_t *)b->bytes, b->n);
	text_hex(hash, ETAG_HEX / 2, hex);
	h.etag[0] = '"';
	memcpy(h.etag + 1, hex, ETAG_HEX);
	h.etag[ETAG_HEX + 1] = '"';
	return h;
}

static size_t
strip(char *json, size_t n, const char *from, char until)
{
	size_t skip = strlen(from);
	char *at = json, *end = json + n, *hit;

	while ((hit = memmem(at, (size_t)(end - at), from, skip)) != NULL) {
		char *stop = memchr(hit + skip, until, (size_t)(end - hit) - skip);
		if (stop == NULL)
			break;
		memmove(hit, stop + 1, (size_t)(end - stop - 1));
		end -= stop + 1 - hit;
		at = hit;
	}
	return (size_t)(end - json);
}

/* A quote inside a text is always escaped, so these runs are members and nothing else. */
size_t
cached_make_old(char *json, size_t n)
{
	static const char no[] = "\"old\":false", yes[] = "\"old\":true ";
	char *hit;

	n = strip(json, n, ",\"offer\":\"", '"');
	n = strip(json, n, ",\"offer_expires_at\":\"", '"');
	if ((hit = memmem(json, n, no, sizeof no - 1)) != NULL)
		memcpy(hit, yes, sizeof yes - 1);
	return n;
}

/* MySQL is away: what was answered within the hour, not bookable. */
static enum status
say_old(struct request *rq, const struct found *f)
{
	char *copy = arena_strndup(rq->mem, f->body, f->n);
	int64_t age_s = (clock_now_us() - f->head.made_at) / US_PER_S;

	rq->reply.ready = copy;
	rq->reply.n_ready = cached_make_old(copy, f->n);
	reply_header(rq, "Age-Of-Prices", arena_printf(rq->mem, "%lld", (long long)age_s));
	return ST_OK;
}

static enum status
fill(struct request *rq, const struct cached *c, const struct found *f, const void *in, void *out)
{
	struct buffer b = { .mem = rq->mem };
	struct found made = { .any = true };
	enum status st = c->fill(rq, in, out);
	struct found plain;

	if (st == ST_AGAIN && !f->away) {
		look(rq, c, c->key, &plain);
		return plain.any ? say_old(rq, &plain) : st;
	}
	if (st != ST_OK)
		return st;
	codec_write(c->of, out, &b);
	made.head = head_of(f, &b);
	made.body = b.bytes;
	made.n = b.n;
	if (!f->away)
		store(rq, c->key, &made.head, b.bytes, b.n);
	return say(rq, &made, false);
}

static const char *
lock_of(struct request *rq, const struct cached *c)
{
	return arena_printf(rq->mem, "fill:%s", c->key);
}

/* Somebody else fills it: a little patience, then no more. */
static bool
wait_for(struct request *rq, const struct cached *c, struct found *f)
{
	const struct timespec step = { .tv_nsec = WAIT_STEP_MS * 1000000L };

	for (int i = 0; i < WAIT_STEPS; i++) {
		nanosleep(&step, NULL);
		look(rq, c, c->key, f);
		if (f->away || is_fresh(c, f))
			return !f->away;
	}
	return false;
}

static enum status
miss(struct request *rq, const struct cached *c, struct found *f, const void *in, void *out)
{
	const char *lock = lock_of(rq, c);
	enum status st;

	if (f->away)
		return fill(rq, c, f, in, out);
	if (cache_set_new(rq->app->cache, lock, "1", FILL_MS) == ST_CONFLICT) {
		if (only_aged(c, f) || wait_for(rq, c, f))
			return say(rq, f, false);
		return fill(rq, c, f, in, out);
	}
	st = fill(rq, c, f, in, out);
	if (cache_del(rq->app->cache, lock) != ST_OK)
		return st;                     /* the lock ends by itself */
	return st;
}

enum status
cached_answer(struct request *rq, const struct cached *c, const void *in, void *out)
{
	bool gzip = answer_takes_gzip(rq->wire->accept_encoding);
	struct found f;

	look(rq, c, key_of(rq, c, gzip), &f);
	if (is_fresh(c, &f))
		return say(rq, &f, gzip);
	if (gzip && !f.away) {
		look(rq, c, c->key, &f);
		if (is_fresh(c, &f))
			return say_compressed(rq, c, &f);
	}
	return miss(rq, c, &f, in, out);
}
