/* SPDX-License-Identifier: Apache-2.0 */
#include "fcgi/routes.h"
#include "shared/auth/ticket.h"

enum status
ws_ticket_create(struct request *rq, const struct nothing *in, struct ws_ticket *out)
{
	struct ticket t = { .user_id = rq->user_id, .sid = rq->sid };

	(void)in;
	out->ticket = ticket_make(rq->app->keys, rq->mem, &t);
	out->expires_in_s = TICKET_LIFE_S;
	return out->ticket != NULL ? ST_CREATED : ST_FAILED;
}
