/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/auth/mac.h"

#include <sodium.h>
#include <string.h>

void
mac_make(const struct key32 *key, const char *use, const struct bytes *parts, size_t n,
         uint8_t mac[MAC_BYTES])
{
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(&state, key->b, sizeof key->b);
	crypto_auth_hmacsha256_update(&state, (const uint8_t *)use, strlen(use) + 1);
	for (size_t i = 0; i < n; i++)
		crypto_auth_hmacsha256_update(&state, parts[i].at, parts[i].n);
	crypto_auth_hmacsha256_final(&state, mac);
	sodium_memzero(&state, sizeof state);
}

void
mac_put_i64(uint8_t *at, int64_t v)
{
	for (int i = 0; i < 8; i++)
		at[i] = (uint8_t)((uint64_t)v >> (56 - 8 * i));
}

int64_t
mac_get_i64(const uint8_t *at)
{
	uint64_t v = 0;

	for (int i = 0; i < 8; i++)
		v = v << 8 | at[i];
	return (int64_t)v;
}
