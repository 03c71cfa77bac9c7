/* SPDX-License-Identifier: Apache-2.0 */
/* Why each line is as it is was measured: no keep-alive (a kept connection pins
 * its process), the body read to its end before the answer, FCGX_Detach so that
 * nobody waits for the web server's close, a time-out on the accepted socket. */
#include <fcgiapp.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "shared/base/text.h"
#include "shared/web/transport.h"

#define SILENCE_S 5                    /* of the web server, in the middle of a request */

struct transport {
	FCGX_Request fx;
	size_t       body_max;
	bool         whole;            /* the body was read to its end */
};

struct transport *
transport_new(int listen_fd, size_t body_max)
{
	struct transport *t = calloc(1, sizeof *t);

	if (t == NULL)
		abort();
	setenv("LIBFCGI_IS_AF_UNIX_KEEPER_POLL_TIMEOUT", "200", 0);
	t->body_max = body_max;
	if (FCGX_Init() != 0 || FCGX_InitRequest(&t->fx, listen_fd, FCGI_FAIL_ACCEPT_ON_INTR) != 0)
		transport_free(&t);
	signal(SIGTERM, SIG_DFL);          /* the library made it wait for the next accept */
	return t;
}

void
transport_free(struct transport **tp)
{
	free(*tp);
	*tp = NULL;
}

static const char *
param(const struct transport *t, const char *name)
{
	const char *v = FCGX_GetParam(name, t->fx.envp);

	return v != NULL && *v != '\0' ? v : NULL;
}

/* The address as the client wrote it: decoding is the router's, once. */
static const char *
raw_path(const struct transport *t, struct arena *mem)
{
	const char *uri = param(t, "REQUEST_URI");

	if (uri != NULL)
		return arena_strndup(mem, uri, strcspn(uri, "?"));
	uri = param(t, "DOCUMENT_URI");
	if (uri == NULL)
		uri = param(t, "SCRIPT_NAME");
	return uri == NULL ? "/" : uri;
}

static void
fill(const struct transport *t, struct arena *mem, struct wire *w)
{
	*w = (struct wire){
		.method          = param(t, "REQUEST_METHOD"),
		.path            = raw_path(t, mem),
		.query           = param(t, "QUERY_STRING"),
		.body            = "",
		.content_type    = param(t, "CONTENT_TYPE"),
		.authorization   = param(t, "HTTP_AUTHORIZATION"),
		.cookie          = param(t, "HTTP_COOKIE"),
		.origin          = param(t, "HTTP_ORIGIN"),
		.fetch_site      = param(t, "HTTP_SEC_FETCH_SITE"),
		.idempotency_key = param(t, "HTTP_IDEMPOTENCY_KEY"),
		.if_none_match   = param(t, "HTTP_IF_NONE_MATCH"),
		.if_match        = param(t, "HTTP_IF_MATCH"),
		.accept_encoding = param(t, "HTTP_ACCEPT_ENCODING"),
		.traceparent     = param(t, "HTTP_TRACEPARENT"),
		.user_agent      = param(t, "HTTP_USER_AGENT"),
		.signature       = param(t, "HTTP_STRIPE_SIGNATURE"),
		.address         = param(t, "REMOTE_ADDR"),
		.request_id      = param(t, "REQUEST_ID"),
	};
	if (w->method == NULL)
		w->method = "GET";
}

/* To the end, whatever the length: what stays behind would be taken for the next request. */
static void
drain(struct transport *t)
{
	char room[8192];

	while (FCGX_GetStr(room, sizeof room, t->fx.in) > 0)
		;
	t->whole = FCGX_GetError(t->fx.in) == 0;
}

static enum status
read_body(struct transport *t, struct arena *mem, struct wire *w)
{
	const char *said = param(t, "CONTENT_LENGTH");
	int64_t n = 0;
	char *body, more[1];

	if (said != NULL && (!text_i64(said, &n) || n < 0 || (uint64_t)n > t->body_max)) {
		drain(t);
		return ST_TOO_LARGE;
	}
	body = arena_zalloc(mem, (size_t)n + 1);
	w->n_body = (size_t)FCGX_GetStr(body, (int)n, t->fx.in);
	w->body = body;
	if (w->n_body == (size_t)n && FCGX_GetStr(more, 1, t->fx.in) == 0 &&
	    FCGX_GetError(t->fx.in) == 0) {
		t->whole = true;
		return ST_OK;
	}
	drain(t);
	w->n_body = 0;
	w->body = "";
	return ST_MALFORMED;
}

enum status
transport_accept(struct transport *t, struct arena *mem, struct wire *w)
{
	struct timeval silence = { .tv_sec = SILENCE_S };
	int rc = FCGX_Accept_r(&t->fx);

	if (rc != 0)
		return rc == -EAGAIN || rc == -EINTR || rc == -ECONNABORTED ? ST_AGAIN : ST_FAILED;
	setsockopt(t->fx.ipcFd, SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence);
	setsockopt(t->fx.ipcFd, SOL_SOCKET, SO_SNDTIMEO, &silence, sizeof silence);
	t->whole = false;
	fill(t, mem, w);
	return read_body(t, mem, w);
}

static bool
put(struct transport *t, const char *bytes, size_t n)
{
	return n == 0 || FCGX_PutStr(bytes, (int)n, t->fx.out) == (int)n;
}

bool
transport_reply(struct transport *t, const char *head, size_t n_head, const void *body,
                size_t n_body)
{
	return put(t, head, n_head) && put(t, "\r\n", 2) && put(t, body, n_body) &&
	    FCGX_FFlush(t->fx.out) == 0;
}

void
transport_end(struct transport *t)
{
	if (t->whole)
		FCGX_Detach(&t->fx);
	else
		FCGX_Attach(&t->fx);
	FCGX_Finish_r(&t->fx);
}
