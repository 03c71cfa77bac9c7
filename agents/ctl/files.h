/* SPDX-License-Identifier: Apache-2.0 */
/* The files that commands read. */
#ifndef AGENTS_CTL_FILES_H
#define AGENTS_CTL_FILES_H

#include "shared/base/problem.h"

/* The path of a file below sql/: in KAYAK_SQL_DIR, where it is set; as installed;
 * or in the source tree of this build. */
const char *ctl_sql_path(struct arena *, const char *name);

/* All of it, with a NUL behind. */
enum status ctl_read_file(struct arena *, const char *path, const char **text, size_t *n,
                          struct problem *) MUST_CHECK;

#endif
