/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/web/responder.h"

#include <stdlib.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/web/answer.h"
#include "shared/web/app.h"
#include "shared/web/transport.h"

#define BLOCK    (64 * 1024)
#define BODY_MAX (64 * 1024)

struct responder {
	struct child     *child;
	struct transport *transport;
	struct app        app;
	struct arena     *mem;         /* of one request */
};

static void
answer_it(struct request *rq, struct answer *a)
{
	const struct codec *of;
	const void *gives;
	enum status st = route(rq->app->endpoints, rq, &of, &gives);

	answer_make(rq, st, of, gives, a);
}

static void
log_request(const struct request *rq, int http, int64_t us)
{
	log_info("request", "id=%s pool=%s route=%s method=%s status=%d ms=%lld.%03lld user=%lld",
	         log_quote(rq->mem, rq->wire->request_id), rq->app->pool,
	         rq->handler == NULL ? "-" : rq->handler, log_quote(rq->mem, rq->wire->method), http,
	         (long long)(us / 1000), (long long)(us % 1000), (long long)rq->user_id);
	if (http >= 500)
		log_error("failed", "id=%s route=%s problem=%s detail=%s",
		          log_quote(rq->mem, rq->wire->request_id),
		          rq->handler == NULL ? "-" : rq->handler, status_texts[rq->problem.status].name,
		          log_quote(rq->mem, rq->problem.detail));
}

/* What the transport could not read is answered too. */
static void
unread(struct request *rq, enum status st, struct answer *a)
{
	rq->problem.mem = rq->mem;
	problem(&rq->problem, st, st == ST_TOO_LARGE ? "the body is larger than this address takes"
	                                                  : "the body broke off");
	answer_make(rq, st, NULL, NULL, a);
}

static const char *
new_id(struct arena *mem)
{
	struct uuid id = uuid_new();
	char *text = arena_zalloc(mem, UUID_TEXT);

	uuid_text(&id, text);
	return text;
}

static void
serve(struct responder *r, struct wire *w, enum status read)
{
	struct request rq = { .mem = r->mem, .app = &r->app, .wire = w };
	int64_t began = clock_ticks_us();
	struct answer a;

	if (w->request_id == NULL)
		w->request_id = new_id(r->mem);
	child_busy(r->child, &(struct work){ .method = w->method, .uri = w->path, .query = w->query,
	                                     .script = w->path, .content_length = (int64_t)w->n_body });
	if (read == ST_OK)
		answer_it(&rq, &a);
	else
		unread(&rq, read, &a);
	if (!transport_reply(r->transport, a.head.bytes, a.head.n, a.body, a.n_body))
		log_warn("gone", "id=%s", log_quote(r->mem, w->request_id));
	log_request(&rq, a.http, clock_ticks_us() - began);
	transport_end(r->transport);
}

/* Accepts and serves one; ST_AGAIN: nobody came. */
static enum status
once(struct responder *r)
{
	struct wire w;
	enum status st = transport_accept(r->transport, r->mem, &w);

	if (st == ST_AGAIN || st == ST_FAILED)
		return st;
	serve(r, &w, st);
	child_idle(r->child);
	arena_reset(r->mem);
	return ST_OK;
}

static enum status
open_all(struct responder *r, const struct site *site)
{
	struct problem p = { .mem = r->app.life };
	enum status st = app_open(&r->app, &p);

	if (st != ST_OK) {
		problem_log(&p, "responder");
		return ST_FAILED;
	}
	r->transport = transport_new(r->child->fd, site->body_max == 0 ? BODY_MAX : site->body_max);
	return r->transport == NULL ? ST_FAILED : ST_OK;
}

int
responder_run(struct child *c)
{
	const struct site *site = c->group->arg;
	struct arena *life = arena_new(BLOCK);
	struct responder r = {
		.child = c, .mem = arena_new(BLOCK),
		.app = { .config = site->config, .pool = c->group->name, .life = life,
		         .endpoints = site->endpoints, .alive = site->alive },
	};
	enum status st = open_all(&r, site);

	if (st == ST_OK)
		child_idle(c);
	while (st != ST_FAILED && !child_stopping(c))
		st = once(&r);
	transport_free(&r.transport);
	app_close(&r.app);
	arena_free(&r.mem);
	arena_free(&life);
	return st == ST_FAILED ? EXIT_FAILURE : EXIT_SUCCESS;
}
