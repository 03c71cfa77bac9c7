/* SPDX-License-Identifier: Apache-2.0 */
#include "t/web/fixture.h"

#include <string.h>
#include <strings.h>

#include "shared/base/config.h"

CODEC(thing, F_I64(thing, id, .must = true), F_STR(thing, name, ));
CODEC(thing_query,
	F_I64(thing_query, id, .min = 1, .max = 1000),
	F_STR(thing_query, name, .max = 20, .doc = "A part of its name"),
	F_I64(thing_query, limit, .min = 1, .max = 100, .otherwise = 20));
CODEC(thing_new,
	F_I64(thing_new, id),
	F_STR(thing_new, name, .must = true, .min = 1, .max = 20),
	F_LIST(thing_new, parts, n_parts, thing, .max = 3));

#define ROUTES(X)                                                                               \
	X(search,  GET,    "/api/things",            ANYONE,   PLAIN,  thing_list,   thing_query, thing)   \
	X(search,  GET,    "/api/things/newest",     ANYONE,   PLAIN,  thing_newest, nothing,     thing)   \
	X(search,  GET,    "/api/things/{id}",       ANYONE,   PLAIN,  thing_show,   thing_query, thing)   \
	X(search,  POST,   "/api/things",            TRAVELER, KEYED,  thing_create, thing_new,   thing)   \
	X(search,  PATCH,  "/api/things/{id}",       AGENT,    PLAIN,  thing_change, thing_new,   thing)   \
	X(search,  DELETE, "/api/things/{id}",       CHIEF,    PLAIN,  thing_delete, thing_query, nothing) \
	X(search,  POST,   "/api/sessions",          ANYONE,   COOKIE, log_in,       nothing,     nothing) \
	X(search,  POST,   "/api/hook",              ANYONE,   RAW,    hook,         nothing,     thing)   \
	X(search,  GET,    "/api/ready",             ANYONE,   PLAIN,  ready_made,   nothing,     nothing) \
	X(search,  GET,    "/api/fail/{name}",       ANYONE,   PLAIN,  fail,         thing_query, nothing) \
	X(search,  GET,    "/api/things/{id}/parts/{name}", ANYONE, PLAIN, thing_part, thing_query, thing) \
	X(booking, GET,    "/api/bookings",          ANYONE,   PLAIN,  elsewhere,    nothing,     nothing)
ROUTES(ROUTE_DECLARE)
ROUTES(ROUTE_THUNK)

const struct endpoint endpoints[] = {
	ROUTES(ROUTE_ROW)
	{ .path = NULL },
};

enum status
thing_list(struct request *rq, const struct thing_query *in, struct thing *out)
{
	rq->reply.is_public = true;
	*out = (struct thing){ in->limit, in->name };
	return ST_OK;
}

enum status
thing_newest(struct request *rq, const struct nothing *in, struct thing *out)
{
	(void)in;
	reply_header(rq, "ETag", "\"v7\"");
	*out = (struct thing){ 7, "newest" };
	return ST_OK;
}

enum status
thing_show(struct request *rq, const struct thing_query *in, struct thing *out)
{
	if (in->id == 404)
		return problem(&rq->problem, ST_NOT_FOUND, "there is no thing %lld", (long long)in->id);
	*out = (struct thing){ in->id, rq->role == ANYONE ? "for anyone" : role_names[rq->role] };
	return ST_OK;
}

enum status
thing_part(struct request *rq, const struct thing_query *in, struct thing *out)
{
	(void)rq;
	*out = (struct thing){ in->id, in->name };
	return ST_OK;
}

enum status
thing_create(struct request *rq, const struct thing_new *in, struct thing *out)
{
	reply_header(rq, "Location", "/api/things/1");
	reply_header(rq, "X-Bad", "a\r\nSet-Cookie: x=1");
	*out = (struct thing){ 1, strcmp(in->name, "key") == 0 ? rq->key : in->name };
	return ST_CREATED;
}

enum status
thing_change(struct request *rq, const struct thing_new *in, struct thing *out)
{
	(void)rq;
	*out = (struct thing){ in->id, in->name };
	return ST_OK;
}

enum status
thing_delete(struct request *rq, const struct thing_query *in, struct nothing *out)
{
	(void)rq;
	(void)in;
	(void)out;
	return ST_NO_CONTENT;
}

enum status
log_in(struct request *rq, const struct nothing *in, struct nothing *out)
{
	(void)rq;
	(void)in;
	(void)out;
	return ST_OK;
}

enum status
hook(struct request *rq, const struct nothing *in, struct thing *out)
{
	(void)in;
	*out = (struct thing){ (int64_t)rq->wire->n_body, rq->wire->body };
	return ST_OK;
}

enum status
ready_made(struct request *rq, const struct nothing *in, struct nothing *out)
{
	(void)in;
	(void)out;
	rq->reply.ready = "{\"ready\":1}";
	rq->reply.n_ready = 11;
	rq->reply.ready_gzip = "GZIPPED";
	rq->reply.n_ready_gzip = 7;
	rq->reply.is_public = true;
	return ST_OK;
}

/* The name is that of a status. */
enum status
fail(struct request *rq, const struct thing_query *in, struct nothing *out)
{
	(void)out;
	rq->reply.is_public = true;
	if (strcmp(in->name, "WAIT") == 0)
		rq->problem.retry_after_s = 7;
	for (int st = 0; st < ST__COUNT; st++)
		if (strcmp(status_texts[st].name, in->name) == 0)
			return problem(&rq->problem, (enum status)st, "on purpose");
	return problem(&rq->problem, ST_TOO_MANY, "on purpose");
}

enum status
elsewhere(struct request *rq, const struct nothing *in, struct nothing *out)
{
	(void)rq;
	(void)in;
	(void)out;
	return ST_OK;
}

void
ask(struct arena *mem, struct wire w, struct told *t)
{
	static const struct config config = { .traveler_url = "http://localhost:3001",
	                                      .admin_url = "https://admin.example/" };
	static struct app app = { .config = &config, .pool = "search", .endpoints = endpoints };
	struct wire *wire = memcpy(arena_zalloc(mem, sizeof w), &w, sizeof w);
	const struct codec *of;
	const void *gives;
	struct answer a;

	if (wire->method == NULL)
		wire->method = "GET";
	if (wire->body != NULL)
		wire->n_body = strlen(wire->body);
	if (wire->request_id == NULL)
		wire->request_id = "5eed";
	*t = (struct told){ .rq = { .mem = mem, .app = &app, .wire = wire } };
	t->st = route(endpoints, &t->rq, &of, &gives);
	answer_make(&t->rq, t->st, of, gives, &a);
	t->http = a.http;
	t->head = a.head.bytes;
	t->body = a.n_body == 0 ? "" : arena_strndup(mem, a.body, a.n_body);
}

const char *
header(struct arena *mem, const struct told *t, const char *name)
{
	size_t n = strlen(name);

	for (const char *at = t->head; at != NULL; at = strstr(at, "\r\n") + 2) {
		if (*at == '\0')
			return NULL;
		if (strncasecmp(at, name, n) == 0 && at[n] == ':')
			return arena_strndup(mem, at + n + 2, strcspn(at + n + 2, "\r"));
	}
	return NULL;
}
