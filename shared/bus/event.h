/* SPDX-License-Identifier: Apache-2.0 */
/* The envelope of every message: CloudEvents 1.0 (JSON, structured mode). The
 * type carries the version: com.kayak.booking.created.v1. */
#ifndef SHARED_BUS_EVENT_H
#define SHARED_BUS_EVENT_H

#include "shared/codec/codec.h"

struct event {
	struct uuid id;             /* of the event: consumers know a repetition by it */
	const char *source;         /* "/kayak-api/booking" */
	const char *type;           /* "com.kayak.booking.created.v1" */
	const char *subject;        /* what it is about: a booking's id; may be NULL */
	int64_t     time;           /* instant */
	const char *data;           /* the text of a JSON object */
};

/* The whole message, in mem. id and time are filled in where they are none. */
const char *event_write(struct arena *mem, struct event *, const struct codec *, const void *data);

/* ST_MALFORMED or ST_INVALID with the reason when the text is not such a message.
 * event->data is the text for codec_read. */
enum status event_read(const char *text, size_t n, struct event *, struct problem *) MUST_CHECK;

/* Whether two types are the same but for their version. */
bool event_same_kind(const char *type, const char *other);

#endif
