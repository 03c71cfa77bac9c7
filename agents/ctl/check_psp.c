/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/check_psp.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

#include "shared/codec/codec.h"

#define SECONDS 120L

/* What is written there of a capture and read here. */
struct row { const char *billing_id, *payment_intent; int64_t amount, refunded, captures; };
static CODEC(row,
	F_STR(row, billing_id, .opaque = true), F_STR(row, payment_intent, .must = true, .opaque = true),
	F_I64(row, amount, .must = true), F_I64(row, refunded, .must = true), F_I64(row, captures, .must = true));

struct reading {
	struct arena  *mem, *line_mem;
	struct buffer  line;
	struct psp_captures *list;
	size_t         room;
	enum status    st;
};

static struct psp_capture *
next_place(struct reading *r)
{
	struct psp_captures *l = r->list;

	if (l->n == r->room) {
		struct psp_capture *more;
		r->room = r->room == 0 ? 1024 : 2 * r->room;
		more = arena_zalloc(r->mem, r->room * sizeof *more);
		if (l->n > 0)
			memcpy(more, l->at, l->n * sizeof *more);
		l->at = more;
	}
	return &l->at[l->n++];
}

/* A charge whose bill is named in other words than ours has none. */
static void
take_line(struct reading *r)
{
	struct problem p = { .mem = r->line_mem };
	struct row row = {0};
	struct psp_capture *c;

	if (r->line.n == 0 || r->st != ST_OK)
		return;
	r->st = codec_read_known(&row_codec, r->line.bytes, r->line.n, &row, &p);
	if (r->st == ST_OK) {
		c = next_place(r);
		*c = (struct psp_capture){ {{0}}, arena_strdup(r->mem, row.payment_intent), row.amount,
		                           row.refunded, row.captures };
		if (row.billing_id != NULL && !uuid_parse(row.billing_id, &c->id))
			c->id = (struct uuid){{0}};
	}
	arena_reset(r->line_mem);
	r->line = (struct buffer){ .mem = r->line_mem };
}

static size_t
take_part(char *from, size_t size, size_t n, void *arg)
{
	struct reading *r = arg;
	const char *end = from + size * n, *nl;

	for (; (nl = memchr(from, '\n', (size_t)(end - from))) != NULL; from = (char *)nl + 1) {
		buffer_add(&r->line, from, (size_t)(nl - from));
		take_line(r);
	}
	buffer_add(&r->line, from, (size_t)(end - from));
	return size * n;
}

static int
by_bill(const void *a, const void *b)
{
	const struct psp_capture *x = a, *y = b;

	return memcmp(&x->id, &y->id, sizeof x->id);
}

static CURLcode
get(const char *url, const char *secret, struct reading *r, long *http)
{
	CURL *curl = curl_easy_init();
	CURLcode rc;

	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_part);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, r);
	curl_easy_setopt(curl, CURLOPT_USERNAME, secret);
	curl_easy_setopt(curl, CURLOPT_PASSWORD, "");
	curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
	curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 2L);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, SECONDS);
	rc = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, http);
	curl_easy_cleanup(curl);
	return rc;
}

enum status
check_psp_read(const char *base, const char *secret, struct arena *mem, struct psp_captures *list, struct problem *p)
{
	const char *url = arena_printf(mem, "%s/test/ledger?format=ndjson", base);
	struct reading r = { .mem = mem, .line_mem = arena_new(4096), .list = list };
	long http = 0;
	CURLcode rc;

	*list = (struct psp_captures){0};
	r.line.mem = r.line_mem;
	rc = get(url, secret, &r, &http);
	take_line(&r);
	arena_free(&r.line_mem);
	if (list->n > 0)
		qsort(list->at, list->n, sizeof *list->at, by_bill);
	if (http == 404 || http == 403 || http == 401)
		return problem(p, ST_NOT_FOUND, "%s answers %ld: the provider shows no books", url, http);
	if (rc != CURLE_OK)
		return problem(p, ST_AGAIN, "%s: %s", url, curl_easy_strerror(rc));
	return r.st == ST_OK ? ST_OK : problem(p, ST_FAILED, "%s: a line that cannot be read", url);
}
