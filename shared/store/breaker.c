/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/breaker.h"

#include <stdlib.h>

#define WINDOW_US   2000000
#define OPEN_US     2000000
#define STEP_MIN_US  100000
#define STEP_MAX_US 2000000

bool
breaker_lets(const struct breaker *b, int64_t now)
{
	return now >= b->not_before;
}

void
breaker_worked(struct breaker *b)
{
	b->step_us = 0;
	b->not_before = 0;
	if (b->probing)
		b->n = 0;
	b->probing = false;
}

/* The oldest of the last five is in the slot that the new one takes next. */
static bool
too_many(struct breaker *b, int64_t now)
{
	b->failed_at[b->n++ % BREAKER_FAILURES] = now;
	return b->n >= BREAKER_FAILURES &&
	       now - b->failed_at[b->n % BREAKER_FAILURES] <= WINDOW_US;
}

void
breaker_failed(struct breaker *b, int64_t now, bool connecting)
{
	if (too_many(b, now) || b->probing) {
		b->probing = true;
		b->not_before = now + OPEN_US;
		return;
	}
	if (!connecting)
		return;
	b->step_us = b->step_us == 0 ? STEP_MIN_US
	    : b->step_us * 2 < STEP_MAX_US ? b->step_us * 2 : STEP_MAX_US;
	b->not_before = now + b->step_us / 2 + arc4random_uniform((uint32_t)(b->step_us / 2));
}
