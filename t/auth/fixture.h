/* SPDX-License-Identifier: Apache-2.0 */
/* Keys of a test's own, in a folder that goes with the process. */
#ifndef T_AUTH_FIXTURE_H
#define T_AUTH_FIXTURE_H

#include "shared/auth/keys.h"

const char  *fixture_dir(struct arena *life);              /* all key files, freshly made */
struct keys *fixture_keys(struct arena *life, const char *dir, unsigned set);

/* Puts text in a file of the folder, with the mode. */
void fixture_write(const char *dir, const char *file, const char *text, int mode);
void fixture_remove(const char *dir);

#endif
