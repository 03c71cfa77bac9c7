/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/auth/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shared/base/text.h"

#define FILE_MAX 4096
#define WORD_MIN 12

const struct key_file key_files[KEY__COUNT] = {
#define X(name, file, form, use) { file, use, KEY_FORM_##form },
	KEY_FILES(X)
#undef X
};

struct keys {
	struct key_ring     rings[KEY__COUNT];
	const char         *texts[KEY__COUNT];
	const char         *ids[KEY__COUNT];
	struct token_table *tokens;
};

static const struct { const char *pool; unsigned set; } pools[] = {
	{ "search", KEYS_SEARCH },   { "booking", KEYS_BOOKING }, { "account", KEYS_ACCOUNT },
	{ "login",  KEYS_LOGIN },    { "admin",   KEYS_ADMIN },
};

unsigned
keys_of_pool(const char *pool)
{
	for (size_t i = 0; i < sizeof pools / sizeof *pools; i++)
		if (strcmp(pools[i].pool, pool) == 0)
			return pools[i].set;
	return 0;
}

static void
id_of(const void *bytes, size_t n, char id[KEY_ID_TEXT])
{
	uint8_t hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(hash, bytes, n);
	text_hex(hash, (KEY_ID_TEXT - 1) / 2, id);
}

static bool
all_zero(const struct key32 *k)
{
	return sodium_is_zero(k->b, sizeof k->b) == 1;
}

/* One or two lines of 64 hex digits. */
static const char *
take_ring(struct key_ring *ring, char *text)
{
	char *rest = text;

	for (char *line; (line = strsep(&rest, "\n")) != NULL && *line != '\0';) {
		struct key32 *k = &ring->keys[ring->n];

		if (ring->n == 2)
			return "has more than two lines";
		if (strlen(line) != 2 * KEY_BYTES || !text_unhex(line, k->b, KEY_BYTES) ||
		    all_zero(k))
			return "must be lines of 64 hex digits";
		id_of(k->b, sizeof k->b, k->id);
		ring->n++;
	}
	if (ring->n == 0)
		return "is empty";
	return rest != NULL && *rest != '\0' ? "must be lines of 64 hex digits" : NULL;
}

static bool
is_p256(EVP_PKEY *key)
{
	char group[32];
	size_t n;

	return EVP_PKEY_get_group_name(key, group, sizeof group, &n) == 1 &&
	    strcmp(group, "prime256v1") == 0;
}

/* The id of a pair is that of its public half, so that both files have the same. */
static const char *
take_pem(struct keys *keys, enum key_name name, const char *text, struct arena *life)
{
	BIO *in = BIO_new_mem_buf(text, -1);
	bool private = key_files[name].form == KEY_FORM_PRIVATE;
	EVP_PKEY *key = private ? PEM_read_bio_PrivateKey(in, NULL, NULL, NULL)
	    : PEM_read_bio_PUBKEY(in, NULL, NULL, NULL);
	unsigned char *der = NULL;
	char id[KEY_ID_TEXT];
	int n = key != NULL && is_p256(key) ? i2d_PUBKEY(key, &der) : 0;

	if (n > 0)
		id_of(der, (size_t)n, id);
	OPENSSL_free(der);
	EVP_PKEY_free(key);
	BIO_free(in);
	if (n <= 0)
		return private ? "is not a private P-256 key as PEM"
		    : "is not a public P-256 key as PEM";
	keys->texts[name] = arena_strdup(life, text);
	keys->ids[name] = arena_strdup(life, id);
	return NULL;
}

static const char *
take_word(struct keys *keys, enum key_name name, char *text, struct arena *life)
{
	size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

	if (n < WORD_MIN || strcmp(text + n, text[n] == '\n' ? "\n" : "") != 0)
		return "must be one word of 12 or more letters, digits and _";
	keys->texts[name] = arena_strndup(life, text, n);
	return NULL;
}

/* Why the open file may not hold a key. */
static const char *
untrusted(int fd, enum key_form form)
{
	mode_t others = form == KEY_FORM_PUBLIC ? 022 : 077;
	struct stat s;

	if (fstat(fd, &s) != 0)
		return strerror(errno);
	if (!S_ISREG(s.st_mode))
		return "is not a file";
	if (s.st_uid != geteuid() && s.st_uid != 0)
		return "belongs to another user";
	if ((s.st_mode & others) != 0)
		return "must not be open to other users: chmod 600";
	return NULL;
}

static const char *
read_text(const char *path, enum key_form form, char text[FILE_MAX])
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	const char *why = fd < 0 ? strerror(errno) : untrusted(fd, form);
	ssize_t n = 0;

	if (why == NULL && (n = read(fd, text, FILE_MAX)) < 0)
		why = strerror(errno);
	if (fd >= 0)
		close(fd);
	if (why != NULL)
		return why;
	if (n == 0 || n == FILE_MAX)
		return n == 0 ? "is empty" : "is too long";
	text[n] = '\0';
	return memchr(text, '\0', (size_t)n) != NULL ? "is not text" : NULL;
}

static const char *
load(struct keys *keys, enum key_name name, const char *path, struct arena *life)
{
	char text[FILE_MAX];
	const char *why = read_text(path, key_files[name].form, text);

	if (why == NULL)
		switch (key_files[name].form) {
		case KEY_FORM_RING: why = take_ring(&keys->rings[name], text); break;
		case KEY_FORM_WORD: why = take_word(keys, name, text, life); break;
		default:            why = take_pem(keys, name, text, life); break;
		}
	sodium_memzero(text, sizeof text);
	return why;
}

enum status
keys_load(const char *dir, unsigned set, struct arena *life, struct keys **out, struct problem *p)
{
	struct keys *keys = arena_zalloc(life, sizeof *keys);
	enum status st = ST_OK;

	*out = NULL;
	if (sodium_init() < 0)
		return problem(p, ST_FAILED, "libsodium does not start");
	for (enum key_name name = 0; name < KEY__COUNT; name++) {
		const char *path, *why;

		if ((set & 1u << name) == 0)
			continue;
		path = arena_printf(p->mem, "%s/%s", dir, key_files[name].file);
		why = load(keys, name, path, life);
		if (why != NULL)
			st = problem_field(p, key_files[name].file, NULL, "%s: %s", path, why);
	}
	if (st != ST_OK)
		return st;
	keys->tokens = token_table_new(life);
	*out = keys;
	return ST_OK;
}

const struct key_ring *
keys_ring(const struct keys *keys, enum key_name name)
{
	return keys == NULL || keys->rings[name].n == 0 ? NULL : &keys->rings[name];
}

const struct key32 *
keys_key(const struct keys *keys, enum key_name name, const char *id)
{
	const struct key_ring *ring = keys_ring(keys, name);

	for (size_t i = 0; ring != NULL && i < ring->n; i++)
		if (strcmp(ring->keys[i].id, id) == 0)
			return &ring->keys[i];
	return NULL;
}

const char *
keys_text(const struct keys *keys, enum key_name name)
{
	return keys == NULL ? NULL : keys->texts[name];
}

const char *
keys_id(const struct keys *keys, enum key_name name)
{
	return keys == NULL ? NULL : keys->ids[name];
}

struct token_table *
keys_tokens(struct keys *keys)
{
	return keys->tokens;
}
