/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/worker/mail/smtp.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

#include "shared/base/log.h"

#define SEND_MS    10000
#define CONNECT_MS 3000

struct smtp { CURL *easy; char error[CURL_ERROR_SIZE]; };
struct reading { const struct buffer *message; size_t at; };

static size_t
give_bytes(char *room, size_t one, size_t n, void *arg)
{
	struct reading *r = arg;
	size_t left = r->message->n - r->at;

	n *= one;
	if (n > left)
		n = left;
	memcpy(room, r->message->bytes + r->at, n);
	r->at += n;
	return n;
}

struct smtp *
smtp_new(const char *url)
{
	struct smtp *s = calloc(1, sizeof *s);

	if (s == NULL || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || (s->easy = curl_easy_init()) == NULL)
		abort();
	curl_easy_setopt(s->easy, CURLOPT_URL, url);
	curl_easy_setopt(s->easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(s->easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(s->easy, CURLOPT_PROXY, "");
	curl_easy_setopt(s->easy, CURLOPT_TIMEOUT_MS, (long)SEND_MS);
	curl_easy_setopt(s->easy, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_MS);
	curl_easy_setopt(s->easy, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(s->easy, CURLOPT_READFUNCTION, give_bytes);
	curl_easy_setopt(s->easy, CURLOPT_ERRORBUFFER, s->error);
	return s;
}

void
smtp_free(struct smtp **smtpp)
{
	struct smtp *s = *smtpp;

	*smtpp = NULL;
	if (s == NULL)
		return;
	curl_easy_cleanup(s->easy);
	curl_global_cleanup();
	free(s);
}

/* 5xx counts against the mail only in answer to its sender, its address or its
 * text; in a greeting or to a password it is about us. */
static bool
refused(CURLcode rc, long said, const struct reading *r)
{
	bool about_us = said == 530 || said == 534 || said == 535 || said == 538;

	return said >= 500 && said < 600 && !about_us &&
	    (rc == CURLE_SEND_ERROR || r->at == r->message->n);
}

enum mail_end
smtp_send(struct smtp *s, const char *from, const char *to, const struct buffer *message)
{
	struct reading reading = { .message = message };
	struct curl_slist *list = curl_slist_append(NULL, to);
	CURLcode rc;
	long said = 0;

	if (list == NULL)
		abort();
	*s->error = '\0';
	curl_easy_setopt(s->easy, CURLOPT_MAIL_FROM, from);
	curl_easy_setopt(s->easy, CURLOPT_MAIL_RCPT, list);
	curl_easy_setopt(s->easy, CURLOPT_READDATA, &reading);
	rc = curl_easy_perform(s->easy);
	curl_easy_getinfo(s->easy, CURLINFO_RESPONSE_CODE, &said);
	curl_easy_setopt(s->easy, CURLOPT_MAIL_RCPT, NULL);
	curl_slist_free_all(list);
	if (rc == CURLE_OK)
		return MAIL_SENT;
	log_warn("smtp", "error=%d said=%ld text=\"%s\"", (int)rc, said, s->error);
	return refused(rc, said, &reading) ? MAIL_REFUSED : MAIL_LATER;
}
