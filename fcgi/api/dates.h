/* SPDX-License-Identifier: Apache-2.0 */
/* The dates of a query: what is told when they cannot be. */
#ifndef FCGI_API_DATES_H
#define FCGI_API_DATES_H

#include "shared/base/problem.h"

#define UNITS_MAX 60                   /* nights or days of one offer */

/* The nights or days from one date to another. Both are told to the problem
 * as fields of these names when the first is past or the second not after it. */
enum status dates_between(struct problem *, const char *from_name, const char *from,
                          const char *to_name, const char *to, int64_t *units) MUST_CHECK;
/* Not before yesterday (it may still be yesterday somewhere), not beyond two years. */
enum status date_ahead(struct problem *, const char *name, const char *date) MUST_CHECK;

#endif
