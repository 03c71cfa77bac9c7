/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/web/monitor.h"

#include <stdlib.h>
#include <string.h>

#include "shared/base/log.h"
#include "shared/proc/status.h"
#include "shared/web/transport.h"

#define BODY_MAX 0
#define NEVER_KEPT "Expires: Thu, 01 Jan 1970 00:00:00 GMT\r\n" \
	"Cache-Control: no-cache, no-store, must-revalidate, max-age=0\r\n"

static void
serve(struct child *c, struct transport *t, struct arena *mem, const struct wire *w)
{
	struct buffer head = { .mem = mem }, body = { .mem = mem };
	const struct tally *group = board_at(c->board, w->path);
	bool full;
	enum status_format as = status_wish(w->query, &full);

	if (group == NULL) {
		buffer_str(&head, "Status: 404 Not Found\r\nContent-Type: text/plain\r\n");
		buffer_str(&body, "File not found.\n");
	} else {
		buffer_printf(&head, "Status: 200 OK\r\nContent-Type: %s\r\n" NEVER_KEPT,
		              status_media_type(as));
		status_write(c->board, group, as, full, &body);
	}
	if (strcmp(w->method, "HEAD") == 0)
		body.n = 0;
	(void)!transport_reply(t, head.bytes, head.n, body.bytes, body.n);
}

static enum status
once(struct child *c, struct transport *t, struct arena *mem)
{
	struct wire w;
	enum status st = transport_accept(t, mem, &w);

	if (st == ST_AGAIN || st == ST_FAILED)
		return st;
	child_busy(c, &(struct work){ .method = w.method, .uri = w.path, .query = w.query,
	                              .script = w.path });
	serve(c, t, mem, &w);
	transport_end(t);
	child_idle(c);
	arena_reset(mem);
	return ST_OK;
}

int
monitor_run(struct child *c)
{
	struct arena *mem = arena_new(64 * 1024);
	struct transport *t = transport_new(c->fd, BODY_MAX);
	enum status st = t == NULL ? ST_FAILED : ST_OK;

	child_idle(c);
	while (st != ST_FAILED && !child_stopping(c))
		st = once(c, t, mem);
	transport_free(&t);
	arena_free(&mem);
	return st == ST_FAILED ? EXIT_FAILURE : EXIT_SUCCESS;
}
