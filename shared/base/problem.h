/* The story of one failure, in the words of RFC 9457. */
#ifndef SHARED_PROBLEM_H
#define SHARED_PROBLEM_H

#include "shared/base/arena.h"
#include "shared/base/status.h"

#define PROBLEM_ERRORS_MAX 16

struct problem {
	struct arena *mem;
	enum status   status;
	const char   *detail;
	size_t        n_errors;
	struct problem_error { const char *pointer, *detail; } errors[PROBLEM_ERRORS_MAX];
};

/* Both say what went wrong and return the status, so that a caller can write
 *	return problem(p, ST_CONFLICT, "only %d rooms are left", n); */
enum status problem(struct problem *, enum status, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
enum status problem_field(struct problem *, const char *pointer, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* The application/problem+json text, in the problem's arena. */
const char *problem_json(const struct problem *);

#endif
