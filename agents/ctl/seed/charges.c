/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/charges.h"

#include <curl/curl.h>
#include <string.h>

#include "shared/codec/codec.h"

#define SECONDS 120L

static CODEC(charge,
	F_STR(charge, payment_intent, .opaque = true), F_UUID(charge, billing_id, ), F_UUID(charge, booking_id, ),
	F_I64(charge, amount, .must = true), F_STR(charge, currency, ), F_I64(charge, created, .must = true),
	F_STR(charge, brand, ), F_STR(charge, last4, ), F_I64(charge, refunded, .must = true));

/* Where the body stands. */
struct body { const char *at; size_t n; };

static size_t
send_some(char *to, size_t size, size_t n, void *arg)
{
	struct body *b = arg;
	size_t part = size * n < b->n ? size * n : b->n;

	memcpy(to, b->at, part);
	b->at += part;
	b->n -= part;
	return part;
}

static size_t
drop(char *from, size_t size, size_t n, void *arg)
{
	(void)from;
	(void)arg;
	return size * n;
}

static enum status
outcome(CURLcode rc, long http, const char *url, struct problem *p)
{
	if (rc != CURLE_OK)
		return problem(p, ST_AGAIN, "the payment provider at %s: %s", url, curl_easy_strerror(rc));
	if (http == 404)
		return problem(p, ST_NOT_FOUND, "the payment provider at %s is none to test against", url);
	return http == 200 ? ST_OK : problem(p, ST_FAILED, "%s answered %ld", url, http);
}

static enum status
post(const char *url, const char *secret, struct body *body, struct problem *p)
{
	CURL *curl = curl_easy_init();
	struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/x-ndjson");
	long http = 0;
	CURLcode rc;

	headers = curl_slist_append(headers, "Expect:");
	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_POST, 1L);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body->n);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, send_some);
	curl_easy_setopt(curl, CURLOPT_READDATA, body);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_USERNAME, secret);
	curl_easy_setopt(curl, CURLOPT_PASSWORD, "");
	curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, SECONDS);
	rc = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &http);
	curl_slist_free_all(headers);
	curl_easy_cleanup(curl);
	return outcome(rc, http, url, p);
}

enum status
charges_load(const char *psp_url, const char *secret, const struct charge *charges, size_t n,
             struct problem *p)
{
	struct arena *mem = arena_new(1 << 20);
	struct buffer lines = { .mem = mem };
	enum status st;

	for (size_t i = 0; i < n; i++) {
		codec_write(&charge_codec, &charges[i], &lines);
		buffer_char(&lines, '\n');
	}
	st = post(arena_printf(mem, "%s/test/load?replace=true", psp_url), secret,
	          &(struct body){ lines.bytes, lines.n }, p);
	p->detail = p->detail == NULL ? NULL : arena_strdup(p->mem, p->detail);
	arena_free(&mem);
	return st;
}
