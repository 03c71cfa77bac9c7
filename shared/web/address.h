/* SPDX-License-Identifier: Apache-2.0 */
/* The address of a request, taken apart. */
#ifndef SHARED_WEB_ADDRESS_H
#define SHARED_WEB_ADDRESS_H

#include "shared/codec/codec.h"

#define PAIRS_MAX 64

struct pairs { struct pair at[PAIRS_MAX]; size_t n; };

/* Does the path fit the template "/api/hotels/{id}"? *braces: how many of its
 * parts are. A part in braces fits one segment that is not empty. */
bool address_fits(const char *template, const char *path, int *braces);

/* Adds what stands in the braces of a path that fits, percent-decoded once.
 * ST_MALFORMED: not UTF-8, a NUL, or not %XX. */
enum status address_path(const char *template, const char *path, struct pairs *,
                         struct problem *) MUST_CHECK;
/* Adds name=value of a query string (NULL: none), decoded once; + is a space. */
enum status address_query(const char *query, struct pairs *, struct problem *) MUST_CHECK;

#endif
