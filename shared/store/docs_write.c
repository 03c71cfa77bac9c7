/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/docs_inside.h"

#define CHUNK 500
#define DUPLICATE 11000

/* w:1, and j:true where a power cut must not lose it. */
static void
concern(bson_t *opts, bool journaled)
{
	mongoc_write_concern_t *w = mongoc_write_concern_new();

	mongoc_write_concern_set_w(w, 1);
	if (journaled)
		mongoc_write_concern_set_journal(w, true);
	mongoc_write_concern_append(w, opts);
	mongoc_write_concern_destroy(w);
}

enum status
docs_insert(struct docs *docs, const char *collection, const struct codec *of, const void *row)
{
	mongoc_collection_t *c = docs_open(docs, collection);
	bson_t doc = BSON_INITIALIZER, opts = BSON_INITIALIZER;
	bson_error_t error = { 0 };
	bool good;

	if (c == NULL)
		return ST_AGAIN;
	docs_write(of, row, &doc);
	concern(&opts, true);
	good = mongoc_collection_insert_one(c, &doc, &opts, NULL, &error);
	bson_destroy(&doc);
	bson_destroy(&opts);
	mongoc_collection_destroy(c);
	return docs_outcome(docs, collection, good, &error);
}

/* Whether all that was refused are repetitions. */
static bool
only_repeated(const bson_t *reply)
{
	bson_iter_t it, errors, one;

	if (!bson_iter_init_find(&it, reply, "writeErrors") || !bson_iter_recurse(&it, &errors))
		return false;
	while (bson_iter_next(&errors))
		if (!bson_iter_recurse(&errors, &one) || !bson_iter_find(&one, "code") ||
		    bson_iter_as_int64(&one) != DUPLICATE)
			return false;
	return true;
}

static enum status
insert_chunk(struct docs *docs, const char *collection, const struct codec *of, const char *rows,
             size_t n)
{
	mongoc_collection_t *c = docs_open(docs, collection);
	const bson_t *docs_of[CHUNK];
	bson_t *made[CHUNK], opts = BSON_INITIALIZER, reply;
	bson_error_t error = { 0 };
	bool good;

	if (c == NULL)
		return ST_AGAIN;
	for (size_t i = 0; i < n; i++) {
		docs_of[i] = made[i] = bson_new();
		docs_write(of, rows + i * of->size, made[i]);
	}
	BSON_APPEND_BOOL(&opts, "ordered", false);
	concern(&opts, false);
	good = mongoc_collection_insert_many(c, docs_of, n, &opts, &reply, &error) || only_repeated(&reply);
	for (size_t i = 0; i < n; i++)
		bson_destroy(made[i]);
	bson_destroy(&reply);
	bson_destroy(&opts);
	mongoc_collection_destroy(c);
	return docs_outcome(docs, collection, good, &error);
}

enum status
docs_insert_many(struct docs *docs, const char *collection, const struct codec *of,
                 const void *rows, size_t n)
{
	enum status st = ST_OK;

	for (size_t i = 0; i < n && st == ST_OK; i += CHUNK)
		st = insert_chunk(docs, collection, of, (const char *)rows + i * of->size,
		                  n - i < CHUNK ? n - i : CHUNK);
	return st;
}

static int64_t
number_in(const bson_t *reply, const char *name)
{
	bson_iter_t it;

	return bson_iter_init_find(&it, reply, name) ? bson_iter_as_int64(&it) : 0;
}

static void
append_part(bson_t *change, const char *op, const struct field *set, const void *in, bool absent)
{
	bson_t part = BSON_INITIALIZER;

	for (const struct field *f = set; f->kind != K_END; f++) {
		if (codec_absent(f, in) != absent)
			continue;
		if (absent)
			BSON_APPEND_INT32(&part, docs_name(f), 1);
		else
			docs_append(&part, docs_name(f), f, in);
	}
	if (!bson_empty(&part))
		BSON_APPEND_DOCUMENT(change, op, &part);
	bson_destroy(&part);
}

enum status
docs_update(struct docs *docs, const struct docs_query *q, const void *in, int64_t *matched)
{
	mongoc_collection_t *c = docs_open(docs, q->collection);
	bson_t filter = BSON_INITIALIZER, change = BSON_INITIALIZER, opts = BSON_INITIALIZER, reply;
	bson_error_t error = { 0 };
	bool good;

	if (c == NULL)
		return ST_AGAIN;
	docs_filter(q, in, &filter);
	append_part(&change, "$set", q->set, in, false);
	append_part(&change, "$unset", q->set, in, true);
	concern(&opts, true);
	good = mongoc_collection_update_many(c, &filter, &change, &opts, &reply, &error);
	if (matched != NULL)
		*matched = good ? number_in(&reply, "matchedCount") : 0;
	bson_destroy(&reply);
	bson_destroy(&opts);
	bson_destroy(&change);
	bson_destroy(&filter);
	mongoc_collection_destroy(c);
	return docs_outcome(docs, q->name, good, &error);
}

enum status
docs_delete(struct docs *docs, const struct docs_query *q, const void *in, int64_t *removed)
{
	bson_t filter = BSON_INITIALIZER, opts = BSON_INITIALIZER, reply = BSON_INITIALIZER;
	mongoc_collection_t *c = NULL;
	bson_error_t error = { 0 };
	enum status st = ST_FAILED;
	bool good;

	docs_filter(q, in, &filter);
	if (!bson_empty(&filter))
		st = (c = docs_open(docs, q->collection)) == NULL ? ST_AGAIN : ST_OK;
	if (st == ST_OK) {
		concern(&opts, true);
		bson_destroy(&reply);
		good = mongoc_collection_delete_many(c, &filter, &opts, &reply, &error);
		if (removed != NULL)
			*removed = number_in(&reply, "deletedCount");
		st = docs_outcome(docs, q->name, good, &error);
		mongoc_collection_destroy(c);
	}
	bson_destroy(&reply);
	bson_destroy(&opts);
	bson_destroy(&filter);
	return st;
}

static enum status
make_indexes(struct docs *docs, const char *collection, const bson_t *indexes, struct problem *p)
{
	mongoc_collection_t *c = docs_open(docs, collection);
	bson_t command = BSON_INITIALIZER;
	bson_error_t error = { 0 };
	enum status st;
	bool good;

	if (c == NULL)
		return problem(p, ST_AGAIN, "MongoDB is away");
	BSON_APPEND_UTF8(&command, "createIndexes", collection);
	BSON_APPEND_ARRAY(&command, "indexes", indexes);
	good = mongoc_collection_write_command_with_opts(c, &command, NULL, NULL, &error);
	bson_destroy(&command);
	mongoc_collection_destroy(c);
	st = docs_outcome(docs, "indexes", good, &error);
	return good ? st : problem(p, st, "indexes of %s: %s", collection, error.message);
}

enum status
docs_indexes(struct docs *docs, const char *json, struct problem *p)
{
	bson_error_t error = { 0 };
	bson_t *all = bson_new_from_json((const uint8_t *)json, -1, &error), indexes;
	const uint8_t *bytes;
	bson_iter_t it;
	uint32_t n;
	enum status st = ST_OK;

	if (all == NULL || !bson_iter_init(&it, all))
		return problem(p, ST_FAILED, "the list of indexes: %s", error.message);
	while (st == ST_OK && bson_iter_next(&it)) {
		if (!BSON_ITER_HOLDS_ARRAY(&it)) {
			st = problem(p, ST_FAILED, "the list of indexes: %s is no list", bson_iter_key(&it));
			break;
		}
		bson_iter_array(&it, &n, &bytes);
		if (bson_init_static(&indexes, bytes, n))
			st = make_indexes(docs, bson_iter_key(&it), &indexes, p);
	}
	bson_destroy(all);
	return st;
}
