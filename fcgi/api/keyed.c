/* SPDX-License-Identifier: Apache-2.0 */
#include "fcgi/api/keyed.h"

#include <string.h>

#include "shared/base/config.h"
#include "shared/proc/proc.h"

struct saga_request
keyed_ask(const struct request *rq)
{
	return (struct saga_request){
		.user_id = rq->user_id, .key = rq->key, .body_sha256 = rq->body_sha256,
		.method_path = arena_printf(rq->mem, "%s %s", rq->wire->method, rq->wire->path),
		.config = rq->app->config, .keys = rq->app->keys };
}

void
keyed_ring(const struct request *rq, const char *const *bells)
{
	for (; *bells != NULL; bells++)
		bell_ring(arena_printf(rq->mem, "%s/%s.bell", rq->app->config->run_dir, *bells));
}

enum status
keyed_give(struct request *rq, enum status st, const struct saga_answer *a, const char *const *bells)
{
	char id[UUID_TEXT];

	if (!status_ok(st))
		return st;
	uuid_text(&a->booking_id, id);
	reply_header(rq, "Location", arena_printf(rq->mem, "/api/bookings/%s", id));
	if (a->replayed)
		reply_header(rq, "Idempotent-Replayed", "true");
	else
		keyed_ring(rq, bells);
	rq->reply.ready = a->json;
	rq->reply.n_ready = strlen(a->json);
	rq->reply.http = a->http;
	return st;
}
