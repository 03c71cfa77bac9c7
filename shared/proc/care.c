/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/proc/care.h"

#include <stdbool.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"

#define WITHIN_US   (10 * US_PER_S)
#define WAIT_MAX_US (30 * US_PER_S)

/* Six within the time? */
static bool
too_many(struct care *c, int64_t now)
{
	c->crashes[c->n++ % CARE_CRASHES] = now;
	return c->n >= CARE_CRASHES && now - c->crashes[c->n % CARE_CRASHES] <= WITHIN_US;
}

void
care_crashed(struct care *c, const char *group, int64_t now)
{
	if (now < c->not_before)
		return;
	if (c->wait_us > 0 && now - c->not_before > WITHIN_US)
		*c = (struct care){ 0 };
	if (c->wait_us == 0 && !too_many(c, now))
		return;
	c->wait_us = c->wait_us == 0 ? US_PER_S
	    : c->wait_us * 2 > WAIT_MAX_US ? WAIT_MAX_US : c->wait_us * 2;
	c->not_before = now + c->wait_us;
	log_error("back_off", "group=%s wait_s=%lld advice=\"its children crash: see the lines above\"",
	          group, (long long)(c->wait_us / US_PER_S));
}
