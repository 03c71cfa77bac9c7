/* SPDX-License-Identifier: Apache-2.0 */
/* In the place of shared/auth/token.c: the token is the caller's role. */
#include <string.h>

#include "shared/auth/token.h"

const char *
token_of(const char *authorization)
{
	return authorization != NULL && strncmp(authorization, "Bearer ", 7) == 0 ? authorization + 7 : NULL;
}

enum status
token_verify(struct keys *keys, struct arena *mem, const char *token, struct claims *c)
{
	(void)keys;
	(void)mem;
	*c = (struct claims){ .user_id = 17, .sid = { { 1 } } };
	if (strcmp(token, "broken") == 0)
		return ST_AGAIN;
	for (int i = TRAVELER; i <= CHIEF; i++)
		if (strcmp(token, role_names[i]) == 0) {
			c->role = (enum role)i;
			return ST_OK;
		}
	return ST_UNAUTHORIZED;
}
