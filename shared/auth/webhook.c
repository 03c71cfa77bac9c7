/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/auth/webhook.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "shared/base/clock.h"
#include "shared/base/text.h"

#define MAC crypto_auth_hmacsha256_BYTES
#define PART_MAX 80

struct part { char name[3], value[PART_MAX]; };

/* "t=12" of "t=12,v1=ab"; *at moves behind it. false at the end. What is longer than any
 * part of ours has an empty value. */
static bool
next_part(const char **at, struct part *part)
{
	size_t n = strcspn(*at, ","), name = strcspn(*at, "=,");

	if (**at == '\0')
		return false;
	*part = (struct part){ .name = "" };
	if (name < sizeof part->name && name < n && n - name - 1 < sizeof part->value) {
		memcpy(part->name, *at, name);
		memcpy(part->value, *at + name + 1, n - name - 1);
	}
	*at += n + ((*at)[n] == ',');
	return true;
}

static bool
value_of(const char *header, const char *name, struct part *part)
{
	while (next_part(&header, part))
		if (strcmp(part->name, name) == 0)
			return true;
	return false;
}

static void
sign(const char *secret, const char *seconds, struct bytes body, uint8_t mac[MAC])
{
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(&state, (const unsigned char *)secret, strlen(secret));
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)seconds, strlen(seconds));
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)".", 1);
	crypto_auth_hmacsha256_update(&state, body.at, body.n);
	crypto_auth_hmacsha256_final(&state, mac);
}

bool
webhook_verify(const struct keys *keys, const char *header, struct bytes body, int64_t now_us)
{
	const char *secret = keys_text(keys, KEY_PSP_WEBHOOK);
	struct part part;
	uint8_t ours[MAC], theirs[MAC];
	int64_t seconds;
	bool right = false;

	if (secret == NULL || header == NULL || !value_of(header, "t", &part) || !text_i64(part.value, &seconds) ||
	    llabs(now_us / US_PER_S - seconds) > WEBHOOK_TOLERANCE_S)
		return false;
	sign(secret, part.value, body, ours);
	while (next_part(&header, &part))
		if (strcmp(part.name, "v1") == 0 && text_unhex(part.value, theirs, sizeof theirs))
			right |= sodium_memcmp(ours, theirs, sizeof ours) == 0;
	return right;
}
