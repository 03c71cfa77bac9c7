/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/auth/offer_sign.h"

#include <sodium.h>
#include <string.h>

#include "shared/auth/mac.h"
#include "shared/base/text.h"

#define TAG 16
#define TEXT_MAX 4096

static void
sign(const struct key32 *key, const void *bytes, size_t n, uint8_t mac[MAC_BYTES])
{
	MAC(key, "offer", mac, { bytes, n });
}

const char *
offer_seal(const struct keys *keys, struct arena *mem, const void *bytes, size_t n)
{
	const struct key_ring *ring = keys_ring(keys, KEY_OFFER);
	uint8_t mac[MAC_BYTES], *whole;

	if (ring == NULL)
		return NULL;
	whole = arena_zalloc(mem, n + TAG);
	sign(&ring->keys[0], bytes, n, mac);
	memcpy(whole, bytes, n);
	memcpy(whole + n, mac, TAG);
	return text_base64url(mem, whole, n + TAG);
}

enum status
offer_open(const struct keys *keys, struct arena *mem, const char *text, const uint8_t **bytes,
           size_t *n)
{
	const struct key_ring *ring = keys_ring(keys, KEY_OFFER);
	uint8_t mac[MAC_BYTES];
	bool ours = false;

	*bytes = NULL;
	*n = 0;
	if (text == NULL || strlen(text) > TEXT_MAX ||
	    (*bytes = text_unbase64url(mem, text, n)) == NULL || *n < TAG)
		return ST_INVALID;
	*n -= TAG;
	for (size_t i = 0; ring != NULL && i < ring->n; i++) {
		sign(&ring->keys[i], *bytes, *n, mac);
		ours |= sodium_memcmp(mac, *bytes + *n, TAG) == 0;
	}
	return ours ? ST_OK : ST_INVALID;
}
