/* SPDX-License-Identifier: Apache-2.0 */
/* HMAC-SHA-256 over parts, for the files of this room. */
#ifndef SHARED_AUTH_MAC_H
#define SHARED_AUTH_MAC_H

#include "shared/auth/keys.h"
#include "shared/codec/codec.h"

#define MAC_BYTES 32

/* What a code is made for comes first, so that one of another use never fits. */
void mac_make(const struct key32 *, const char *use, const struct bytes *parts, size_t n,
              uint8_t mac[MAC_BYTES]);
#define MAC(key, use, mac, ...) \
	mac_make(key, use, (const struct bytes[]){ __VA_ARGS__ }, \
	         sizeof((const struct bytes[]){ __VA_ARGS__ }) / sizeof(struct bytes), mac)

/* Numbers as 8 bytes, the high one first. */
void    mac_put_i64(uint8_t *at, int64_t);
int64_t mac_get_i64(const uint8_t *at);

#endif
