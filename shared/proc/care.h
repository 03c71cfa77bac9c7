/* SPDX-License-Identifier: Apache-2.0 */
/* When a group whose children crash is given new ones: at once, but after the
 * sixth crash within 10 s only after a wait, which doubles from 1 s to 30 s
 * as long as it goes on like that. */
#ifndef SHARED_PROC_CARE_H
#define SHARED_PROC_CARE_H

#include <stdint.h>

#define CARE_CRASHES 6

struct care {
	int64_t crashes[CARE_CRASHES]; /* ticks of the last ones, a ring */
	int64_t not_before;            /* ticks: no new child before */
	int64_t wait_us;
	unsigned n;
};

void care_crashed(struct care *, const char *group, int64_t now);

#endif
