/* SPDX-License-Identifier: Apache-2.0 */
/* HTTP to the payment provider: many calls at once, each at a seat of its
 * own. Every call ends within 5 s. No redirect is followed; an answer of more
 * than 64 kB is none. */
#ifndef AGENTS_WORKER_CALLS_H
#define AGENTS_WORKER_CALLS_H

#include <stdbool.h>
#include <stddef.h>

#include "shared/travel/psp.h"

#define CALLS_MAX 32

struct calls;

struct call {
	bool        post;
	const char *path;              /* "/v1/refunds", with the query of a GET */
	const char *form;              /* of a POST */
	const char *key;               /* Idempotency-Key, or NULL */
};

struct calls *calls_new(const char *base_url, const char *secret);
void          calls_free(struct calls **);

/* Starts a call at a free seat, 0 .. CALLS_MAX - 1. Texts of the call must
 * live until it has ended. */
void calls_begin(struct calls *, int seat, const struct call *);
/* Waits until a call went on, fd is readable or ms have passed. fd -1: none. */
void calls_wait(struct calls *, int fd, int ms);
/* The seat of a call that ended, or -1. The answer lives until the seat's next call. */
int  calls_next(struct calls *, struct psp_answer *);

/* A value as it stands in a query or a form. */
const char *call_escape(struct arena *, const char *);

#endif
