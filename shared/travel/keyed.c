/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/saga_inside.h"

#include <string.h>

#include "shared/store/idem_repo.h"

#define SHA256 32

/* The booking's answer begins with its id. */
static struct uuid
id_of(struct arena *mem, const char *json)
{
	static const char start[] = "{\"id\":\"";
	struct uuid id = {{0}};

	if (strncmp(json, start, sizeof start - 1) == 0 && strlen(json) > sizeof start + UUID_TEXT)
		(void)uuid_parse(arena_strndup(mem, json + sizeof start - 1, UUID_TEXT - 1), &id);
	return id;
}

static struct idem_row
row_of(const struct keyed *k)
{
	const struct saga_request *rq = k->rq;

	return (struct idem_row){ .user_id = rq->user_id, .key = rq->key, .method_path = rq->method_path,
	                          .body_sha256 = { rq->body_sha256, SHA256 } };
}

enum status
keyed_add(struct keyed *k, const struct booking *b)
{
	struct idem_row row = row_of(k);
	struct buffer json = { .mem = k->mem };

	codec_write(&booking_codec, b, &json);
	row.status = 202;
	row.response = json.bytes;
	*k->answer = (struct saga_answer){ 202, json.bytes, false, b->id };
	return idem_repo_add(k->db, &row);
}

/* A twin that is about to commit holds the key's row: a plain look tells that from a
 * database that is away. */
static enum status
not_now(const struct keyed *k, struct problem *p)
{
	struct idem_row row = row_of(k);
	enum status st = idem_repo_find(k->db, k->mem, false, &row);

	if (st != ST_OK && st != ST_NOT_FOUND)
		return ST_AGAIN;
	p->retry_after_s = 1;
	return problem(p, ST_IN_FLIGHT, "a request with this key is being worked on");
}

/* What was answered before. ST_NOT_FOUND: nothing. */
static enum status
replay(const struct keyed *k, struct problem *p)
{
	struct idem_row asked = row_of(k), row = asked;
	enum status st = idem_repo_find(k->db, k->mem, true, &row);

	if (st == ST_AGAIN)
		return not_now(k, p);
	if (st != ST_OK)
		return st;
	if (strcmp(row.method_path, asked.method_path) != 0 || row.body_sha256.n != SHA256 ||
	    memcmp(row.body_sha256.at, asked.body_sha256.at, SHA256) != 0)
		return problem(p, ST_KEY_REUSED, "this key was used for another request: make a new one");
	*k->answer = (struct saga_answer){ (int)row.status, row.response, true, id_of(k->mem, row.response) };
	return ST_OK;
}

enum status
keyed_refused(struct keyed *k, enum status st, const struct problem *why, struct problem *p)
{
	enum status found = replay(k, p);

	if (found != ST_NOT_FOUND)
		return found;
	*p = *why;
	return st;
}

enum status
keyed_run(struct keyed *k, enum status (*fn)(struct db *, void *), void *arg, struct problem *p)
{
	struct problem own = { .mem = p->mem };
	enum status st;

	k->problem = &own;
	st = db_tx(k->db, fn, arg);
	if (status_ok(st))
		return st;
	/* when nobody has the key, what was lost during COMMIT was rolled back */
	return keyed_refused(k, st == ST_UNKNOWN ? ST_AGAIN : st, &own, p);
}
