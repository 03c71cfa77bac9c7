/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/auth/totp.h"

#include <ctype.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shared/base/buffer.h"

void
totp_secret(uint8_t secret[TOTP_SECRET_BYTES])
{
	randombytes_buf(secret, TOTP_SECRET_BYTES);
}

/* RFC 4226 5.3 */
static void
code_of(const uint8_t *secret, int64_t step, char text[TOTP_TEXT])
{
	uint8_t counter[8], mac[EVP_MAX_MD_SIZE];
	unsigned n = 0;
	const uint8_t *at;
	uint32_t v;

	for (int i = 0; i < 8; i++)
		counter[i] = (uint8_t)((uint64_t)step >> (56 - 8 * i));
	if (HMAC(EVP_sha1(), secret, TOTP_SECRET_BYTES, counter, sizeof counter, mac, &n) == NULL)
		abort();
	at = mac + (mac[n - 1] & 15);
	v = ((uint32_t)at[0] & 127) << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
	snprintf(text, TOTP_TEXT, "%06u", v % 1000000);
}

void
totp_code(const uint8_t secret[TOTP_SECRET_BYTES], int64_t now_s, char text[TOTP_TEXT])
{
	code_of(secret, now_s / TOTP_STEP_S, text);
}

static bool
fits(const uint8_t *secret, int64_t step, const char *code)
{
	char text[TOTP_TEXT];

	code_of(secret, step, text);
	return sodium_memcmp(text, code, TOTP_TEXT - 1) == 0;
}

enum status
totp_check(const uint8_t secret[TOTP_SECRET_BYTES], const char *code, int64_t now_s,
           int64_t *last_step)
{
	int64_t step = now_s / TOTP_STEP_S;
	bool late = now_s % TOTP_STEP_S < TOTP_LATE_S;

	if (code == NULL || strlen(code) != TOTP_TEXT - 1)
		return ST_UNAUTHORIZED;
	if (!fits(secret, step, code) && (!late || !fits(secret, --step, code)))
		return ST_UNAUTHORIZED;
	if (step <= *last_step)
		return ST_UNAUTHORIZED;
	*last_step = step;
	return ST_OK;
}

static void
add_base32(struct buffer *b, const uint8_t *bytes, size_t n)
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	uint32_t acc = 0;
	int bits = 0;

	for (size_t i = 0; i < n; i++) {
		acc = acc << 8 | bytes[i];
		for (bits += 8; bits >= 5; bits -= 5)
			buffer_char(b, alphabet[acc >> (bits - 5) & 31]);
	}
	if (bits > 0)
		buffer_char(b, alphabet[acc << (5 - bits) & 31]);
}

static void
add_percent(struct buffer *b, const char *s)
{
	for (; *s != '\0'; s++)
		if (isalnum((unsigned char)*s) || strchr("-._~", *s) != NULL)
			buffer_char(b, *s);
		else
			buffer_printf(b, "%%%02X", (unsigned char)*s);
}

const char *
totp_uri(struct arena *mem, const char *issuer, const char *account,
         const uint8_t secret[TOTP_SECRET_BYTES])
{
	struct buffer b = { .mem = mem };

	buffer_str(&b, "otpauth://totp/");
	add_percent(&b, issuer);
	buffer_char(&b, ':');
	add_percent(&b, account);
	buffer_str(&b, "?secret=");
	add_base32(&b, secret, TOTP_SECRET_BYTES);
	buffer_str(&b, "&issuer=");
	add_percent(&b, issuer);
	return b.bytes;
}
