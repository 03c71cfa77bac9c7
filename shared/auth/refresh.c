/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/auth/refresh.h"

#include <sodium.h>
#include <string.h>

#include "shared/auth/mac.h"
#include "shared/base/text.h"

enum { SID = 0, SECRET = 16, TAG = SECRET + REFRESH_SECRET_BYTES, WHOLE = TAG + 16 };

static void
tag_of(const struct key32 *key, const uint8_t *b, uint8_t mac[MAC_BYTES])
{
	MAC(key, "refresh tag", mac, { b, TAG });
}

static void
finish(const struct key32 *key, struct arena *mem, struct refresh *r)
{
	uint8_t b[WHOLE], mac[MAC_BYTES];

	memcpy(b + SID, r->sid.b, sizeof r->sid.b);
	memcpy(b + SECRET, r->secret, sizeof r->secret);
	tag_of(key, b, mac);
	memcpy(b + TAG, mac, WHOLE - TAG);
	crypto_hash_sha256(r->sha256, b, sizeof b);
	r->text = text_base64url(mem, b, sizeof b);
}

enum status
refresh_new(const struct keys *keys, struct arena *mem, const struct uuid *sid, struct refresh *r)
{
	const struct key_ring *ring = keys_ring(keys, KEY_REFRESH);

	if (ring == NULL)
		return ST_FAILED;
	r->sid = *sid;
	randombytes_buf(r->secret, sizeof r->secret);
	finish(&ring->keys[0], mem, r);
	return ST_OK;
}

enum status
refresh_open(const struct keys *keys, struct arena *mem, const char *text, struct refresh *r)
{
	const struct key_ring *ring = keys_ring(keys, KEY_REFRESH);
	uint8_t mac[MAC_BYTES];
	bool ours = false;
	const uint8_t *b;
	size_t n;

	if (text == NULL || strlen(text) > 2 * WHOLE ||
	    (b = text_unbase64url(mem, text, &n)) == NULL || n != WHOLE)
		return ST_UNAUTHORIZED;
	for (size_t i = 0; ring != NULL && i < ring->n; i++) {
		tag_of(&ring->keys[i], b, mac);
		ours |= sodium_memcmp(mac, b + TAG, WHOLE - TAG) == 0;
	}
	if (!ours)
		return ST_UNAUTHORIZED;
	memcpy(r->sid.b, b + SID, sizeof r->sid.b);
	memcpy(r->secret, b + SECRET, sizeof r->secret);
	crypto_hash_sha256(r->sha256, b, WHOLE);
	r->text = text;
	return ST_OK;
}

static void
succeed(const struct key32 *key, struct arena *mem, const struct refresh *r, struct refresh *next)
{
	next->sid = r->sid;
	MAC(key, "refresh next", next->secret, { r->sid.b, sizeof r->sid.b },
	    { r->secret, sizeof r->secret });
	finish(key, mem, next);
}

enum status
refresh_next(const struct keys *keys, struct arena *mem, const struct refresh *r,
             struct refresh *next)
{
	const struct key_ring *ring = keys_ring(keys, KEY_REFRESH);

	if (ring == NULL)
		return ST_FAILED;
	succeed(&ring->keys[0], mem, r, next);
	return ST_OK;
}

enum status
refresh_again(const struct keys *keys, struct arena *mem, const struct refresh *r,
              const uint8_t sha256[32], struct refresh *next)
{
	const struct key_ring *ring = keys_ring(keys, KEY_REFRESH);

	for (size_t i = 0; ring != NULL && i < ring->n; i++) {
		succeed(&ring->keys[i], mem, r, next);
		if (sodium_memcmp(next->sha256, sha256, 32) == 0)
			return ST_OK;
	}
	return ST_UNAUTHORIZED;
}
