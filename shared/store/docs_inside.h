/* SPDX-License-Identifier: Apache-2.0 */
/* What the docs_*.c files share; nobody else includes it. */
#ifndef SHARED_STORE_DOCS_INSIDE_H
#define SHARED_STORE_DOCS_INSIDE_H

#include <mongoc/mongoc.h>

#include "shared/store/breaker.h"
#include "shared/store/docs.h"

struct docs {
	mongoc_uri_t    *uri;
	mongoc_client_t *client;       /* NULL: not made yet */
	bool             broken;       /* to be dropped before the next use */
	const char      *database;
	struct breaker   breaker;
};

/* A struct <-> a document. docs_read: ST_FAILED and a line in the log when a
 * member has another type than the table says. */
void        docs_write(const struct codec *, const void *in, bson_t *);
void        docs_append(bson_t *, const char *name, const struct field *, const void *in);
enum status docs_read(const struct codec *, const bson_t *, struct arena *, void *out) MUST_CHECK;
const char *docs_name(const struct field *);        /* "id" is "_id" */

/* The filter, the sort and the projection of a query. */
void docs_filter(const struct docs_query *, const void *in, bson_t *);
void docs_sort(const char *sort, bson_t *);
void docs_projection(const struct codec *, bson_t *);

/* The collection, to be destroyed by the caller; NULL: leave it, ST_AGAIN. */
mongoc_collection_t *docs_open(struct docs *, const char *collection);
/* What the outcome of a call was; the client is not used again when the server is gone. */
enum status docs_outcome(struct docs *, const char *what, bool good, const bson_error_t *);

#endif
