/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/web/answer.h"

#include <sodium.h>
#include <string.h>
#include <strings.h>

#include "shared/base/text.h"
#include "shared/web/origin.h"

#define ETAG_BYTES 16
#define GZIP_MARK "-gzip"

static const char *
header_of(const struct request *rq, const char *name)
{
	for (size_t i = 0; i < rq->reply.n_headers; i++)
		if (strcasecmp(rq->reply.headers[i].name, name) == 0)
			return rq->reply.headers[i].value;
	return NULL;
}

static bool
is_read(const struct wire *w)
{
	return strcmp(w->method, "GET") == 0 || strcmp(w->method, "HEAD") == 0;
}

/* Is this ";q=0", "; q=0.0" ...? */
static bool
weighs_nothing(const char *at, size_t n)
{
	size_t skip = 0;

	while (skip < n && strchr("; \t", at[skip]) != NULL)
		skip++;
	if (n - skip < 3 || strncasecmp(at + skip, "q=0", 3) != 0)
		return false;
	for (skip += 3; skip < n; skip++)
		if (strchr(".0 \t", at[skip]) == NULL)
			return false;
	return true;
}

bool
answer_takes_gzip(const char *accept)
{
	for (const char *at = accept == NULL ? "" : accept; *at != '\0';) {
		at += strspn(at, ", \t");
		size_t n = strcspn(at, ","), word = strcspn(at, ",; \t");
		if ((word == 4 && strncasecmp(at, "gzip", 4) == 0) || (word == 1 && *at == '*'))
			return !weighs_nothing(at + word, n - word);
		at += n;
	}
	return false;
}

/* The length of a tag's text between the quotes, without the mark of the compressed one. */
static size_t
tag_length(const char *inside)
{
	size_t n = strcspn(inside, "\""), mark = sizeof GZIP_MARK - 1;

	return n > mark && memcmp(inside + n - mark, GZIP_MARK, mark) == 0 ? n - mark : n;
}

bool
answer_etag_matches(const char *asked, const char *etag)
{
	if (asked == NULL || etag == NULL || *etag != '"')
		return false;
	if (strcmp(asked, "*") == 0)
		return true;
	for (const char *at = strchr(asked, '"'); at != NULL && strchr(at + 1, '"') != NULL;) {
		size_t n = tag_length(at + 1);
		if (n == tag_length(etag + 1) && memcmp(at + 1, etag + 1, n) == 0)
			return true;
		at = strchr(strchr(at + 1, '"') + 1, '"');
	}
	return false;
}

/* The handler's own, or one of the bytes. */
static const char *
etag_of(const struct request *rq, const void *body, size_t n)
{
	const char *own = header_of(rq, "ETag");
	uint8_t hash[crypto_hash_sha256_BYTES];
	char hex[2 * ETAG_BYTES + 1];

	if (own != NULL || !rq->reply.is_public)
		return own;
	crypto_hash_sha256(hash, body, n);
	text_hex(hash, ETAG_BYTES, hex);
	return arena_printf(rq->mem, "\"%s\"", hex);
}

/* What is told, before it is known whether it goes compressed. */
static void
body_of(const struct request *rq, enum status st, const struct codec *of, const void *gives,
        struct answer *a)
{
	struct buffer b = { .mem = rq->mem };

	if (rq->reply.ready != NULL) {
		a->body = rq->reply.ready;
		a->n_body = rq->reply.n_ready;
	} else if (!status_ok(st) && st != ST_NOT_MODIFIED) {
		a->body = problem_json(&rq->problem, rq->wire->request_id);
		a->n_body = strlen(a->body);
	} else if (gives != NULL) {
		codec_write(of, gives, &b);
		a->body = b.bytes;
		a->n_body = b.n;
	}
}

static void
add_retry(const struct request *rq, int http, struct buffer *head)
{
	int64_t s = rq->problem.retry_after_s;

	if (s > 0 || http == 503 || http == 429)
		buffer_printf(head, "Retry-After: %lld\r\n", (long long)(s > 0 ? s : 1));
	if (http == 401)
		buffer_str(head, "WWW-Authenticate: Bearer\r\n");
}

static void
add_cache(const struct request *rq, bool fine, struct buffer *head)
{
	bool shared = rq->reply.is_public && fine;

	if (header_of(rq, "Cache-Control") == NULL)
		buffer_printf(head, "Cache-Control: %s\r\n",
		              shared ? "public, max-age=0, must-revalidate" : "no-store");
	buffer_printf(head, "Vary: %s\r\n", shared ? "Origin, Accept-Encoding" : "Origin");
}

static void
add_own(const struct request *rq, struct buffer *head)
{
	for (size_t i = 0; i < rq->reply.n_headers; i++)
		if (strcasecmp(rq->reply.headers[i].name, "ETag") != 0)
			buffer_printf(head, "%s: %s\r\n", rq->reply.headers[i].name,
			              rq->reply.headers[i].value);
}

static void
add_etag(const char *etag, bool gzip, struct buffer *head)
{
	if (etag != NULL && *etag == '"' && gzip)
		buffer_printf(head, "ETag: %.*s" GZIP_MARK "\"\r\n", (int)tag_length(etag + 1) + 1, etag);
	else if (etag != NULL)
		buffer_printf(head, "ETag: %s\r\n", etag);
}

/* RFC 9110 15, and RFC 6585. */
static const char *
reason(int http)
{
	static const struct { int http; const char *phrase; } all[] = {
		{ 200, "OK" }, { 201, "Created" }, { 202, "Accepted" }, { 204, "No Content" },
		{ 304, "Not Modified" }, { 400, "Bad Request" }, { 401, "Unauthorized" },
		{ 403, "Forbidden" }, { 404, "Not Found" }, { 405, "Method Not Allowed" },
		{ 409, "Conflict" }, { 410, "Gone" }, { 412, "Precondition Failed" },
		{ 413, "Content Too Large" }, { 415, "Unsupported Media Type" },
		{ 422, "Unprocessable Content" }, { 428, "Precondition Required" },
		{ 429, "Too Many Requests" }, { 500, "Internal Server Error" },
		{ 503, "Service Unavailable" },
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i].http == http)
			return all[i].phrase;
	return "Answer";
}

/* Only digits of hex in lower case, n of them, and not all zero. */
static bool
is_id(const char *text, size_t n)
{
	return strspn(text, "0123456789abcdef") == n && strspn(text, "0") < n;
}

/* The trace of the caller (https://www.w3.org/TR/trace-context/) goes on, or
 * one begins: the web server's id of the request is made like a trace id. */
static void
add_trace(const struct wire *w, struct buffer *head)
{
	const char *t = w->traceparent, *id = w->request_id;

	if (t != NULL && strlen(t) == 55 && strncmp(t, "00-", 3) == 0 && is_id(t + 3, 32) &&
	    t[35] == '-' && is_id(t + 36, 16) && t[52] == '-' &&
	    strspn(t + 53, "0123456789abcdef") == 2)
		buffer_printf(head, "traceparent: 00-%.32s-%.16s-%s\r\n", t + 3, id, t + 53);
	else if (is_id(id, 32))
		buffer_printf(head, "traceparent: 00-%s-%.16s-01\r\n", id, id);
}

static void
write_head(const struct request *rq, const char *etag, bool gzip, struct answer *a)
{
	struct buffer *head = &a->head;
	bool fine = a->http < 300 || a->http == 304;

	buffer_printf(head, "Status: %d %s\r\n", a->http, reason(a->http));
	if (a->body != NULL && header_of(rq, "Content-Type") == NULL)
		buffer_printf(head, "Content-Type: application/%s\r\n",
		              a->http < 400 ? "json" : "problem+json");
	if (a->http != 204 && a->http != 304)
		buffer_printf(head, "Content-Length: %zu\r\n", a->n_body);
	if (gzip)
		buffer_str(head, "Content-Encoding: gzip\r\n");
	add_etag(etag, gzip, head);
	add_cache(rq, fine, head);
	add_retry(rq, a->http, head);
	origin_allow(rq, head);
	add_own(rq, head);
	add_trace(rq->wire, head);
	buffer_printf(head, "X-Request-Id: %s\r\n", rq->wire->request_id);
}

void
answer_make(struct request *rq, enum status st, const struct codec *of, const void *gives,
            struct answer *a)
{
	const char *etag = NULL;
	bool gzip;

	*a = (struct answer){ .http = rq->reply.http != 0 ? rq->reply.http : status_texts[st].http,
	                      .head.mem = rq->mem };
	body_of(rq, st, of, gives, a);
	if (a->http == 200 && a->body != NULL)
		etag = is_read(rq->wire) ? etag_of(rq, a->body, a->n_body) : header_of(rq, "ETag");
	if (is_read(rq->wire) && answer_etag_matches(rq->wire->if_none_match, etag))
		a->http = 304;
	gzip = a->body != NULL && rq->reply.ready_gzip != NULL &&
	    answer_takes_gzip(rq->wire->accept_encoding);
	if (gzip) {
		a->body = rq->reply.ready_gzip;
		a->n_body = rq->reply.n_ready_gzip;
	}
	if (a->http == 204 || a->http == 304) {
		a->body = NULL;
		a->n_body = 0;
		gzip = false;
	}
	write_head(rq, etag, gzip, a);
	if (strcmp(rq->wire->method, "HEAD") == 0)
		a->n_body = 0;
}
