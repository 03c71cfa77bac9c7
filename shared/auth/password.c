/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/auth/password.h"

#include <crypt.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "shared/auth/password_words.h"
#include "shared/base/text.h"

#define BCRYPT_TEXT 60
#define PREHASH_TEXT 65            /* base64 of 48 bytes and a NUL */
#define UNITS_MAX 1024             /* of UTF-16; 128 characters may grow when they are composed */
#define CONTEXT_MIN 4

static bool
compose(const char *text, UChar out[UNITS_MAX])
{
	UErrorCode e = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&e);
	UChar raw[UNITS_MAX];

	u_strFromUTF8(raw, UNITS_MAX, NULL, text, -1, &e);
	unorm2_normalize(nfc, raw, -1, out, UNITS_MAX, &e);
	sodium_memzero(raw, sizeof raw);
	return U_SUCCESS(e) && e != U_STRING_NOT_TERMINATED_WARNING;
}

/* The password in the form that is hashed. false: not UTF-8, or far too long. */
static bool
prehash(const struct key32 *pepper, const char *password, char text[PREHASH_TEXT])
{
	char utf8[3 * UNITS_MAX];
	uint8_t mac[EVP_MAX_MD_SIZE];
	UErrorCode e = U_ZERO_ERROR;
	UChar nfc[UNITS_MAX];
	int32_t n = 0;
	bool good = text_utf8(password, strlen(password)) && compose(password, nfc);

	if (good) {
		u_strToUTF8(utf8, sizeof utf8, &n, nfc, -1, &e);
		good = U_SUCCESS(e) && HMAC(EVP_sha384(), pepper->b, sizeof pepper->b,
		                            (const uint8_t *)utf8, (size_t)n, mac, NULL) != NULL;
		sodium_memzero(utf8, sizeof utf8);
		sodium_memzero(nfc, sizeof nfc);
	}
	if (good)
		sodium_bin2base64(text, PREHASH_TEXT, mac, 48, sodium_base64_VARIANT_ORIGINAL);
	sodium_memzero(mac, sizeof mac);
	return good;
}

/* crypt() into out. setting is a finished hash, or its beginning up to the salt. */
static bool
bcrypt(const char *key, const char *setting, char out[BCRYPT_TEXT + 1])
{
	struct crypt_data *data = calloc(1, sizeof *data);
	const char *hash = data == NULL ? NULL : crypt_rn(key, setting, data, (int)sizeof *data);
	bool good = hash != NULL && strlen(hash) == BCRYPT_TEXT && strncmp(hash, "$2b$", 4) == 0;

	if (good)
		memcpy(out, hash, BCRYPT_TEXT + 1);
	if (data != NULL)
		sodium_memzero(data, sizeof *data);
	free(data);
	return good;
}

enum status
password_hash(const struct keys *keys, struct arena *mem, const char *password, int64_t cost,
              const char **stored)
{
	const struct key_ring *ring = keys_ring(keys, KEY_PEPPER);
	char text[PREHASH_TEXT], hash[BCRYPT_TEXT + 1];
	char salt[32], setting[CRYPT_GENSALT_OUTPUT_SIZE];
	bool good;

	if (ring == NULL || !prehash(&ring->keys[0], password, text))
		return ST_FAILED;
	randombytes_buf(salt, sizeof salt);
	good = crypt_gensalt_rn("$2b$", (unsigned long)cost, salt, sizeof salt, setting,
	                        sizeof setting) != NULL && bcrypt(text, setting, hash);
	sodium_memzero(text, sizeof text);
	if (!good)
		return ST_FAILED;
	*stored = arena_printf(mem, "v1$%s%s", ring->keys[0].id, hash);
	return ST_OK;
}

/* v1$KEYID$2b$...: the key that it was made under and the bcrypt hash in it. */
static const struct key32 *
pepper_of(const struct keys *keys, const char *stored, const char **hash)
{
	char id[KEY_ID_TEXT];

	if (stored == NULL || strncmp(stored, "v1$", 3) != 0 ||
	    strlen(stored) != 3 + KEY_ID_TEXT - 1 + BCRYPT_TEXT)
		return NULL;
	memcpy(id, stored + 3, KEY_ID_TEXT - 1);
	id[KEY_ID_TEXT - 1] = '\0';
	*hash = stored + 3 + KEY_ID_TEXT - 1;
	return strncmp(*hash, "$2b$", 4) == 0 ? keys_key(keys, KEY_PEPPER, id) : NULL;
}

enum status
password_check(const struct keys *keys, const char *stored, const char *password, int64_t cost,
               bool *rehash)
{
	const struct key_ring *ring = keys_ring(keys, KEY_PEPPER);
	char dummy[BCRYPT_TEXT + 1], text[PREHASH_TEXT], made[BCRYPT_TEXT + 1];
	const char *hash = NULL;
	const struct key32 *pepper = pepper_of(keys, stored, &hash);
	bool known = pepper != NULL, same;

	*rehash = false;
	if (ring == NULL)
		return ST_FAILED;
	if (!known) {
		snprintf(dummy, sizeof dummy, "$2b$%02u$abcdefghijklmnopqrstuu",
		         (unsigned)cost % 100);
		hash = dummy;
		pepper = &ring->keys[0];
	}
	if (!prehash(pepper, password, text))
		return ST_UNAUTHORIZED;
	same = bcrypt(text, hash, made) && known && sodium_memcmp(made, hash, BCRYPT_TEXT) == 0;
	sodium_memzero(text, sizeof text);
	if (!same)
		return ST_UNAUTHORIZED;
	*rehash = pepper != &ring->keys[0] || strtol(hash + 4, NULL, 10) != cost;
	return ST_OK;
}

/* NFC and lower case, so that a word is found however it is written. */
static const char *
fold(struct arena *mem, const char *text)
{
	UChar nfc[UNITS_MAX], low[UNITS_MAX];
	UErrorCode e = U_ZERO_ERROR;
	char *utf8 = arena_zalloc(mem, 3 * UNITS_MAX);

	if (!compose(text, nfc))
		return "";
	u_strFoldCase(low, UNITS_MAX, nfc, -1, U_FOLD_CASE_DEFAULT, &e);
	u_strToUTF8(utf8, 3 * UNITS_MAX, NULL, low, -1, &e);
	return U_SUCCESS(e) ? utf8 : "";
}

/* A word is a name or an e-mail address, of which what comes before the @ counts. */
static bool
holds(struct arena *mem, const char *folded, const char *word)
{
	const char *w = fold(mem, arena_strndup(mem, word, strcspn(word, "@")));

	return text_length(w) >= CONTEXT_MIN && strstr(folded, w) != NULL;
}

static size_t
length_of(const char *password)
{
	UChar nfc[UNITS_MAX];

	return compose(password, nfc) ? (size_t)u_countChar32(nfc, -1) : SIZE_MAX;
}

const char *
password_refusal(struct arena *mem, const char *password, const struct password_context *about)
{
	size_t min = about->second_factor ? PASSWORD_MIN_WITH_TOTP : PASSWORD_MIN;
	size_t n = text_utf8(password, strlen(password)) ? length_of(password) : SIZE_MAX;
	const char *folded;

	if (n < min || n > PASSWORD_MAX)
		return arena_printf(mem, "must have %zu to %d characters", min, PASSWORD_MAX);
	folded = fold(mem, password);
	for (const char *const *word = about->words; word != NULL && *word != NULL; word++)
		if (holds(mem, folded, *word))
			return "must not hold your name, your e-mail address or ours";
	return password_is_common(mem, folded) ? "is one of those that are tried first" : NULL;
}
