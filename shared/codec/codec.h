/* A struct and its JSON, joined by a table.
 *
 * The struct is written by hand, for people; the table beside it names the
 * members once. A member of the wrong type does not compile. */
#ifndef SHARED_CODEC_H
#define SHARED_CODEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "shared/base/arena.h"
#include "shared/base/problem.h"
#include "shared/base/status.h"

struct json_object;

enum kind { K_END, K_STR, K_I64, K_BOOL, K_LIST };

struct field {
	const char         *name;
	enum kind           kind;
	size_t              at;         /* offset of the member */
	bool                must;       /* absent or null is an error */
	int64_t             min, max;   /* of a number, or of a string's length; max 0: none */
	const char        *(*check)(const char *);   /* a string: why it is wrong, or NULL */
	const struct codec *of;         /* K_LIST: the elements */
	size_t              count_at;   /* K_LIST: offset of their number */
};

struct codec {
	const char         *name;
	size_t              size;
	const struct field *fields;
};

/* The member's offset, if its type is C; otherwise an error to the compiler. */
#define AT(T, m, C) (offsetof(struct T, m) + 0 * _Generic(((struct T *)0)->m, C: 0))

#define F_STR(T, m, ...)  { .name = #m, .kind = K_STR,  .at = AT(T, m, const char *), __VA_ARGS__ }
#define F_I64(T, m, ...)  { .name = #m, .kind = K_I64,  .at = AT(T, m, int64_t), __VA_ARGS__ }
#define F_BOOL(T, m, ...) { .name = #m, .kind = K_BOOL, .at = AT(T, m, bool), __VA_ARGS__ }
#define F_LIST(T, m, n, E) { .name = #m, .kind = K_LIST, .at = AT(T, m, struct E *), \
                             .of = &E##_codec, .count_at = AT(T, n, size_t) }
#define CODEC(T, ...) \
	const struct codec T##_codec = { #T, sizeof(struct T), \
		(const struct field[]){ __VA_ARGS__, { .kind = K_END } } }

/* Fill the zeroed struct at out. Every field that is wrong is told to the
 * problem, not only the first. A name that the table lacks is wrong too. */
enum status codec_decode(const struct codec *, struct json_object *, void *out,
                         struct problem *) MUST_CHECK;

/* The caller owns what is returned. */
struct json_object *codec_encode(const struct codec *, const void *in);

#endif
