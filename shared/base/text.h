/* SPDX-License-Identifier: Apache-2.0 */
/* Text: hex, base64url (RFC 4648 5, no padding), numbers, lists. */
#ifndef SHARED_BASE_TEXT_H
#define SHARED_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "shared/base/arena.h"

void text_hex(const uint8_t *bytes, size_t n, char *text);      /* 2n digits and a NUL */
bool text_unhex(const char *text, uint8_t *bytes, size_t n);    /* lower case, exactly 2n digits */

char *text_base64url(struct arena *, const void *bytes, size_t n);
/* NULL when a character is not of the alphabet, the length cannot be, or bits are left over. */
uint8_t *text_unbase64url(struct arena *, const char *text, size_t *n);

/* A whole decimal number, all of the text; false when it is not one or does not fit. */
bool text_i64(const char *text, int64_t *);

/* The parts between commas, without empty ones; NULL or "" has none. */
size_t text_list(struct arena *, const char *text, const char ***parts);
bool   text_list_has(const char *list, const char *part);       /* whole parts only */

/* Valid UTF-8 (RFC 3629), without NUL. */
bool text_utf8(const char *, size_t n);
/* The number of code points of valid UTF-8. */
size_t text_length(const char *);

/* 13 to 19 digits (spaces and hyphens between them allowed) that pass Luhn's check:
 * a card number, which no field of ours may hold. Looks anywhere in the text. */
bool text_holds_card(const char *);

#endif
