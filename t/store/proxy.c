/* SPDX-License-Identifier: Apache-2.0 */
#include "t/store/proxy.h"

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static struct sockaddr_un
address(const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };

	snprintf(a.sun_path, sizeof a.sun_path, "%s", path);
	return a;
}

static int
dial(const char *path)
{
	struct sockaddr_un a = address(path);
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	if (connect(fd, (struct sockaddr *)&a, sizeof a) != 0)
		_exit(EXIT_FAILURE);
	return fd;
}

/* Whether the bytes from the client are the command of the order: 4 bytes of
 * header, the command's byte, its text. */
static bool
is_it(const struct proxy_orders *o, const char *bytes, ssize_t n)
{
	if (n < 5 || o->fault == PROXY_NONE)
		return false;
	if (o->command == PROXY_COMMIT)
		return bytes[4] == 0x03 && n >= 11 && memcmp(bytes + 5, "COMMIT", 6) == 0;
	return bytes[4] == o->command;
}

static bool
pass(int from, int to, struct proxy_orders *o, bool *deaf)
{
	char bytes[65536];
	ssize_t n = read(from, bytes, sizeof bytes);
	int fault = o->fault;

	if (n <= 0)
		return false;
	if (deaf == NULL || !is_it(o, bytes, n))
		return write(to, bytes, (size_t)n) == n;
	o->fault = PROXY_NONE;
	if (fault == PROXY_LOSE_COMMAND || write(to, bytes, (size_t)n) != n)
		return false;
	if (fault == PROXY_LOSE_ANSWER)
		return read(to, bytes, sizeof bytes) < 0;
	*deaf = true;
	return true;
}

static void
relay(int client, const char *server_socket, struct proxy_orders *o)
{
	int server = dial(server_socket);
	bool deaf = false;
	struct pollfd p[2] = { { .fd = client, .events = POLLIN }, { .fd = server, .events = POLLIN } };

	while (poll(p, deaf ? 1 : 2, -1) > 0) {
		if (p[0].revents != 0 && !pass(client, server, o, &deaf))
			break;
		if (!deaf && p[1].revents != 0 && !pass(server, client, o, NULL))
			break;
	}
	_exit(EXIT_SUCCESS);
}

static void
serve(int listener, const char *server_socket, struct proxy_orders *o)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGCHLD, SIG_IGN);
	for (;;) {
		int client = accept(listener, NULL, NULL);

		o->accepted++;
		if (client >= 0 && o->fault != PROXY_AWAY && fork() == 0) {
			prctl(PR_SET_PDEATHSIG, SIGKILL);
			relay(client, server_socket, o);
		}
		close(client);
	}
}

struct proxy
proxy_start(const char *server_socket)
{
	struct proxy p = { 0 };
	int listener = socket(AF_UNIX, SOCK_STREAM, 0);
	struct sockaddr_un a;

	snprintf(p.path, sizeof p.path, "/tmp/proxy.%d.sock", (int)getpid());
	unlink(p.path);
	a = address(p.path);
	p.orders = mmap(NULL, sizeof *p.orders, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (bind(listener, (struct sockaddr *)&a, sizeof a) != 0 || listen(listener, 64) != 0)
		abort();
	if ((p.pid = fork()) == 0)
		serve(listener, server_socket, p.orders);
	close(listener);
	return p;
}

void
proxy_stop(struct proxy *p)
{
	kill(p->pid, SIGKILL);
	waitpid(p->pid, NULL, 0);
	unlink(p->path);
}

void
proxy_order(struct proxy *p, enum proxy_fault fault, int command)
{
	p->orders->command = command;
	p->orders->fault = fault;
}
