/* SPDX-License-Identifier: Apache-2.0 */
/* A process between a client and MariaDB's socket that loses things when told. */
#ifndef T_STORE_PROXY_H
#define T_STORE_PROXY_H

#include <stdatomic.h>
#include <sys/types.h>

enum proxy_fault {
	PROXY_NONE,
	PROXY_LOSE_COMMAND,     /* the connection ends before the server sees the command */
	PROXY_LOSE_ANSWER,      /* the server does it, the connection ends before its answer */
	PROXY_SWALLOW,          /* the server does it, the answer never comes */
	PROXY_AWAY              /* connections end at once */
};

struct proxy {
	pid_t pid;
	char  path[108];
	struct proxy_orders { atomic_int fault, command, accepted; } *orders;   /* shared with the process */
};

#define PROXY_COMMIT  0x103       /* the text COMMIT */
#define PROXY_EXECUTE 0x17        /* any prepared statement */

struct proxy proxy_start(const char *server_socket);
void         proxy_stop(struct proxy *);
/* The next such command suffers the fault; it is forgotten then (PROXY_AWAY stays). */
void         proxy_order(struct proxy *, enum proxy_fault, int command);

#endif
