/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/docs_inside.h"

#include <string.h>

#define ANSWER_MS 700

struct rows {
	struct arena *mem;
	size_t        size, n, room;
	char         *at;
};

static void *
more(struct rows *rows)
{
	char *at;

	if (rows->n == rows->room) {
		rows->room = rows->room == 0 ? 16 : rows->room * 2;
		at = arena_zalloc(rows->mem, rows->room * rows->size);
		if (rows->n > 0)
			memcpy(at, rows->at, rows->n * rows->size);
		rows->at = at;
	}
	return rows->at + rows->n++ * rows->size;
}

/* All rows of a cursor, which is destroyed. of NULL: groups. */
static enum status
gather(struct docs *docs, const struct docs_query *q, mongoc_cursor_t *cursor,
       enum status (*read)(const struct docs_query *, const bson_t *, struct arena *, void *row),
       struct rows *rows)
{
	const bson_t *doc;
	bson_error_t error = { 0 };
	enum status st = ST_OK;

	while (st == ST_OK && mongoc_cursor_next(cursor, &doc))
		st = read(q, doc, rows->mem, more(rows));
	if (st == ST_OK)
		st = docs_outcome(docs, q->name, !mongoc_cursor_error(cursor, &error), &error);
	mongoc_cursor_destroy(cursor);
	return st;
}

static enum status
read_row(const struct docs_query *q, const bson_t *doc, struct arena *mem, void *row)
{
	return docs_read(q->out, doc, mem, row);
}

static mongoc_cursor_t *
find(mongoc_collection_t *c, const struct docs_query *q, const void *in, int64_t limit)
{
	bson_t filter = BSON_INITIALIZER, opts = BSON_INITIALIZER;
	mongoc_cursor_t *cursor;

	docs_filter(q, in, &filter);
	docs_sort(q->sort, &opts);
	docs_projection(q->out, &opts);
	BSON_APPEND_INT64(&opts, "maxTimeMS", ANSWER_MS);
	if (limit > 0)
		BSON_APPEND_INT64(&opts, "limit", limit);
	cursor = mongoc_collection_find_with_opts(c, &filter, &opts, NULL);
	bson_destroy(&filter);
	bson_destroy(&opts);
	return cursor;
}

enum status
docs_find(struct docs *docs, struct arena *mem, const struct docs_query *q, const void *in,
          int64_t limit, void *all, size_t *n)
{
	mongoc_collection_t *c = docs_open(docs, q->collection);
	struct rows rows = { .mem = mem, .size = q->out->size };
	enum status st;

	*n = 0;
	if (c == NULL)
		return ST_AGAIN;
	st = gather(docs, q, find(c, q, in, limit), read_row, &rows);
	mongoc_collection_destroy(c);
	*(void **)all = rows.at;
	*n = rows.n;
	return st;
}

enum status
docs_one(struct docs *docs, struct arena *mem, const struct docs_query *q, const void *in, void *row)
{
	void *rows;
	size_t n;
	enum status st = docs_find(docs, mem, q, in, 1, &rows, &n);

	if (st == ST_OK && n == 0)
		return ST_NOT_FOUND;
	if (st == ST_OK)
		memcpy(row, rows, q->out->size);
	return st;
}

enum status
docs_count(struct docs *docs, const struct docs_query *q, const void *in, int64_t *n)
{
	mongoc_collection_t *c = docs_open(docs, q->collection);
	bson_t filter = BSON_INITIALIZER;
	bson_error_t error = { 0 };

	if (c == NULL)
		return ST_AGAIN;
	docs_filter(q, in, &filter);
	*n = mongoc_collection_count_documents(c, &filter, NULL, NULL, NULL, &error);
	bson_destroy(&filter);
	mongoc_collection_destroy(c);
	return docs_outcome(docs, q->name, *n >= 0, &error);
}

static enum status
read_group(const struct docs_query *q, const bson_t *doc, struct arena *mem, void *row)
{
	struct docs_group *g = row;
	bson_iter_t it;

	(void)q;
	if (bson_iter_init_find(&it, doc, "_id") && BSON_ITER_HOLDS_UTF8(&it))
		g->text = arena_strdup(mem, bson_iter_utf8(&it, NULL));
	else if (bson_iter_init_find(&it, doc, "_id"))
		g->number = bson_iter_as_int64(&it);
	if (bson_iter_init_find(&it, doc, "count"))
		g->count = bson_iter_as_int64(&it);
	if (bson_iter_init_find(&it, doc, "mean"))
		g->mean = bson_iter_as_double(&it);
	return ST_OK;
}

static bson_t *
group_pipeline(struct arena *mem, const bson_t *filter, const char *by, const char *mean_of)
{
	return BCON_NEW("pipeline", "[",
	    "{", "$match", BCON_DOCUMENT(filter), "}",
	    "{", "$group", "{", "_id", BCON_UTF8(arena_printf(mem, "$%s", by)),
	    "count", "{", "$sum", BCON_INT32(1), "}",
	    "mean", "{", "$avg", BCON_UTF8(arena_printf(mem, "$%s", mean_of)), "}", "}", "}",
	    "{", "$sort", "{", "count", BCON_INT32(-1), "_id", BCON_INT32(1), "}", "}", "]");
}

enum status
docs_groups(struct docs *docs, struct arena *mem, const struct docs_query *q, const void *in,
            const char *by, const char *mean_of, struct docs_group **groups, size_t *n)
{
	mongoc_collection_t *c = docs_open(docs, q->collection);
	struct rows rows = { .mem = mem, .size = sizeof **groups };
	bson_t filter = BSON_INITIALIZER, *pipeline;
	enum status st;

	*n = 0;
	if (c == NULL)
		return ST_AGAIN;
	docs_filter(q, in, &filter);
	pipeline = group_pipeline(mem, &filter, by, mean_of);
	st = gather(docs, q, mongoc_collection_aggregate(c, MONGOC_QUERY_NONE, pipeline, NULL, NULL),
	            read_group, &rows);
	bson_destroy(pipeline);
	bson_destroy(&filter);
	mongoc_collection_destroy(c);
	*groups = (struct docs_group *)(void *)rows.at;
	*n = rows.n;
	return st;
}
