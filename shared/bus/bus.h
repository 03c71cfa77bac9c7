/* SPDX-License-Identifier: Apache-2.0 */
/* Kafka. Taking: a list of subscriptions and a loop. Sending: letters, each of
 * which learns what became of it. Make both after fork, one for each process. */
#ifndef SHARED_BUS_BUS_H
#define SHARED_BUS_BUS_H

#include <signal.h>

#include "shared/bus/event.h"
#include "shared/bus/topics.h"

struct bus;
struct bus_message {
	const char         *topic;
	int32_t             partition;
	int64_t             offset;
	int64_t             at;             /* instant of the record */
	struct bytes        key, value;
	const char         *request_id;     /* of the request that caused it; "" when unknown */
	const struct event *event;          /* NULL when the subscription is raw */
	int                 tries;          /* definite errors before this one */
	struct bus         *bus;
	const void         *raw;            /* for bus_header */
};

/* "" when there is none; lives until take returns. */
const char *bus_header(const struct bus_message *, const char *name);

/* ST_AGAIN, ST_UNKNOWN: nobody's fault (a database is away): the partition is
 * paused and the message given again, with back-off (0.1 to 5 s) and without
 * limit. Any other failure: again too, but after the fifth the message goes to
 * the group's dead-letter topic with the problem, and the partition goes on.
 * A message that cannot be read goes there at once. A message may come more
 * than once: know it by event->id. */
struct subscription {
	const char         *topic;
	const char         *type;    /* of event; NULL: every type of the topic */
	const struct codec *of;      /* of event's data; NULL: data is NULL, read event->data yourself */
	bool                raw;     /* not an event: only key and value are given */
	enum status       (*take)(void *agent, const struct bus_message *, const void *data,
	                          struct problem *);
	/* Called before a message becomes a dead letter; may be NULL. data is NULL
	 * when it could not be read. ST_AGAIN: call again later. */
	enum status       (*give_up)(void *agent, const struct bus_message *, const void *data,
	                             const struct problem *);
};
/* An event whose type nobody here names is passed over; another version of a
 * named type is a dead letter at once. */

struct bus_settings {
	const char                *brokers;
	const char                *group;       /* "booker"; its dead letters go to booker.dlq */
	int                        instance;    /* the child's slot: static membership; -1: none */
	const struct subscription *subs;        /* ends with a NULL topic */
	void                      *agent;       /* first argument of take */
	bool                       per_host;    /* every host is a group of its own and takes everything */
	int64_t                    rewind_s;    /* not 0: begin this long ago, whatever was taken before */
	const volatile sig_atomic_t *stop;
};

struct bus *bus_new(const struct bus_settings *);
void        bus_free(struct bus **);          /* commits what was taken, leaves the group */

/* Until *stop. ST_FAILED: the handle is of no more use (fenced by a twin): end the process. */
enum status bus_run(struct bus *) MUST_CHECK;
/* Waits up to ms for one message and takes it: for loops that do other things as well. */
enum status bus_step(struct bus *, int ms) MUST_CHECK;

struct bus_out;

struct bus_header { const char *name, *value; };

struct bus_letter {
	const char  *topic;
	struct bytes key, value;        /* key.at NULL: no key */
	const char  *request_id;        /* may be NULL */
	const struct bus_header *headers;   /* more of them; ends with a NULL name; may be NULL */
	enum status  st;                /* ST_OK: written; ST_AGAIN: or not; ST_FAILED: too large, no such topic */
};

/* linger_ms 0: each letter at once (the relay); 5 to 50: in bulk. */
struct bus_out *bus_out_new(const char *brokers, int linger_ms);
void            bus_out_free(struct bus_out **);

/* Hands the letter over; it must stay where it is until bus_flush or bus_forget.
 * ST_AGAIN: the queue is full: flush first. */
enum status bus_produce(struct bus_out *, struct bus_letter *) MUST_CHECK;
/* Waits until each letter has its report (120 s at the latest). ST_OK: all are written.
 * ST_FAILED: look at each st. ST_AGAIN: ms passed first: call again, or bus_forget. */
enum status bus_flush(struct bus_out *, int ms) MUST_CHECK;
void        bus_forget(struct bus_out *);     /* letters without a report may still be written */

/* Makes the topics of topics.h that the brokers lack, three times where there are
 * three brokers. List: in the order of topics.h; partitions 0: missing. */
struct bus_topic { const char *name; int partitions; int64_t messages; };
enum status bus_topics_make(const char *brokers, struct problem *) MUST_CHECK;
enum status bus_topics_list(const char *brokers, struct arena *mem, struct bus_topic **topics,
                            size_t *n, struct problem *) MUST_CHECK;

#endif
