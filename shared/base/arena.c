/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/base/arena.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define POISON(p, n)   ASAN_POISON_MEMORY_REGION((p), (n))
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#else
#define POISON(p, n)   ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

struct block {
	struct block *next;
	size_t        used, size;
	alignas(max_align_t) char bytes[];
};

struct defer {
	struct defer *next;
	void        (*fn)(void *);
	void         *arg;
};

struct arena {
	struct block *blocks;   /* the newest first */
	struct defer *defers;   /* the newest first */
	size_t        block;
};

static struct block *
block_new(size_t size, struct block *next)
{
	struct block *b = malloc(sizeof *b + size);

	if (b == NULL)
		abort();
	*b = (struct block){ .next = next, .size = size };
	POISON(b->bytes, size);
	return b;
}

struct arena *
arena_new(size_t block)
{
	struct arena *a = malloc(sizeof *a);

	if (a == NULL)
		abort();
	*a = (struct arena){ .block = block, .blocks = block_new(block, NULL) };
	return a;
}

void *
arena_zalloc(struct arena *a, size_t size)
{
	size_t need = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
	struct block *b = a->blocks;

	if (need < size)
		abort();
	if (b->size - b->used < need)
		b = a->blocks = block_new(need > a->block ? need : a->block, b);
	b->used += need;
	UNPOISON(b->bytes + b->used - need, size);
	return memset(b->bytes + b->used - need, 0, size);
}

void
arena_reset(struct arena *a)
{
	for (struct defer *d = a->defers; d != NULL; d = d->next)
		d->fn(d->arg);
	a->defers = NULL;
	while (a->blocks->next != NULL) {
		struct block *b = a->blocks;
		a->blocks = b->next;
		UNPOISON(b->bytes, b->size);
		free(b);
	}
	a->blocks->used = 0;
	POISON(a->blocks->bytes, a->blocks->size);
}

void
arena_free(struct arena **ap)
{
	struct arena *a = *ap;

	if (a == NULL)
		return;
	arena_reset(a);
	UNPOISON(a->blocks->bytes, a->blocks->size);
	free(a->blocks);
	free(a);
	*ap = NULL;
}

void
arena_defer(struct arena *a, void (*fn)(void *), void *arg)
{
	struct defer *d = arena_zalloc(a, sizeof *d);

	*d = (struct defer){ a->defers, fn, arg };
	a->defers = d;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(arena_zalloc(a, n), s, n);
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	return memcpy(arena_zalloc(a, n + 1), s, n);
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	int n;
	char *s;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		abort();
	s = arena_zalloc(a, (size_t)n + 1);
	vsnprintf(s, (size_t)n + 1, fmt, again);
	va_end(again);
	return s;
}
