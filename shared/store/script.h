/* SPDX-License-Identifier: Apache-2.0 */
/* The statements of an SQL file. */
#ifndef SHARED_STORE_SCRIPT_H
#define SHARED_STORE_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

struct script { const char *at; int line; };       /* begins as { text, 1 } */

/* The next statement: *text and *n without its ;, *line where it begins. false
 * at the end. A statement ends with a ; at the end of a line that is in no
 * quotes and no comment. What is only space and comments is passed over. */
bool script_next(struct script *, const char **text, size_t *n, int *line);

#endif
