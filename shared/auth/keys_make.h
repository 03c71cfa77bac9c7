/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SHARED_AUTH_KEYS_MAKE_H
#define SHARED_AUTH_KEYS_MAKE_H

#include "shared/auth/keys.h"

/* Makes every key file that is missing in the folder, mode 0600, and leaves the
 * others alone. Calls told(arg, name) for each that it made. The problem names
 * the file that could not be written. */
enum status keys_make(const char *dir, void (*told)(void *arg, enum key_name), void *arg,
                      struct problem *) MUST_CHECK;

#endif
