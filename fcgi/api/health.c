/* SPDX-License-Identifier: Apache-2.0 */
/* Is it alive, is it ready, what does it offer. */
#include <string.h>

#include "fcgi/routes.h"
#include "shared/base/buffer.h"
#include "shared/base/config.h"
#include "shared/store/cache.h"
#include "shared/store/ready_repo.h"

enum status
health_show(struct request *rq, const struct nothing *in, struct health *out)
{
	(void)rq;
	(void)in;
	out->status = "ok";
	return ST_OK;
}

/* Without MySQL nothing can be sold; without Redis searches are slower. */
enum status
ready_show(struct request *rq, const struct nothing *in, struct health *out)
{
	struct bytes value;
	enum status st = cache_get(rq->app->cache, rq->mem, "ready", &value);

	(void)in;
	out->status = "ok";
	out->mysql = ready_repo_ask(rq->app->db, rq->mem) == ST_OK ? "ok" : "away";
	out->redis = st == ST_OK || st == ST_NOT_FOUND ? "ok" : "away";
	if (strcmp(out->mysql, "ok") != 0)
		return problem(&rq->problem, ST_AGAIN, "MySQL does not answer");
	return ST_OK;
}

enum status
openapi_show(struct request *rq, const struct nothing *in, struct nothing *out)
{
	struct buffer b = { .mem = rq->mem };

	(void)in;
	(void)out;
	describe(rq->app->endpoints, &b);
	rq->reply.ready = b.bytes;
	rq->reply.n_ready = b.n;
	rq->reply.is_public = true;
	return ST_OK;
}

enum status
settings_show(struct request *rq, const struct nothing *in, struct settings *out)
{
	const struct config *c = rq->app->config;

	(void)in;
	*out = (struct settings){ .brand = c->brand, .payment_page = c->psp_public_url, .currency = "USD",
	                          .hold_s = c->hold_s, .demo = strcmp(c->demo, "yes") == 0 };
	rq->reply.is_public = true;
	return ST_OK;
}
