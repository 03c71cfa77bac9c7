/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/rng.h"

#define SEED 0x6b6179616b2d3031u                /* "kayak-01" */

static uint64_t
mix(uint64_t x)
{
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

struct rng
rng_of(const char *what, int64_t a, int64_t b)
{
	uint64_t h = SEED;

	for (const char *c = what; *c != '\0'; c++)
		h = (h ^ (uint8_t)*c) * 0x100000001b3u;
	h = mix(h + (uint64_t)a * 0x9e3779b97f4a7c15u);
	return (struct rng){ mix(h + (uint64_t)b * 0xd1b54a32d192ed03u) };
}

uint64_t
rng_next(struct rng *r)
{
	return mix(r->state += 0x9e3779b97f4a7c15u);
}

int64_t
rng_range(struct rng *r, int64_t low, int64_t high)
{
	return low + (int64_t)((rng_next(r) >> 11) % (uint64_t)(high - low + 1));
}

bool
rng_percent(struct rng *r, int64_t percent)
{
	return rng_range(r, 0, 99) < percent;
}

double
rng_unit(struct rng *r)
{
	return (double)(rng_next(r) >> 11) / 9007199254740992.0;
}

size_t
rng_weighted(struct rng *r, const int64_t *weights, size_t n)
{
	int64_t sum = 0, at;

	for (size_t i = 0; i < n; i++)
		sum += weights[i];
	at = rng_range(r, 0, sum - 1);
	for (size_t i = 0; i < n; i++)
		if ((at -= weights[i]) < 0)
			return i;
	return n - 1;
}

double
rng_noise(const char *what, int64_t a, int64_t b)
{
	struct rng r = rng_of(what, a, b);

	return 2 * rng_unit(&r) - 1;
}
