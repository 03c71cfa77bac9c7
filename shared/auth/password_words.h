/* SPDX-License-Identifier: Apache-2.0 */
/* Words that are guessed first. Texts are folded: lower case. */
#ifndef SHARED_AUTH_PASSWORD_WORDS_H
#define SHARED_AUTH_PASSWORD_WORDS_H

#include "shared/base/arena.h"

#include <stdbool.h>

/* On the list, or nothing but one or two listed words, runs along the keyboard
 * or the alphabet, and repeats of these, whatever stands between and around
 * them that is neither letter nor digit, and whatever digits come at the end. */
bool password_is_common(struct arena *mem, const char *folded);

#endif
