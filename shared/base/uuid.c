/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/base/uuid.h"

#include <string.h>
#include <stdlib.h>
#include <sys/random.h>

#include "shared/base/clock.h"
#include "shared/base/text.h"

struct uuid
uuid_new(void)
{
	struct uuid u;
	uint64_t ms = (uint64_t)(clock_now_us() / 1000);

	if (getrandom(u.b, sizeof u.b, 0) != (ssize_t)sizeof u.b)
		abort();
	for (int i = 0; i < 6; i++)
		u.b[i] = (uint8_t)(ms >> (40 - 8 * i));
	u.b[6] = (uint8_t)(0x70 | (u.b[6] & 0x0f));
	u.b[8] = (uint8_t)(0x80 | (u.b[8] & 0x3f));
	return u;
}

void
uuid_text(const struct uuid *u, char text[UUID_TEXT])
{
	text_hex(u->b, sizeof u->b, text);
}

bool
uuid_parse(const char *text, struct uuid *u)
{
	return strlen(text) == 32 && text_unhex(text, u->b, sizeof u->b);
}

bool
uuid_is_nil(const struct uuid *u)
{
	static const struct uuid nil;

	return memcmp(u, &nil, sizeof nil) == 0;
}
