/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/web/router.h"

#include <string.h>

#include "shared/base/log.h"
#include "shared/web/address.h"
#include "shared/web/gate.h"
#include "shared/web/origin.h"

const struct codec nothing_codec = {
	"nothing", sizeof(struct nothing), (const struct field[]){ { .kind = K_END } },
};

void
reply_header(struct request *rq, const char *name, const char *value)
{
	struct reply *r = &rq->reply;

	if (r->n_headers == REPLY_HEADERS_MAX || strpbrk(value, "\r\n") != NULL) {
		log_error("header", "id=%s refused=%s", rq->wire->request_id, name);
		return;
	}
	r->headers[r->n_headers].name = name;
	r->headers[r->n_headers++].value = value;
}

static const char *
asked_method(const struct wire *w)
{
	return strcmp(w->method, "HEAD") == 0 ? "GET" : w->method;
}

/* The methods of the path in this pool, for Allow; NULL: none. */
static const char *
methods_of(const struct endpoint *all, struct request *rq)
{
	struct buffer b = { .mem = rq->mem };
	int braces;

	for (const struct endpoint *e = all; e->path != NULL; e++)
		if (strcmp(e->pool, rq->app->pool) == 0 && address_fits(e->path, rq->wire->path, &braces) &&
		    (b.n == 0 || strstr(b.bytes, e->method) == NULL))
			buffer_printf(&b, "%s%s%s", b.n > 0 ? ", " : "", e->method,
			              strcmp(e->method, "GET") == 0 ? ", HEAD" : "");
	if (b.n > 0)
		buffer_str(&b, ", OPTIONS");
	return b.bytes;
}

/* No such route here: ST_NOT_FOUND, ST_NO_METHOD, or the answer to OPTIONS. */
static enum status
refuse(const struct endpoint *all, struct request *rq)
{
	const char *methods = methods_of(all, rq);

	if (methods == NULL)
		return problem(&rq->problem, ST_NOT_FOUND, "there is nothing at this address");
	if (strcmp(rq->wire->method, "OPTIONS") == 0) {
		origin_preflight(rq, methods);
		return ST_NO_CONTENT;
	}
	reply_header(rq, "Allow", methods);
	return problem(&rq->problem, ST_NO_METHOD, "this address takes %s", methods);
}

/* The route whose path says most: a word before a brace. */
static const struct endpoint *
find(const struct endpoint *all, const struct request *rq)
{
	const struct endpoint *best = NULL;
	int fewest = 0, braces;

	for (const struct endpoint *e = all; e->path != NULL; e++)
		if (strcmp(e->pool, rq->app->pool) == 0 &&
		    strcmp(e->method, asked_method(rq->wire)) == 0 &&
		    address_fits(e->path, rq->wire->path, &braces) && (best == NULL || braces < fewest)) {
			best = e;
			fewest = braces;
		}
	return best;
}

static bool
has_body(const struct endpoint *e)
{
	return strcmp(e->method, "GET") != 0 && strcmp(e->method, "DELETE") != 0;
}

static enum status
no_query(const struct pairs *query, struct problem *p)
{
	enum status st = ST_OK;

	for (size_t i = 0; i < query->n; i++)
		st = problem_field(p, arena_printf(p->mem, "#/%s", query->at[i].name), "unknown-field",
		                   "is not known in the address");
	return st;
}

static enum status
decode(const struct endpoint *e, struct request *rq, void *takes)
{
	const struct wire *w = rq->wire;
	struct problem *p = &rq->problem;
	struct pairs path = { .n = 0 }, query = { .n = 0 };
	enum status st = address_path(e->path, w->path, &path, p);

	if (st != ST_OK)
		return st;
	if (!has_body(e)) {
		st = address_query(w->query, &path, p);
		return st == ST_OK ? codec_read_pairs(e->takes, path.at, path.n, takes, p) : st;
	}
	if ((e->traits & RAW) != 0)
		return codec_read_pairs(e->takes, path.at, path.n, takes, p);
	if ((st = address_query(w->query, &query, p)) != ST_OK || (st = no_query(&query, p)) != ST_OK)
		return st;
	return codec_read_both(e->takes, w->body, w->n_body, path.at, path.n, takes, p);
}

static enum status
run(const struct endpoint *e, struct request *rq, const struct codec **of, const void **gives)
{
	void *takes = arena_zalloc(rq->mem, e->takes->size);
	void *made = arena_zalloc(rq->mem, e->gives->size);
	enum status st = decode(e, rq, takes);

	if (st != ST_OK && (st != ST_INVALID || (e->traits & WHOLE) == 0))
		return st;
	st = e->call(rq, takes, made);
	if (status_ok(st) && rq->problem.n_errors > 0)
		st = ST_INVALID;
	if (!status_ok(st))
		return st;
	if (e->gives != &nothing_codec && st != ST_NO_CONTENT) {
		*of = e->gives;
		*gives = made;
	}
	return st;
}

enum status
route(const struct endpoint *all, struct request *rq, const struct codec **of, const void **gives)
{
	const struct endpoint *e = find(all, rq);
	enum status st;

	*of = NULL;
	*gives = NULL;
	rq->problem.mem = rq->mem;
	if (e == NULL) {
		st = refuse(all, rq);
	} else {
		rq->handler = e->handler;
		st = gate_pass(rq, e);
		if (st == ST_OK)
			st = run(e, rq, of, gives);
	}
	rq->problem.status = st;
	return st;
}
