/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers that look random and are the same in every run (xorshift64*). */
#ifndef T_CODEC_FUZZ_H
#define T_CODEC_FUZZ_H

#include <stdint.h>

static inline uint64_t
fuzz_next(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * UINT64_C(2685821657736338717);
}

#endif
