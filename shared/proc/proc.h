/* SPDX-License-Identifier: Apache-2.0 */
/* One master and named groups of single-threaded children.
 *
 * The master opens the groups' sockets, keeps every group at its number of
 * children, and obeys signals: QUIT ends gracefully, TERM and INT at once,
 * USR2 and HUP start this program anew under the same process id, new children
 * first, when its -t finds nothing wrong (the sockets stay open, so no
 * request is lost). A child does one thing in one loop:
 *
 *	while (!child_stopping(c)) {
 *		... wait 200 ms at most for something to do ...
 *		child_busy(c, &(struct work){ .script = "charge" });
 *		... do it ...
 *		child_idle(c);
 *	}
 *	return EXIT_SUCCESS;
 */
#ifndef SHARED_PROC_PROC_H
#define SHARED_PROC_PROC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

#define GROUPS_MAX 24
#define CHILDREN_MAX 256               /* of all groups together */

struct board;                          /* shared memory: what each child is doing */
struct slot;
struct child;

struct group {
	const char *name;              /* "search": in logs and on the status page */
	int         count;             /* children */
	int       (*run)(struct child *);   /* the life of a child; the value is its exit code */
	const void *arg;               /* the program's own, for run */
	const char *socket;            /* path of a unix socket; NULL: none */
	int         socket_type;       /* SOCK_STREAM (0 means it too) or SOCK_DGRAM, a doorbell */
	int         backlog;           /* 0: 4096 */
	int         mode;              /* of the socket's file; 0: 0660 */
	int64_t     terminate_ms;      /* longest piece of work; then its child is killed; 0: never */
	int64_t     slow_ms;           /* work that takes longer is counted and logged; 0: never */
	int64_t     max_requests;      /* a child ends after so many pieces of work; 0: never */
	const char *status_path;       /* of its status page; NULL: /status/NAME */
};

struct master {
	const char         *program;   /* "kayak-api": in logs */
	char *const        *argv;      /* main's, to start anew; children write their title over it */
	const struct group *groups;
	size_t              n_groups;
	int64_t             control_timeout_ms;  /* how long a child may take to end; 0: 30 s */
};

/* Runs until a signal ends it; the value is main's. Children leave by exit(). */
int master_run(const struct master *);

/* One child, as its run function sees it. SIGQUIT is blocked in it, so that
 * no read or write of a library is cut short; child_stopping looks whether it came. */
struct child {
	const struct group *group;
	int                 index;     /* 0 .. count - 1, within its group */
	int                 fd;        /* the group's socket, or -1; it has SO_RCVTIMEO 200 ms */
	struct board       *board;
	struct slot        *slot;
	int64_t             done;      /* pieces of work */
};

/* Time to end: the master says so, or is gone, or max_requests are done. */
bool child_stopping(const struct child *);

/* What a child is at, for the status page. Texts are copied and cut; NULL is "-". */
struct work {
	const char *method, *uri, *query, *user, *script;
	int64_t     content_length;
};

/* A new child counts as starting until it is first idle. A piece of work lies
 * between busy and idle; the watchdog's clock (terminate_ms) runs only there. */
void child_busy(struct child *, const struct work *);
void child_idle(struct child *);

/* Rings a doorbell: one empty datagram to the socket at path. Never waits; a
 * lost ring is nobody's loss, since the group also looks by itself. */
void bell_ring(const char *path);
/* Waits for a ring, timeout_ms at most, and takes all that came. True: it rang. */
bool bell_wait(const struct child *, int timeout_ms);

#endif
