/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/docs_inside.h"

#include <stdlib.h>
#include <string.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"

#define SELECT_MS 300
#define ANSWER_MS 800
#define DUPLICATE 11000

static void
quiet(mongoc_log_level_t level, const char *domain, const char *message, void *unused)
{
	(void)unused;
	if (level <= MONGOC_LOG_LEVEL_WARNING)
		log_warn("docs", "domain=%s text=\"%s\"", domain, message);
}

struct docs *
docs_new(const char *url)
{
	struct docs *docs = calloc(1, sizeof *docs);
	bson_error_t error;

	if (docs == NULL)
		abort();
	mongoc_init();
	mongoc_log_set_handler(quiet, NULL);
	docs->uri = mongoc_uri_new_with_error(url, &error);
	if (docs->uri == NULL || (docs->database = mongoc_uri_get_database(docs->uri)) == NULL) {
		log_error("docs", "text=\"not an address: mongodb://host:port/name\"");
		docs_free(&docs);
		return NULL;
	}
	mongoc_uri_set_option_as_int32(docs->uri, MONGOC_URI_SERVERSELECTIONTIMEOUTMS, SELECT_MS);
	mongoc_uri_set_option_as_int32(docs->uri, MONGOC_URI_CONNECTTIMEOUTMS, SELECT_MS);
	mongoc_uri_set_option_as_int32(docs->uri, MONGOC_URI_SOCKETTIMEOUTMS, ANSWER_MS);
	mongoc_uri_set_option_as_bool(docs->uri, MONGOC_URI_RETRYWRITES, false);
	mongoc_uri_set_option_as_bool(docs->uri, MONGOC_URI_RETRYREADS, false);
	mongoc_uri_set_appname(docs->uri, "kayak");
	return docs;
}

static void
drop(struct docs *docs)
{
	if (docs->client != NULL)
		mongoc_client_destroy(docs->client);
	docs->client = NULL;
	docs->broken = false;
}

void
docs_free(struct docs **docsp)
{
	struct docs *docs = *docsp;

	*docsp = NULL;
	if (docs == NULL)
		return;
	drop(docs);
	if (docs->uri != NULL)
		mongoc_uri_destroy(docs->uri);
	free(docs);
}

mongoc_collection_t *
docs_open(struct docs *docs, const char *collection)
{
	if (docs->broken)
		drop(docs);
	if (docs->client == NULL) {
		if (!breaker_lets(&docs->breaker, clock_ticks_us()))
			return NULL;
		if ((docs->client = mongoc_client_new_from_uri(docs->uri)) == NULL)
			abort();          /* the address was good at docs_new */
		mongoc_client_set_error_api(docs->client, MONGOC_ERROR_API_VERSION_2);
	}
	return mongoc_client_get_collection(docs->client, docs->database, collection);
}

/* Not primary, shutting down, too slow: codes of the server that pass. */
static bool
passes(uint32_t code)
{
	static const uint32_t codes[] = { 6, 7, 50, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436 };

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (codes[i] == code)
			return true;
	return false;
}

enum status
docs_outcome(struct docs *docs, const char *what, bool good, const bson_error_t *e)
{
	bool away = e->domain == MONGOC_ERROR_STREAM || e->domain == MONGOC_ERROR_SERVER_SELECTION ||
	    e->domain == MONGOC_ERROR_CLIENT;

	if (good) {
		breaker_worked(&docs->breaker);
		return ST_OK;
	}
	if (!away && e->code == DUPLICATE)
		return ST_CONFLICT;
	if (away || passes(e->code)) {
		log_warn("docs", "query=%s code=%u text=\"%s\"", what, e->code, e->message);
		docs->broken = true;       /* cursors and collections of it are still open */
		breaker_failed(&docs->breaker, clock_ticks_us(), e->domain == MONGOC_ERROR_SERVER_SELECTION);
		return ST_AGAIN;
	}
	log_error("docs", "query=%s domain=%u code=%u text=\"%s\"", what, e->domain, e->code, e->message);
	return ST_FAILED;
}
