/* SPDX-License-Identifier: Apache-2.0 */
/* The payment provider's own books, where it is one to test against. */
#ifndef AGENTS_CTL_CHECK_PSP_H
#define AGENTS_CTL_CHECK_PSP_H

#include "shared/base/problem.h"
#include "shared/base/uuid.h"

/* One capture. captures: of the same bill, in all. */
struct psp_capture {
	struct uuid id;                /* the bill's; nil: none of ours */
	const char *payment_intent;
	int64_t     amount, refunded, captures;
};

struct psp_captures { struct psp_capture *at; size_t n; };
/* All of them, by the bill's id, in mem. ST_AGAIN: nobody answers. ST_NOT_FOUND: a provider
 * that keeps its books to itself. */
enum status check_psp_read(const char *url, const char *secret, struct arena *mem,
                           struct psp_captures *, struct problem *) MUST_CHECK;

#endif
