/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/auth/ticket.h"

#include <sodium.h>
#include <string.h>

#include "shared/auth/mac.h"
#include "shared/base/clock.h"
#include "shared/base/text.h"

enum { USER = 0, SID = 8, JTI = 24, EXPIRES = 40, BODY = 48, WHOLE = BODY + MAC_BYTES };

static void
sign(const struct key32 *key, const uint8_t *body, uint8_t mac[MAC_BYTES])
{
	MAC(key, "ticket", mac, { body, BODY });
}

const char *
ticket_make(const struct keys *keys, struct arena *mem, struct ticket *t)
{
	const struct key_ring *ring = keys_ring(keys, KEY_TICKET);
	uint8_t b[WHOLE];

	if (ring == NULL)
		return NULL;
	t->jti = uuid_new();
	t->expires_at_s = clock_now_us() / US_PER_S + TICKET_LIFE_S;
	mac_put_i64(b + USER, t->user_id);
	memcpy(b + SID, t->sid.b, sizeof t->sid.b);
	memcpy(b + JTI, t->jti.b, sizeof t->jti.b);
	mac_put_i64(b + EXPIRES, t->expires_at_s);
	sign(&ring->keys[0], b, b + BODY);
	return text_base64url(mem, b, sizeof b);
}

static bool
signed_by_us(const struct keys *keys, const uint8_t *b)
{
	const struct key_ring *ring = keys_ring(keys, KEY_TICKET);
	uint8_t mac[MAC_BYTES];
	bool ours = false;

	for (size_t i = 0; ring != NULL && i < ring->n; i++) {
		sign(&ring->keys[i], b, mac);
		ours |= sodium_memcmp(mac, b + BODY, sizeof mac) == 0;
	}
	return ours;
}

enum status
ticket_verify(const struct keys *keys, struct arena *mem, const char *text, struct ticket *t)
{
	int64_t now = clock_now_us() / US_PER_S;
	const uint8_t *b;
	size_t n;

	if (text == NULL || strlen(text) > 4 * WHOLE ||
	    (b = text_unbase64url(mem, text, &n)) == NULL || n != WHOLE || !signed_by_us(keys, b))
		return ST_UNAUTHORIZED;
	t->user_id = mac_get_i64(b + USER);
	memcpy(t->sid.b, b + SID, sizeof t->sid.b);
	memcpy(t->jti.b, b + JTI, sizeof t->jti.b);
	t->expires_at_s = mac_get_i64(b + EXPIRES);
	return t->expires_at_s > now && t->expires_at_s <= now + TICKET_LIFE_S ? ST_OK
	    : ST_UNAUTHORIZED;
}
