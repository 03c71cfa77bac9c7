/* SPDX-License-Identifier: Apache-2.0 */
/* HTTP to the payment provider: many calls at once, each at a place of its
 * own. Every call ends within 5 s. No redirect is followed; an answer of more
 * than 64 kB is none. */
#ifndef AGENTS_WORKER_CALLS_H
#define AGENTS_WORKER_CALLS_H

#include <stdbool.h>
#include <stddef.h>

#include "shared/base/arena.h"

#define CALLS_MAX 32

struct calls;

struct call {
	bool        post;
	const char *path;              /* "/v1/refunds", with the query of a GET */
	const char *form;              /* of a POST */
	const char *key;               /* Idempotency-Key, or NULL */
};
/* http 0: no whole answer came; the work may have been done or not. */
struct call_answer { long http; const char *body; size_t n; };

struct calls *calls_new(const char *base_url, const char *secret);
void          calls_free(struct calls **);

/* Starts a call at a free place, 0 .. CALLS_MAX - 1. Texts of the call must
 * live until it has ended. */
void calls_begin(struct calls *, int place, const struct call *);
/* Waits until a call went on, fd is readable or ms have passed. fd -1: none. */
void calls_wait(struct calls *, int fd, int ms);
/* The place of a call that ended, or -1. The answer lives until the place's next call. */
int  calls_next(struct calls *, struct call_answer *);

/* A value as it stands in a query or a form. */
const char *call_escape(struct arena *, const char *);

#endif
