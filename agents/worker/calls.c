/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/worker/calls.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shared/base/log.h"

#define CALL_MS    5000
#define CONNECT_MS 2000
#define BODY_MAX   65536

struct seat {
	CURL              *easy;
	struct curl_slist *headers;
	char               error[CURL_ERROR_SIZE];
	size_t             n;
	char               body[BODY_MAX + 1];
};

struct calls {
	CURLM       *multi;
	struct arena *life, *mem;      /* mem: of the call that is being begun */
	const char  *base, *bearer;
	struct seat seats[CALLS_MAX];
};

static size_t
take_body(char *bytes, size_t one, size_t n, void *arg)
{
	struct seat *p = arg;

	if (n > BODY_MAX - p->n)
		return 0;              /* the call ends with an error */
	memcpy(p->body + p->n, bytes, n);
	p->n += n;
	return n * one;
}

static void
prepare(struct seat *p)
{
	if ((p->easy = curl_easy_init()) == NULL)
		abort();
	curl_easy_setopt(p->easy, CURLOPT_PRIVATE, p);
	curl_easy_setopt(p->easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(p->easy, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(p->easy, CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
	curl_easy_setopt(p->easy, CURLOPT_TIMEOUT_MS, (long)CALL_MS);
	curl_easy_setopt(p->easy, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_MS);
	curl_easy_setopt(p->easy, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(p->easy, CURLOPT_WRITEDATA, p);
	curl_easy_setopt(p->easy, CURLOPT_ERRORBUFFER, p->error);
	curl_easy_setopt(p->easy, CURLOPT_USERAGENT, "kayak-worker");
}

struct calls *
calls_new(const char *base_url, const char *secret)
{
	struct calls *c = calloc(1, sizeof *c);

	if (c == NULL || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || (c->multi = curl_multi_init()) == NULL)
		abort();
	c->life = arena_new(1024);
	c->mem = arena_new(4096);
	c->base = arena_strdup(c->life, base_url);
	c->bearer = arena_printf(c->life, "Authorization: Bearer %s", secret);
	for (int i = 0; i < CALLS_MAX; i++)
		prepare(&c->seats[i]);
	return c;
}

void
calls_free(struct calls **callsp)
{
	struct calls *c = *callsp;

	*callsp = NULL;
	if (c == NULL)
		return;
	for (int i = 0; i < CALLS_MAX; i++) {
		curl_multi_remove_handle(c->multi, c->seats[i].easy);
		curl_easy_cleanup(c->seats[i].easy);
		curl_slist_free_all(c->seats[i].headers);
	}
	curl_multi_cleanup(c->multi);
	curl_global_cleanup();
	arena_free(&c->life);
	arena_free(&c->mem);
	free(c);
}

static void
add_header(struct seat *p, const char *line)
{
	if ((p->headers = curl_slist_append(p->headers, line)) == NULL)
		abort();
}

static void
write_headers(struct calls *c, struct seat *p, const char *key)
{
	curl_slist_free_all(p->headers);
	p->headers = NULL;
	add_header(p, c->bearer);
	add_header(p, "Expect:");      /* a form is short: no 100-continue */
	if (key != NULL)
		add_header(p, arena_printf(c->mem, "Idempotency-Key: %s", key));
	curl_easy_setopt(p->easy, CURLOPT_HTTPHEADER, p->headers);
}

void
calls_begin(struct calls *c, int seat, const struct call *call)
{
	struct seat *p = &c->seats[seat];

	p->n = 0;
	*p->error = '\0';
	write_headers(c, p, call->key);
	curl_easy_setopt(p->easy, CURLOPT_URL, arena_printf(c->mem, "%s%s", c->base, call->path));
	if (call->post)
		curl_easy_setopt(p->easy, CURLOPT_POSTFIELDS, call->form == NULL ? "" : call->form);
	else
		curl_easy_setopt(p->easy, CURLOPT_HTTPGET, 1L);
	curl_multi_add_handle(c->multi, p->easy);
	arena_reset(c->mem);           /* curl keeps copies, but of the form */
}

void
calls_wait(struct calls *c, int fd, int ms)
{
	struct curl_waitfd extra = { .fd = fd, .events = CURL_WAIT_POLLIN };
	int running;

	curl_multi_perform(c->multi, &running);
	curl_multi_poll(c->multi, &extra, fd >= 0 ? 1 : 0, ms, NULL);
	curl_multi_perform(c->multi, &running);
}

int
calls_next(struct calls *c, struct psp_answer *a)
{
	struct seat *p;
	CURLMsg *m;
	int left;

	do {
		if ((m = curl_multi_info_read(c->multi, &left)) == NULL)
			return -1;
	} while (m->msg != CURLMSG_DONE);
	*a = (struct psp_answer){ .http = 0 };
	curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, (char **)&p);
	if (m->data.result == CURLE_OK)
		curl_easy_getinfo(m->easy_handle, CURLINFO_RESPONSE_CODE, &a->http);
	else
		log_warn("psp", "error=%d text=\"%s\"", (int)m->data.result,
		         *p->error != '\0' ? p->error : curl_easy_strerror(m->data.result));
	curl_multi_remove_handle(c->multi, p->easy);
	p->body[p->n] = '\0';
	a->body = p->body;
	a->n = p->n;
	return (int)(p - c->seats);
}

const char *
call_escape(struct arena *mem, const char *value)
{
	char *escaped = curl_easy_escape(NULL, value, 0);
	const char *kept;

	if (escaped == NULL)
		abort();
	kept = arena_strdup(mem, escaped);
	curl_free(escaped);
	return kept;
}
