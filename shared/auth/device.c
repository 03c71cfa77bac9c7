/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/auth/device.h"

#include <sodium.h>
#include <string.h>

#include "shared/auth/mac.h"
#include "shared/base/text.h"

enum { USER = 0, ID = 8, ID_BYTES = 16, BODY = ID + ID_BYTES, WHOLE = BODY + 16 };

static void
sign(const struct key32 *key, const uint8_t *body, uint8_t mac[MAC_BYTES])
{
	MAC(key, "device", mac, { body, BODY });
}

const char *
device_make(const struct keys *keys, struct arena *mem, int64_t user_id)
{
	const struct key_ring *ring = keys_ring(keys, KEY_REFRESH);
	uint8_t b[WHOLE], mac[MAC_BYTES];

	if (ring == NULL)
		return NULL;
	mac_put_i64(b + USER, user_id);
	randombytes_buf(b + ID, ID_BYTES);
	sign(&ring->keys[0], b, mac);
	memcpy(b + BODY, mac, WHOLE - BODY);
	return text_base64url(mem, b, sizeof b);
}

enum status
device_open(const struct keys *keys, struct arena *mem, const char *text, struct device *d)
{
	const struct key_ring *ring = keys_ring(keys, KEY_REFRESH);
	char *id = arena_zalloc(mem, 2 * ID_BYTES + 1);
	uint8_t mac[MAC_BYTES];
	bool ours = false;
	const uint8_t *b;
	size_t n;

	if (text == NULL || strlen(text) > 2 * WHOLE ||
	    (b = text_unbase64url(mem, text, &n)) == NULL || n != WHOLE)
		return ST_UNAUTHORIZED;
	for (size_t i = 0; ring != NULL && i < ring->n; i++) {
		sign(&ring->keys[i], b, mac);
		ours |= sodium_memcmp(mac, b + BODY, WHOLE - BODY) == 0;
	}
	text_hex(b + ID, ID_BYTES, id);
	*d = (struct device){ mac_get_i64(b + USER), id };
	return ours ? ST_OK : ST_UNAUTHORIZED;
}
