/* SPDX-License-Identifier: Apache-2.0 */
/* A struct and its JSON, its SQL parameters and columns, and its schema,
 * joined by a table.
 *
 * The struct is written by hand, for people; the table beside it names the
 * members once. A member of the wrong type does not compile. Unknown names
 * are refused. A card number in any text is refused. */
#ifndef SHARED_CODEC_CODEC_H
#define SHARED_CODEC_CODEC_H

#include <stdint.h>

#include "shared/base/arena.h"
#include "shared/base/buffer.h"
#include "shared/base/problem.h"
#include "shared/base/uuid.h"

enum kind {
	K_END,
	K_STR,          /* const char *; JSON string */
	K_I64,          /* int64_t within +-(2^53 - 1): JavaScript reads it */
	K_BOOL,         /* bool */
	K_ENUM,         /* unsigned, an index into names; its name in JSON and SQL; a name "" is left out */
	K_DATE,         /* const char *, "2026-11-24"; SQL DATE */
	K_INSTANT,      /* int64_t microseconds; RFC 3339 in JSON, DATETIME(6) UTC in SQL; 0: none */
	K_UUID,         /* struct uuid; 32 hex digits in JSON, BINARY(16) in SQL; nil: none */
	K_BYTES,        /* struct bytes; SQL only, never in JSON */
	K_OBJ,          /* struct E *; NULL: none */
	K_LIST,         /* struct E * and a size_t count */
	K_STRS,         /* const char ** and a size_t count */
	K_RAW           /* const char *: any JSON value as its text; its reader has a table of its own */
};

struct bytes { const void *at; size_t n; };

struct field {
	const char         *name;
	enum kind           kind;
	size_t              at;         /* offset of the member */
	bool                must;       /* input: absent or null is an error; output: always there */
	bool                zero_null;  /* K_I64: 0 is NULL in SQL and left out of JSON */
	bool                opaque;     /* K_STR: a token of ours; not searched for card numbers */
	int64_t             min, max;   /* of a number, of a text's length in characters, of a list's
	                                 * count; max 0: 2^53-1 for numbers, none for others */
	int64_t             otherwise;  /* K_I64, K_BOOL, K_ENUM: the value when absent */
	const char        *(*check)(const char *);   /* a string: why it is wrong, or NULL */
	const char         *type;       /* the problem type of a wrong value: "malformed-zip" */
	const char *const  *names;      /* K_ENUM: ends with NULL */
	const struct codec *of;         /* K_OBJ, K_LIST: the elements */
	size_t              count_at;   /* K_LIST, K_STRS: offset of their number */
	const char         *doc;        /* one sentence for the OpenAPI document */
};

struct codec {
	const char         *name;
	size_t              size;
	const struct field *fields;
};

/* The member's offset, if its type is C; otherwise an error to the compiler. */
#define AT(T, m, C) (offsetof(struct T, m) + 0 * _Generic(((struct T *)0)->m, C: 0))

#define F_STR(T, m, ...)     { .name = #m, .kind = K_STR,  .at = AT(T, m, const char *), __VA_ARGS__ }
#define F_I64(T, m, ...)     { .name = #m, .kind = K_I64,  .at = AT(T, m, int64_t), __VA_ARGS__ }
#define F_BOOL(T, m, ...)    { .name = #m, .kind = K_BOOL, .at = AT(T, m, bool), __VA_ARGS__ }
#define F_ENUM(T, m, N, ...) { .name = #m, .kind = K_ENUM, .at = AT(T, m, unsigned), .names = N, __VA_ARGS__ }
#define F_DATE(T, m, ...)    { .name = #m, .kind = K_DATE, .at = AT(T, m, const char *), __VA_ARGS__ }
#define F_INSTANT(T, m, ...) { .name = #m, .kind = K_INSTANT, .at = AT(T, m, int64_t), __VA_ARGS__ }
#define F_UUID(T, m, ...)    { .name = #m, .kind = K_UUID, .at = AT(T, m, struct uuid), __VA_ARGS__ }
#define F_BYTES(T, m, ...)   { .name = #m, .kind = K_BYTES, .at = AT(T, m, struct bytes), __VA_ARGS__ }
#define F_OBJ(T, m, E, ...)  { .name = #m, .kind = K_OBJ, .at = AT(T, m, struct E *), .of = &E##_codec, __VA_ARGS__ }
#define F_LIST(T, m, c, E, ...) { .name = #m, .kind = K_LIST, .at = AT(T, m, struct E *), \
                                  .of = &E##_codec, .count_at = AT(T, c, size_t), __VA_ARGS__ }
#define F_STRS(T, m, c, ...) { .name = #m, .kind = K_STRS, .at = AT(T, m, const char **), \
                               .count_at = AT(T, c, size_t), __VA_ARGS__ }
#define F_RAW(T, m, ...)     { .name = #m, .kind = K_RAW, .at = AT(T, m, const char *), __VA_ARGS__ }
#define CODEC(T, ...) \
	const struct codec T##_codec = { #T, sizeof(struct T), \
		(const struct field[]){ __VA_ARGS__, { .kind = K_END } } }
/* Parameters of a statement: rows of the same kind, in the order of the `?`. */
#define BIND(...) (const struct field[]){ __VA_ARGS__, { .kind = K_END } }

#define I64_JSON_MAX ((INT64_C(1) << 53) - 1)

/* One value that came as text: a path part or a query parameter, decoded. */
struct pair { const char *name, *value; };

/* Both fill the zeroed struct at out; texts live in the problem's arena. Every
 * field that is wrong is told to the problem, not only the first; a name that
 * the table lacks is wrong too. ST_INVALID then. codec_read: ST_MALFORMED when
 * the text is not one JSON object (RFC 8259, strict, depth 16). */
enum status codec_read(const struct codec *, const char *json, size_t n, void *out,
                       struct problem *) MUST_CHECK;
enum status codec_read_pairs(const struct codec *, const struct pair *, size_t n, void *out,
                             struct problem *) MUST_CHECK;

/* As codec_read, but the path's values come as well and their names may not be in the body. */
enum status codec_read_both(const struct codec *, const char *json, size_t n_json,
                            const struct pair *, size_t n, void *out, struct problem *) MUST_CHECK;

/* As codec_read, for what other programs say: a name that the table lacks is
 * passed over, at every depth. */
enum status codec_read_known(const struct codec *, const char *json, size_t n, void *out,
                             struct problem *) MUST_CHECK;

/* Appends the struct as JSON. */
void codec_write(const struct codec *, const void *in, struct buffer *);
/* Whether the member has no value: left out of JSON and BSON, NULL in SQL. */
bool codec_absent(const struct field *, const void *in);
/* Appends a JSON string, quotes included; < > & U+2028 U+2029 are escaped. */
void codec_write_str(struct buffer *, const char *);

/* Appends the JSON Schema (2020-12) of the struct; nested structs by
 * {"$ref":"#/components/schemas/NAME"}. codec_schema_field: of one field alone. */
void codec_schema(const struct codec *, struct buffer *);
void codec_schema_field(const struct field *, struct buffer *);

/* The index of a name in a NULL-terminated list, or -1. */
int codec_enum(const char *const *names, const char *name);

#endif
