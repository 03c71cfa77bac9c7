/* SPDX-License-Identifier: Apache-2.0 */
/* Who sits at which socket: tickets that were used, sockets of a person, what
 * one socket may send and may leave unread. Nothing here knows libwebsockets. */
#ifndef AGENTS_AGENT_SEAT_H
#define AGENTS_AGENT_SEAT_H

#include <stdbool.h>
#include <stdint.h>

#include "shared/auth/ticket.h"

#define SEATS_OF_ONE   3               /* sockets a person may have */
#define UNREAD_MAX     (256 * 1024)    /* bytes that wait for a slow reader */
#define LINES_A_SECOND 20              /* that a client may send */

/* One open socket. */
struct seat {
	struct seat *next;
	void        *wire;             /* of the transport */
	struct ticket ticket;
	uint64_t     seq;              /* of the last message that was sent */
	size_t       unread;           /* bytes of messages behind it */
	char         after[48];        /* goes on behind this message; "": from now on */
	bool         waits;            /* for what lies behind `after` to be read back */
	bool         resync;           /* must be told that something may be missing */
	int          close_code;       /* not 0: to be closed with it */
	int64_t      second, lines;    /* of what the client sent */
};

struct room;                           /* all seats of a process */
struct room *room_new(void);
void         room_free(struct room **);

/* A ticket can be used once: ST_CONFLICT the second time. Also ST_TOO_MANY seats of that person. */
enum status room_enter(struct room *, const struct ticket *, int64_t now_s) MUST_CHECK;
void room_sit(struct room *, struct seat *);
void room_leave(struct room *, struct seat *);
struct seat *room_first(struct room *);

/* The client sent a line: false when it sends too many. */
bool seat_line(struct seat *, int64_t now_s);

#endif
