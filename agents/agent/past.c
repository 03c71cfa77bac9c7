/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/agent/past.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PARTITIONS_MAX 64

struct past {
	struct told *ring;
	size_t       max;
	uint64_t     first, last;      /* seqs that are kept; first > last: none */
	int64_t      oldest[PARTITIONS_MAX];   /* the first offset ever seen here, -1: none */
	int64_t      newest[PARTITIONS_MAX];
};

struct past *
past_new(size_t max)
{
	struct past *p = calloc(1, sizeof *p);

	if (p == NULL || (p->ring = calloc(max, sizeof *p->ring)) == NULL)
		abort();
	p->max = max;
	p->first = 1;
	for (int i = 0; i < PARTITIONS_MAX; i++)
		p->oldest[i] = p->newest[i] = -1;
	return p;
}

static struct told *
at(const struct past *p, uint64_t seq)
{
	return &p->ring[seq % p->max];
}

/* The oldest message goes; what came before it in its partition can't be gone on from. */
static void
drop_first(struct past *p)
{
	struct told *t = at(p, p->first++);

	p->oldest[t->partition] = t->offset + 1;
	free(t->text);
	t->text = NULL;
}

void
past_free(struct past **pp)
{
	struct past *p = *pp;

	if (p == NULL)
		return;
	while (p->first <= p->last)
		drop_first(p);
	free(p->ring);
	free(p);
	*pp = NULL;
}

const struct told *
past_add(struct past *p, const struct told *t)
{
	struct told *kept;

	if (t->partition < 0 || t->partition >= PARTITIONS_MAX || t->offset <= p->newest[t->partition])
		return NULL;
	if (p->last - p->first + 1 == p->max)
		drop_first(p);
	if (p->oldest[t->partition] < 0)
		p->oldest[t->partition] = t->offset;
	p->newest[t->partition] = t->offset;
	kept = at(p, ++p->last);
	*kept = *t;
	kept->seq = p->last;
	if ((kept->text = malloc(t->n)) == NULL)
		abort();
	memcpy(kept->text, t->text, t->n);
	return kept;
}

void
past_forget(struct past *p, int64_t before)
{
	while (p->first <= p->last && at(p, p->first)->at < before)
		drop_first(p);
}

uint64_t
past_last(const struct past *p)
{
	return p->last;
}

const struct told *
past_next(const struct past *p, int64_t user_id, uint64_t seq)
{
	for (uint64_t s = seq < p->first ? p->first : seq + 1; s <= p->last; s++)
		if (at(p, s)->user_id == user_id)
			return at(p, s);
	return NULL;
}

enum status
past_find(const struct past *p, const char *name, uint64_t *seq)
{
	long long partition, offset;
	char end;

	if (sscanf(name, "%lld-%lld%c", &partition, &offset, &end) != 2 || partition < 0 ||
	    partition >= PARTITIONS_MAX || offset < 0)
		return ST_INVALID;
	if (p->oldest[partition] < 0 || offset + 1 < p->oldest[partition] || offset > p->newest[partition])
		return ST_NOT_FOUND;
	*seq = p->first - 1;
	for (uint64_t s = p->first; s <= p->last; s++)
		if (at(p, s)->partition == partition && at(p, s)->offset <= offset)
			*seq = s;
	return ST_OK;
}
