/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/proc/listen.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/base/text.h"

#define FIRST_FD 3                     /* sd_listen_fds(3) */
#define HANDED_ENV "KAYAK_SOCKETS"

static void
take(struct handed *h, int64_t fd)
{
	if (h->n < GROUPS_MAX && fd >= 0 && fcntl((int)fd, F_SETFD, FD_CLOEXEC) == 0)
		h->fds[h->n++] = (int)fd;
}

void
listen_adopt(struct handed *h)
{
	const char *pid = getenv("LISTEN_PID"), *n = getenv("LISTEN_FDS"), *at = getenv(HANDED_ENV);
	int64_t ours, count;
	char *end;

	if (pid != NULL && n != NULL && text_i64(pid, &ours) && ours == getpid() && text_i64(n, &count))
		for (int64_t i = 0; i < count; i++)
			take(h, FIRST_FD + i);
	for (; at != NULL && *at != '\0'; at = *end == ',' ? end + 1 : end) {
		take(h, strtol(at, &end, 10));
		if (end == at)
			break;
	}
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_FDNAMES");
	unsetenv(HANDED_ENV);
}

void
listen_hand_over(const int *fds, size_t n)
{
	char list[GROUPS_MAX * 12] = "";
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		if (fds[i] < 0 || fcntl(fds[i], F_SETFD, 0) != 0)
			continue;
		at += (size_t)snprintf(list + at, sizeof list - at, "%s%d", at > 0 ? "," : "", fds[i]);
	}
	setenv(HANDED_ENV, list, 1);
}

static int
type_of(const struct group *g)
{
	return g->socket_type == 0 ? SOCK_STREAM : g->socket_type;
}

static int
handed_for(const struct group *g, struct handed *h)
{
	for (size_t i = 0; i < h->n; i++) {
		struct sockaddr_un a = { 0 };
		socklen_t n = sizeof a;
		int fd = h->fds[i];
		if (fd >= 0 && getsockname(fd, (struct sockaddr *)&a, &n) == 0 &&
		    a.sun_family == AF_UNIX && strcmp(a.sun_path, g->socket) == 0) {
			h->fds[i] = -1;
			return fd;
		}
	}
	return -1;
}

/* Somebody answers there. Children that outlive a killed master leave within
 * a moment, so it is asked again for a while. */
static bool
in_use(const struct sockaddr_un *a, int type)
{
	for (int tries = 0; tries < 30; tries++) {
		int fd = socket(AF_UNIX, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
		bool answers = connect(fd, (const struct sockaddr *)a, sizeof *a) == 0 || errno == EAGAIN;
		close(fd);
		if (!answers)
			return false;
		usleep(100000);
	}
	return true;
}

static int
failed(const struct group *g, int fd, const char *why)
{
	log_error("listen", "group=%s socket=%s error=\"%s\"", g->name, g->socket, why);
	if (fd >= 0)
		close(fd);
	return -1;
}

static int
open_new(const struct group *g)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int type = type_of(g), fd;

	if (strlen(g->socket) >= sizeof a.sun_path)
		return failed(g, -1, "the path is longer than 107 bytes: choose a shorter KAYAK_RUN_DIR");
	memcpy(a.sun_path, g->socket, strlen(g->socket) + 1);
	if (in_use(&a, type))
		return failed(g, -1, "another program has this socket: stop it first");
	unlink(g->socket);
	fd = socket(AF_UNIX, type | SOCK_CLOEXEC, 0);
	if (fd < 0 || bind(fd, (const struct sockaddr *)&a, sizeof a) != 0 ||
	    chmod(g->socket, (mode_t)(g->mode == 0 ? 0660 : g->mode)) != 0)
		return failed(g, fd, strerror(errno));
	if (type == SOCK_STREAM && listen(fd, g->backlog == 0 ? 4096 : g->backlog) != 0)
		return failed(g, fd, strerror(errno));
	return fd;
}

int
listen_open(const struct group *g, struct handed *h)
{
	struct timeval wait = { .tv_usec = 200000 };
	int fd = handed_for(g, h);

	if (fd < 0)
		fd = open_new(g);
	if (fd >= 0)
		setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
	return fd;
}

/* sock_diag(7): one question about one socket, by its inode. */
static bool
ask(int nl, ino_t ino)
{
	struct { struct nlmsghdr head; struct unix_diag_req ask; } q = {
		.head = { sizeof q, SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST, 0, 0 },
		.ask = { .sdiag_family = AF_UNIX, .udiag_states = ~0u, .udiag_ino = (__u32)ino,
		         .udiag_show = UDIAG_SHOW_RQLEN, .udiag_cookie = { ~0u, ~0u } },
	};

	return send(nl, &q, sizeof q, 0) == (ssize_t)sizeof q;
}

static int
answer(int nl)
{
	union { struct nlmsghdr head; char bytes[4096]; } a;
	ssize_t n = recv(nl, &a, sizeof a, 0);

	if (n < (ssize_t)NLMSG_LENGTH(sizeof(struct unix_diag_msg)) ||
	    a.head.nlmsg_type != SOCK_DIAG_BY_FAMILY)
		return 0;
	int left = (int)(a.head.nlmsg_len - NLMSG_LENGTH(sizeof(struct unix_diag_msg)));
	struct rtattr *at = (struct rtattr *)((struct unix_diag_msg *)NLMSG_DATA(&a.head) + 1);
	for (; RTA_OK(at, left); at = RTA_NEXT(at, left))
		if (at->rta_type == UNIX_DIAG_RQLEN)
			return (int)((struct unix_diag_rqlen *)RTA_DATA(at))->udiag_rqueue;
	return 0;
}

int
listen_queue(int fd)
{
	struct stat s;
	struct timeval wait = { .tv_usec = 20000 };
	int n = 0, nl = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);

	if (nl < 0)
		return 0;
	setsockopt(nl, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
	if (fstat(fd, &s) == 0 && ask(nl, s.st_ino))
		n = answer(nl);
	close(nl);
	return n;
}
