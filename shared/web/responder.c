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

enum status
responder_serve(struct request *rq, struct answer *a)
{
	const struct codec *of;
	const void *gives;
	enum status st = route(rq->app->endpoints, rq, &of, &gives);

	answer_make(rq, st, of, gives, a);
	return st;
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
static enum status
unread(struct request *rq, enum status st, struct answer *a)
{
	rq->problem.mem = rq->mem;
	st = problem(&rq->problem, st, st == ST_TOO_LARGE ? "the body is larger than this address takes"
	                                                  : "the body broke off");
	answer_make(rq, st, NULL, NULL, a);
	return st;
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
serve(struct child *c, struct transport *t, struct app *app, struct arena *mem, struct wire *w,
      enum status read)
{
	struct request rq = { .mem = mem, .app = app, .wire = w };
	int64_t began = clock_ticks_us();
	struct answer a;

	if (w->request_id == NULL)
		w->request_id = new_id(mem);
	child_busy(c, &(struct work){ .method = w->method, .uri = w->path, .query = w->query,
	                              .script = w->path, .content_length = (int64_t)w->n_body });
	if (read == ST_OK)
		(void)!responder_serve(&rq, &a);
	else
		(void)!unread(&rq, read, &a);
	if (!transport_reply(t, a.head.bytes, a.head.n, a.body, a.n_body))
		log_warn("gone", "id=%s", log_quote(mem, w->request_id));
	log_request(&rq, a.http, clock_ticks_us() - began);
	transport_end(t);
}

/* Accepts and serves one; ST_AGAIN: nobody came. */
static enum status
once(struct child *c, struct transport *t, struct app *app, struct arena *mem)
{
	struct wire w;
	enum status st = transport_accept(t, mem, &w);

	if (st == ST_AGAIN || st == ST_FAILED)
		return st;
	serve(c, t, app, mem, &w, st);
	child_idle(c);
	arena_reset(mem);
	return ST_OK;
}

int
responder_run(struct child *c)
{
	const struct site *site = c->group->arg;
	struct arena *life = arena_new(BLOCK), *mem = arena_new(BLOCK);
	struct app app = { .config = site->config, .pool = c->group->name, .life = life,
	                   .endpoints = site->endpoints, .alive = site->alive };
	struct problem p = { .mem = life };
	struct transport *t = NULL;
	enum status st = app_open(&app, &p);

	if (st == ST_OK)
		t = transport_new(c->fd, site->body_max == 0 ? BODY_MAX : site->body_max);
	if (st == ST_OK && t == NULL)
		st = ST_FAILED;
	if (st != ST_OK)
		problem_log(&p, "responder");
	child_idle(c);
	while (st != ST_FAILED && st != ST_INVALID && !child_stopping(c))
		st = once(c, t, &app, mem);
	transport_free(&t);
	app_close(&app);
	arena_free(&mem);
	arena_free(&life);
	return st == ST_FAILED || st == ST_INVALID ? EXIT_FAILURE : EXIT_SUCCESS;
}
