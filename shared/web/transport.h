/* SPDX-License-Identifier: Apache-2.0 */
/* One request at a time over FastCGI, from a listening socket that somebody
 * else opened. All that the web server said becomes a struct wire; what goes
 * back is a head and a body. The first back end is libfcgi. */
#ifndef SHARED_WEB_TRANSPORT_H
#define SHARED_WEB_TRANSPORT_H

#include "shared/web/request.h"

struct transport;

/* One for a process. body_max: of a request's body, bytes. NULL: it cannot be. */
struct transport *transport_new(int listen_fd, size_t body_max);
void              transport_free(struct transport **);

/* Waits as long as the socket's SO_RCVTIMEO, then reads one request to the end
 * of its body. The wire's texts live until transport_end.
 *	ST_OK         it is in *wire
 *	ST_TOO_LARGE  so is it, without its body, which was too large
 *	ST_MALFORMED  the body broke off
 *	ST_AGAIN      nobody came
 *	ST_FAILED     the socket is of no use any more
 * After the first three the caller replies and ends. */
enum status transport_accept(struct transport *, struct arena *mem, struct wire *) MUST_CHECK;

/* head: header lines, each with CR LF, the status first ("Status: 200 OK"),
 * without the empty line after them. False when the web server was gone. */
bool transport_reply(struct transport *, const char *head, size_t n_head, const void *body,
                     size_t n_body);
void transport_end(struct transport *);

#endif
