/* SPDX-License-Identifier: Apache-2.0 */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/proc/board.h"

bool
child_stopping(const struct child *c)
{
	sigset_t came;

	sigpending(&came);
	return sigismember(&came, SIGQUIT) == 1 ||
	    (c->group->max_requests > 0 && c->done >= c->group->max_requests);
}

static int64_t
cpu_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * US_PER_S + t.tv_nsec / 1000;
}

static void
put(char *room, size_t n, const char *text)
{
	snprintf(room, n, "%s", text == NULL || *text == '\0' ? "-" : text);
}

static struct tally *
tally_of(struct child *c)
{
	int at = (int)(c->slot - c->board->slots);
	struct tally *t = c->board->groups;

	while (at >= t->first + t->count)
		t++;
	return t;
}

void
child_busy(struct child *c, const struct work *w)
{
	struct slot *s = c->slot;
	struct tally *t = tally_of(c);

	put(s->method, sizeof s->method, w->method);
	put(s->uri, sizeof s->uri, w->uri);
	snprintf(s->query, sizeof s->query, "%s", w->query == NULL ? "" : w->query);
	put(s->user, sizeof s->user, w->user);
	put(s->script, sizeof s->script, w->script);
	s->content_length = w->content_length;
	s->cpu_us = cpu_us();
	s->busy_since = clock_ticks_us();
	s->requests++;
	s->state = SLOT_BUSY;
	t->accepted++;
	board_raise(&t->active_max, board_count(c->board, t, SLOT_BUSY));
}

void
child_idle(struct child *c)
{
	struct slot *s = c->slot;

	if (s->state == SLOT_BUSY) {
		s->took_us = clock_ticks_us() - s->busy_since;
		s->cpu_us = cpu_us() - s->cpu_us;
		c->done++;
		if (c->group->slow_ms > 0 && s->took_us > c->group->slow_ms * 1000) {
			tally_of(c)->slow++;
			log_warn("slow", "group=%s script=%s method=%s ms=%lld", c->group->name,
			         s->script, s->method, (long long)s->took_us / 1000);
		}
	}
	s->state = SLOT_IDLE;
}

void
bell_ring(const char *path)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	snprintf(to.sun_path, sizeof to.sun_path, "%s", path);
	if (fd < 0)
		return;
	(void)!sendto(fd, "", 0, MSG_NOSIGNAL, (const struct sockaddr *)&to, sizeof to);
	close(fd);
}

bool
bell_wait(const struct child *c, int timeout_ms)
{
	struct pollfd p = { .fd = c->fd, .events = POLLIN };
	char none[1];
	bool rang = poll(&p, 1, timeout_ms) > 0;

	while (rang && recv(c->fd, none, sizeof none, MSG_DONTWAIT) >= 0)
		;
	return rang;
}
