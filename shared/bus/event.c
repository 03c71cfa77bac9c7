/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/bus/event.h"

#include <string.h>

#include "shared/base/clock.h"

#define SPEC "1.0"
#define JSON "application/json"

struct envelope {
	const char *specversion;
	struct uuid id;
	const char *source, *type, *subject;
	int64_t     time;
	const char *datacontenttype, *data;
};

static CODEC(envelope,
	F_STR(envelope, specversion, .must = true),
	F_UUID(envelope, id, .must = true),
	F_STR(envelope, source, .must = true, .min = 1),
	F_STR(envelope, type, .must = true, .min = 1),
	F_STR(envelope, subject, .opaque = true),
	F_INSTANT(envelope, time, .must = true),
	F_STR(envelope, datacontenttype),
	F_RAW(envelope, data, .must = true));

const char *
event_write(struct arena *mem, struct event *e, const struct codec *of, const void *data)
{
	struct buffer body = { .mem = mem }, b = { .mem = mem };

	if (uuid_is_nil(&e->id))
		e->id = uuid_new();
	if (e->time == 0)
		e->time = clock_now_us();
	codec_write(of, data, &body);
	e->data = body.bytes;
	codec_write(&envelope_codec, &(struct envelope){ SPEC, e->id, e->source, e->type, e->subject,
	                                                 e->time, JSON, e->data }, &b);
	return b.bytes;
}

enum status
event_read(const char *text, size_t n, struct event *e, struct problem *p)
{
	struct envelope in = { 0 };
	enum status st = codec_read(&envelope_codec, text, n, &in, p);

	if (st != ST_OK)
		return st;
	if (strcmp(in.specversion, SPEC) != 0)
		return problem_field(p, "#/specversion", NULL, "must be %s", SPEC);
	*e = (struct event){ in.id, in.source, in.type, in.subject, in.time, in.data };
	return ST_OK;
}

/* Up to ".v" and a number at the end. */
static size_t
kind_length(const char *type)
{
	const char *dot = strrchr(type, '.');
	bool version = dot != NULL && dot[1] == 'v' && dot[2] != '\0' &&
	    dot[2 + strspn(dot + 2, "0123456789")] == '\0';

	return version ? (size_t)(dot - type) : strlen(type);
}

bool
event_same_kind(const char *type, const char *other)
{
	size_t n = kind_length(type);

	return n == kind_length(other) && memcmp(type, other, n) == 0;
}
