/* SPDX-License-Identifier: Apache-2.0 */
/* What was told lately, kept so that a socket that broke can go on where it
 * was. A message's name is "partition-offset" of user.notifications; all of a
 * person's messages are in one partition, in order. */
#ifndef AGENTS_AGENT_PAST_H
#define AGENTS_AGENT_PAST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "shared/base/status.h"

struct past;

struct told {
	uint64_t seq;                  /* 1 and counting, in order of arrival */
	int64_t  user_id, offset, at;
	int32_t  partition;
	char    *text;                 /* what is sent; owned by the past */
	size_t   n;
};

struct past *past_new(size_t max);     /* at most so many messages, the oldest go */
void         past_free(struct past **);

/* Keeps a copy of the text. A message that is here already changes nothing: NULL. */
const struct told *past_add(struct past *, const struct told *);
void past_forget(struct past *, int64_t before);       /* those older than the instant */
uint64_t past_last(const struct past *);               /* the newest seq; 0: none */

/* The next message for this person behind seq; NULL: none. */
const struct told *past_next(const struct past *, int64_t user_id, uint64_t seq);

/* Where to go on behind the message of this name. ST_NOT_FOUND: that is
 * further back than what is kept; ST_INVALID: no such name. */
enum status past_find(const struct past *, const char *name, uint64_t *seq) MUST_CHECK;

#endif
