/* SPDX-License-Identifier: Apache-2.0 */
/* sql/seed/common-passwords.txt, compiled in: lines sorted by bytes. */
#ifndef SHARED_AUTH_COMMON_WORDS_H
#define SHARED_AUTH_COMMON_WORDS_H

#include <stddef.h>

extern const char   common_words[];
extern const size_t common_words_n;        /* bytes */

#endif
