/* SPDX-License-Identifier: Apache-2.0 */
/* The directives of a pool file, as a table. */
#ifndef SHARED_PROC_DIRECTIVES_H
#define SHARED_PROC_DIRECTIVES_H

#include "shared/proc/pools.h"

enum directive_kind {
	D_TEXT, D_NUMBER,
	D_SECONDS,             /* 0, 10, 10s, 2m, 1h, 1d; kept in milliseconds */
	D_MODE,                /* octal */
	D_CHOICE,              /* one of advice's words */
	D_LATER                /* php-fpm has it, we do not obey it yet; advice: what to do instead */
};

struct directive {
	const char         *name;
	enum directive_kind kind;
	size_t              at;        /* in struct pool */
	int64_t             otherwise, min, max;
	const char         *advice;
};

const struct directive *directive_named(const char *);
const char             *directive_nearest(const char *);
/* Why the value is wrong, or NULL. */
const char *directive_set(const struct directive *, const char *value, struct pool *,
                          struct arena *);
bool directive_seconds(const char *value, int64_t *ms);

void directives_default(struct pool *);
void directives_print(const struct pool *, FILE *);

#endif
