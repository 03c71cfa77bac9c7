/* SPDX-License-Identifier: Apache-2.0 */
/* Search answers are cached under generations. A change of stock or price
 * raises them before it is announced, so that whoever hears of it finds no
 * older answer. Without Redis nothing happens: entries expire by themselves. */
#ifndef AGENTS_WORKER_GENERATIONS_H
#define AGENTS_WORKER_GENERATIONS_H

#include <stddef.h>

struct arena;
struct cache;
struct outbox_row;

/* The generations that these rows make old, each once; *n tells how many. */
const char **generations_of(struct arena *, const struct outbox_row *rows, size_t n_rows, size_t *n);

void generations_raise(struct cache *, struct arena *, const struct outbox_row *rows, size_t n_rows);

#endif
