/* SPDX-License-Identifier: Apache-2.0 */
/* The key files of KAYAK_KEYS_DIR. A process loads those that its work needs
 * and no others: only the login pool holds the private PEMs and the pepper. */
#ifndef SHARED_AUTH_KEYS_H
#define SHARED_AUTH_KEYS_H

#include <stdint.h>

#include "shared/base/arena.h"
#include "shared/base/problem.h"

/* RING: a line of 64 hex digits is 32 bytes; the first is current, a second the
 * previous one. PRIVATE, PUBLIC: an EC P-256 key as PEM. WORD: one line. */
#define KEY_FILES(X)                                                                    \
	X(OFFER,            "offer.key",       RING,    "signs offers")                 \
	X(TICKET,           "ticket.key",      RING,    "signs WebSocket tickets")      \
	X(PEPPER,           "pepper.key",      RING,    "keys the pre-hash of passwords") \
	X(REFRESH,          "refresh.key",     RING,    "derives refresh tokens")       \
	X(TOTP,             "totp.key",        RING,    "seals TOTP secrets")           \
	X(SSN,              "ssn.key",         RING,    "seals SSNs")                   \
	X(SSN_INDEX,        "ssn-index.key",   RING,    "finds equal SSNs")             \
	X(TRAVELER_PRIVATE, "traveler.pem",    PRIVATE, "signs travelers' access tokens") \
	X(TRAVELER_PUBLIC,  "traveler.pub",    PUBLIC,  "verifies them")                \
	X(ADMIN_PRIVATE,    "admin.pem",       PRIVATE, "signs admins' access tokens")  \
	X(ADMIN_PUBLIC,     "admin.pub",       PUBLIC,  "verifies them")                \
	X(PSP,              "psp.key",         WORD,    "our account at the payment provider") \
	X(PSP_WEBHOOK,      "psp-webhook.key", WORD,    "verifies the provider's webhooks")

enum key_name {
#define X(name, file, form, use) KEY_##name,
	KEY_FILES(X)
#undef X
	KEY__COUNT
};

enum key_form { KEY_FORM_RING, KEY_FORM_PRIVATE, KEY_FORM_PUBLIC, KEY_FORM_WORD };

struct key_file { const char *file, *use; enum key_form form; };
extern const struct key_file key_files[KEY__COUNT];

#define KEYS_ONE(name) (1u << KEY_##name)
#define KEYS_SEARCH  (KEYS_ONE(OFFER) | KEYS_ONE(TRAVELER_PUBLIC))
#define KEYS_BOOKING (KEYS_ONE(OFFER) | KEYS_ONE(TRAVELER_PUBLIC))
#define KEYS_ACCOUNT (KEYS_ONE(TICKET) | KEYS_ONE(SSN) | KEYS_ONE(SSN_INDEX) | \
                      KEYS_ONE(TRAVELER_PUBLIC) | KEYS_ONE(PSP_WEBHOOK))
#define KEYS_LOGIN   (KEYS_ONE(PEPPER) | KEYS_ONE(REFRESH) | KEYS_ONE(TOTP) | KEYS_ONE(SSN) | \
                      KEYS_ONE(SSN_INDEX) | KEYS_ONE(TRAVELER_PRIVATE) | \
                      KEYS_ONE(TRAVELER_PUBLIC) | KEYS_ONE(ADMIN_PRIVATE) | \
                      KEYS_ONE(ADMIN_PUBLIC))
#define KEYS_ADMIN   KEYS_ONE(ADMIN_PUBLIC)
#define KEYS_WORKER  KEYS_ONE(PSP)
#define KEYS_HUB     KEYS_ONE(TICKET)
#define KEYS_ALL     ((1u << KEY__COUNT) - 1)

#define KEY_BYTES 32
#define KEY_ID_TEXT 9                      /* 8 hex digits of the key's hash and a NUL */

struct key32 { uint8_t b[KEY_BYTES]; char id[KEY_ID_TEXT]; };
struct key_ring { size_t n; struct key32 keys[2]; };       /* the current one first */

struct keys;

/* Loads those of the set. Everything that is wrong is told as one field error
 * each, by file: missing, not ours, readable or writable by others, short,
 * empty, not of its form. ST_INVALID then. *keys lives in life. */
enum status keys_load(const char *dir, unsigned set, struct arena *life, struct keys **keys,
                      struct problem *) MUST_CHECK;

/* The set of one of kayak-api's pools; 0 for a name that is none. */
unsigned keys_of_pool(const char *pool);

/* NULL when this process does not hold the key. keys_key: the one with this
 * id, in its ring. keys_text: a PEM or a word. keys_id: of a PEM. */
const struct key_ring *keys_ring(const struct keys *, enum key_name);
const struct key32    *keys_key(const struct keys *, enum key_name, const char *id);
const char            *keys_text(const struct keys *, enum key_name);
const char            *keys_id(const struct keys *, enum key_name);

struct token_table;                        /* of token.c, which remembers verified tokens there */
struct token_table *token_table_new(struct arena *life);
struct token_table *keys_tokens(struct keys *);

#endif
