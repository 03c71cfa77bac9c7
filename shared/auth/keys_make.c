/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/auth/keys_make.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shared/base/text.h"

struct work {
	const char     *dir;
	struct problem *p;
};

static const char *
path_of(const struct work *w, enum key_name name)
{
	return arena_printf(w->p->mem, "%s/%s", w->dir, key_files[name].file);
}

static bool
exists(const struct work *w, enum key_name name)
{
	struct stat s;

	return lstat(path_of(w, name), &s) == 0;
}

/* Appears whole or not at all: a program that starts meanwhile never sees half a key. */
static enum status
write_file(const struct work *w, enum key_name name, const void *text, size_t n)
{
	const char *path = path_of(w, name), *new = arena_printf(w->p->mem, "%s.new", path);
	int fd;
	bool good;

	unlink(new);
	if ((fd = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) < 0)
		return problem(w->p, ST_FAILED, "%s: %s", new, strerror(errno));
	good = write(fd, text, n) == (ssize_t)n && fsync(fd) == 0;
	good = close(fd) == 0 && good && rename(new, path) == 0;
	return good ? ST_OK : problem(w->p, ST_FAILED, "%s: %s", path, strerror(errno));
}

static enum status
make_ring(const struct work *w, enum key_name name)
{
	char line[2 * KEY_BYTES + 2];
	uint8_t key[KEY_BYTES];
	enum status st;

	randombytes_buf(key, sizeof key);
	text_hex(key, sizeof key, line);
	line[2 * KEY_BYTES] = '\n';
	st = write_file(w, name, line, 2 * KEY_BYTES + 1);
	sodium_memzero(key, sizeof key);
	sodium_memzero(line, sizeof line);
	return st;
}

static const char *
word_prefix(enum key_name name)
{
	return name == KEY_PSP ? "sk_test_" : "whsec_";
}

static enum status
make_word(const struct work *w, enum key_name name)
{
	uint8_t random[20];
	char hex[2 * sizeof random + 1];
	const char *line;

	randombytes_buf(random, sizeof random);
	text_hex(random, sizeof random, hex);
	line = arena_printf(w->p->mem, "%s%s\n", word_prefix(name), hex);
	return write_file(w, name, line, strlen(line));
}

static enum status
write_pem(const struct work *w, enum key_name name, EVP_PKEY *key, bool private)
{
	BIO *out = BIO_new(BIO_s_mem());
	int good = private ? PEM_write_bio_PrivateKey(out, key, NULL, NULL, 0, NULL, NULL)
	    : PEM_write_bio_PUBKEY(out, key);
	char *text;
	long n = BIO_get_mem_data(out, &text);
	enum status st = good == 1 ? write_file(w, name, text, (size_t)n)
	    : problem(w->p, ST_FAILED, "%s: cannot be made", key_files[name].file);

	BIO_free(out);
	return st;
}

static EVP_PKEY *
read_private(const struct work *w, enum key_name name)
{
	FILE *f = fopen(path_of(w, name), "re");
	EVP_PKEY *key = f == NULL ? NULL : PEM_read_PrivateKey(f, NULL, NULL, NULL);

	if (f != NULL)
		fclose(f);
	return key;
}

/* The public half always follows the private one: a public file alone is of no use. */
static enum status
make_pair(const struct work *w, enum key_name private)
{
	bool fresh = !exists(w, private);
	EVP_PKEY *key = fresh ? EVP_EC_gen("P-256") : read_private(w, private);
	enum status st;

	if (key == NULL)
		return problem(w->p, ST_FAILED, "%s: is not a private key",
		               key_files[private].file);
	st = fresh ? write_pem(w, private, key, true) : ST_OK;
	if (st == ST_OK)
		st = write_pem(w, private + 1, key, false);
	EVP_PKEY_free(key);
	return st;
}

/* KEY_FILES lists a public key right after its private one. */
static enum status
make(const struct work *w, enum key_name name)
{
	switch (key_files[name].form) {
	case KEY_FORM_RING:    return make_ring(w, name);
	case KEY_FORM_WORD:    return make_word(w, name);
	case KEY_FORM_PRIVATE: return make_pair(w, name);
	default:               return make_pair(w, name - 1);
	}
}

enum status
keys_make(const char *dir, void (*told)(void *arg, enum key_name), void *arg, struct problem *p)
{
	struct work w = { dir, p };

	if (sodium_init() < 0)
		return problem(p, ST_FAILED, "libsodium does not start");
	if (mkdir(dir, 0700) != 0 && errno != EEXIST)
		return problem(p, ST_FAILED, "%s: %s", dir, strerror(errno));
	for (enum key_name name = 0; name < KEY__COUNT; name++) {
		enum status st;

		if (exists(&w, name))
			continue;
		if ((st = make(&w, name)) != ST_OK)
			return st;
		told(arg, name);
	}
	return ST_OK;
}
