/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/auth/seal.h"

#include <sodium.h>
#include <string.h>

#include "shared/auth/mac.h"
#include "shared/base/text.h"

/* version, key id, nonce, then the cipher text with its tag */
enum {
	VERSION = 1,
	ID      = 1,
	NONCE   = ID + (KEY_ID_TEXT - 1) / 2,
	TEXT    = NONCE + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	TAG     = crypto_aead_xchacha20poly1305_ietf_ABYTES
};

static const char *
place_text(struct arena *mem, const struct seal_place *place, const char *key_id)
{
	return arena_printf(mem, "%d %s.%s %lld %s", VERSION, place->table, place->column,
	                    (long long)place->row, key_id);
}

enum status
seal_make(const struct keys *keys, enum key_name name, const struct seal_place *place,
          struct bytes plain, struct arena *mem, struct bytes *sealed)
{
	const struct key_ring *ring = keys_ring(keys, name);
	const char *ad;
	uint8_t *b;

	if (ring == NULL)
		return ST_FAILED;
	ad = place_text(mem, place, ring->keys[0].id);
	b = arena_zalloc(mem, TEXT + plain.n + TAG);
	b[0] = VERSION;
	if (!text_unhex(ring->keys[0].id, b + ID, NONCE - ID))
		return ST_FAILED;
	randombytes_buf(b + NONCE, TEXT - NONCE);
	crypto_aead_xchacha20poly1305_ietf_encrypt(b + TEXT, NULL, plain.at, plain.n,
		(const uint8_t *)ad, strlen(ad), NULL, b + NONCE, ring->keys[0].b);
	*sealed = (struct bytes){ b, TEXT + plain.n + TAG };
	return ST_OK;
}

enum status
seal_open(const struct keys *keys, enum key_name name, const struct seal_place *place,
          struct bytes sealed, struct arena *mem, struct bytes *plain)
{
	const uint8_t *b = sealed.at;
	const struct key32 *key;
	char id[KEY_ID_TEXT];
	const char *ad;
	uint8_t *text;

	if (sealed.n < TEXT + TAG || b[0] != VERSION)
		return ST_FAILED;
	text_hex(b + ID, NONCE - ID, id);
	if ((key = keys_key(keys, name, id)) == NULL)
		return ST_FAILED;
	ad = place_text(mem, place, id);
	text = arena_zalloc(mem, sealed.n - TEXT - TAG + 1);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(text, NULL, NULL, b + TEXT, sealed.n - TEXT,
	        (const uint8_t *)ad, strlen(ad), b + NONCE, key->b) != 0)
		return ST_FAILED;
	*plain = (struct bytes){ text, sealed.n - TEXT - TAG };
	return ST_OK;
}

enum status
seal_index(const struct keys *keys, const char *ssn, uint8_t index[SEAL_INDEX_BYTES])
{
	const struct key_ring *ring = keys_ring(keys, KEY_SSN_INDEX);

	if (ring == NULL)
		return ST_FAILED;
	MAC(&ring->keys[0], "users.ssn_index", index, { ssn, strlen(ssn) });
	return ST_OK;
}
