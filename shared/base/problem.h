/* SPDX-License-Identifier: Apache-2.0 */
/* The story of one failure, in the words of RFC 9457. */
#ifndef SHARED_BASE_PROBLEM_H
#define SHARED_BASE_PROBLEM_H

#include <stdint.h>
#include <stdio.h>

#include "shared/base/arena.h"
#include "shared/base/status.h"

#define PROBLEM_ERRORS_MAX 32
#define PROBLEM_FACTS_MAX 8

struct problem {
	struct arena *mem;
	enum status   status;
	const char   *detail;
	int64_t       retry_after_s;          /* 0: not said */
	size_t        n_errors;
	struct problem_error { const char *pointer, *type, *detail; } errors[PROBLEM_ERRORS_MAX];
	size_t        n_facts;                /* extension members: old and new price ... */
	struct problem_fact { const char *name, *text; int64_t number; } facts[PROBLEM_FACTS_MAX];
};

/* Both say what went wrong and return the status, so that a caller can write
 *	return problem(p, ST_CONFLICT, "only %d rooms are left", n); */
enum status problem(struct problem *, enum status, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* One wrong field. pointer is a JSON pointer ("#/zip"), type the last part of
 * the field's own problem type ("malformed-zip") or NULL. */
enum status problem_field(struct problem *, const char *pointer, const char *type,
                          const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* Extension members of the answer. text NULL: the number is told. */
void problem_fact(struct problem *, const char *name, const char *text, int64_t number);

/* The type that is told: a single wrong field answers with its own type. */
const char *problem_type(const struct problem *);

/* The application/problem+json text, in the problem's arena. trace_id may be
 * NULL. The detail of a 500 is not told (the log has it). */
const char *problem_json(const struct problem *, const char *trace_id);

/* One log line for the detail and one for each wrong field. */
void problem_log(const struct problem *, const char *event);
/* The same for a person: "FILE:LINE: what is wrong". */
void problem_print(const struct problem *, FILE *);

#endif
