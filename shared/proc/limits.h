/* SPDX-License-Identifier: Apache-2.0 */
/* How many connections to MySQL each part may hold, one a child: 50 in all. */
#ifndef SHARED_PROC_LIMITS_H
#define SHARED_PROC_LIMITS_H

/*        part       connections */
#define MYSQL_CONNECTIONS(X) \
	X(search,     10)    \
	X(booking,     8)    \
	X(account,     5)    \
	X(login,       2)    \
	X(admin,       5)    \
	X(worker,     13)    \
	X(agent,       4)    \
	X(operations,  3)

#define MYSQL_CONNECTIONS_ALL 50

#endif
