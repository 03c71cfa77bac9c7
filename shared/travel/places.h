/* SPDX-License-Identifier: Apache-2.0 */
/* Finding a place by what a person types: a code, the start of a name, or a
 * name with a slip in it. Pure. */
#ifndef SHARED_TRAVEL_PLACES_H
#define SHARED_TRAVEL_PLACES_H

#include "shared/store/place_repo.h"

/* The best first: exact codes, then starts of words, then starts with one slip
 * (two from the seventh letter on), larger places before smaller ones. A slip
 * is a letter more, less, other or swapped (Damerau-Levenshtein distance). */
void places_find(struct arena *, const struct place_query *, const struct place_row *, size_t n,
                 struct place_page *);

#endif
