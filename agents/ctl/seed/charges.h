/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AGENTS_CTL_SEED_CHARGES_H
#define AGENTS_CTL_SEED_CHARGES_H

#include "agents/ctl/seed/books.h"

/* Tells the test provider what it charged in the past, so that it can refund
 * it. It forgets what it was told before. A provider without a tester's desk
 * answers 404, and ST_NOT_FOUND says so. */
enum status charges_load(const char *psp_url, const char *secret, const struct charge *, size_t n,
                         struct problem *) MUST_CHECK;

#endif
