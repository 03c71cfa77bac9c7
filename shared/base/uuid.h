/* SPDX-License-Identifier: Apache-2.0 */
/* UUIDv7 (RFC 9562 5.7): 48 bits of milliseconds, then random: ids that sort
 * by the time they were made. 32 hex digits in text, BINARY(16) in SQL. */
#ifndef SHARED_BASE_UUID_H
#define SHARED_BASE_UUID_H

#include <stdbool.h>
#include <stdint.h>

#define UUID_TEXT 33               /* 32 digits and a NUL */

struct uuid { uint8_t b[16]; };

struct uuid uuid_new(void);
void        uuid_text(const struct uuid *, char text[UUID_TEXT]);
bool        uuid_parse(const char *text, struct uuid *);  /* false: not 32 lower-case hex digits */
bool        uuid_is_nil(const struct uuid *);

#endif
