/* SPDX-License-Identifier: Apache-2.0 */
/* When to leave a server alone. After a failed connect: 0.1 s, doubling to 2 s,
 * with jitter. After five failures of any sort within 2 s: 2 s, then one probe. */
#ifndef SHARED_STORE_BREAKER_H
#define SHARED_STORE_BREAKER_H

#include <stdbool.h>
#include <stdint.h>

#define BREAKER_FAILURES 5

/* Zeroed is a new one. Times are clock_ticks_us. */
struct breaker {
	int64_t  failed_at[BREAKER_FAILURES];
	unsigned n;
	int64_t  step_us, not_before;
	bool     probing;
};

bool breaker_lets(const struct breaker *, int64_t now);
void breaker_worked(struct breaker *);
void breaker_failed(struct breaker *, int64_t now, bool connecting);

#endif
