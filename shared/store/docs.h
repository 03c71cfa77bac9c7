/* SPDX-License-Identifier: Apache-2.0 */
/* MongoDB: documents by the same tables as JSON and SQL. A field "id" is the
 * document's _id. Dates are text, instants are BSON dates (milliseconds), UUIDs
 * binary subtype 4. A member that has no value is not stored.
 *
 * Every call may return ST_AGAIN: MongoDB is away (300 ms to find it, 800 ms
 * for an answer; after five failures in 2 s it is not asked for 2 s). Make the
 * handle after fork. */
#ifndef SHARED_STORE_DOCS_H
#define SHARED_STORE_DOCS_H

#include "shared/codec/codec.h"

struct docs;

enum docs_op { DOCS_END, DOCS_EQ, DOCS_NE, DOCS_LT, DOCS_LE, DOCS_GT, DOCS_GE };

/* One condition: the document's member `as` against the field's value in the
 * input struct. A field without a value (NULL, nil, 0 with zero_null) is no condition.
 * Terms of the same member stand next to each other. */
struct docs_term {
	enum docs_op op;
	const char  *as;          /* NULL: the field's own name */
	struct field of;
};
#define WHERE(...) (const struct docs_term[]){ __VA_ARGS__, { .op = DOCS_END } }

struct docs_query {
	const char             *name, *collection;
	const struct docs_term *where;     /* NULL: all */
	const char             *sort;      /* "-created_at,id"; NULL: none */
	const struct field     *set;       /* of an update: BIND(...) of what it sets */
	const struct codec     *out;       /* of a find; other members are not fetched */
};

/* mongodb://host:port/name. NULL and a line in the log when the URL is not that. */
struct docs *docs_new(const char *url);
void         docs_free(struct docs **);

/* *(struct T **)rows is an array of *n in mem; limit 0: all. */
enum status docs_find(struct docs *, struct arena *mem, const struct docs_query *, const void *in,
                      int64_t limit, void *rows, size_t *n) MUST_CHECK;
/* ST_NOT_FOUND when none fits. */
enum status docs_one(struct docs *, struct arena *mem, const struct docs_query *, const void *in,
                     void *row) MUST_CHECK;
/* ST_CONFLICT when a unique index forbids it: a repeated insert with the same id. Journaled. */
enum status docs_insert(struct docs *, const char *collection, const struct codec *,
                        const void *row) MUST_CHECK;
/* In one go, not journaled; rows that are there already (same id) are passed over. */
enum status docs_insert_many(struct docs *, const char *collection, const struct codec *,
                             const void *rows, size_t n) MUST_CHECK;
/* Sets q->set of the documents that fit; a set field without a value is removed.
 * matched may be NULL. */
enum status docs_update(struct docs *, const struct docs_query *, const void *in,
                        int64_t *matched) MUST_CHECK;
/* A query without a condition that holds is refused: ST_FAILED. removed may be NULL. */
enum status docs_delete(struct docs *, const struct docs_query *, const void *in,
                        int64_t *removed) MUST_CHECK;
enum status docs_count(struct docs *, const struct docs_query *, const void *in,
                       int64_t *n) MUST_CHECK;

/* How many documents there are for each value of one member, the most first,
 * and the mean of another. by is a text or a number: text or number is set. */
struct docs_group { const char *text; int64_t number, count; double mean; };
enum status docs_groups(struct docs *, struct arena *mem, const struct docs_query *, const void *in,
                        const char *by, const char *mean_of,
                        struct docs_group **groups, size_t *n) MUST_CHECK;

/* Makes what the text of sql/mongo/indexes.json lists; harmless when it is there. */
enum status docs_indexes(struct docs *, const char *json, struct problem *) MUST_CHECK;

#endif
