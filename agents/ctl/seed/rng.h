/* SPDX-License-Identifier: Apache-2.0 */
/* Chance that repeats itself: splitmix64, seeded by what it decides. Each thing
 * has its own stream, so that one more hotel changes no other hotel. */
#ifndef AGENTS_CTL_SEED_RNG_H
#define AGENTS_CTL_SEED_RNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rng { uint64_t state; };

struct rng rng_of(const char *what, int64_t a, int64_t b);
uint64_t   rng_next(struct rng *);
int64_t    rng_range(struct rng *, int64_t low, int64_t high);    /* both may come */
bool       rng_percent(struct rng *, int64_t percent);
double     rng_unit(struct rng *);                                /* 0 <= u < 1 */
/* An index; weights may be 0 but not all. */
size_t     rng_weighted(struct rng *, const int64_t *weights, size_t n);
/* The same number for the same what, a and b, evenly from -1 to 1. */
double     rng_noise(const char *what, int64_t a, int64_t b);

#endif
