/* SPDX-License-Identifier: Apache-2.0 */
/* The wire format is hiredis'; the socket is ours, because one deadline must
 * hold for all of a call: hiredis' own time-outs count for each read. */
#include "shared/store/cache.h"

#include <errno.h>
#include <hiredis/hiredis.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/store/breaker.h"
#include "shared/store/url.h"

#define CONNECT_US 50000
#define COMMAND_US 20000

struct cache {
	struct arena  *mem;
	struct url     url;
	struct breaker breaker;
	int            fd;               /* -1: not connected */
	redisReader   *reader;           /* of this connection */
	int64_t        command_us;
};

struct cache *
cache_new(const char *url)
{
	struct arena *mem = arena_new(1024);
	struct cache *c = arena_zalloc(mem, sizeof *c);
	bool local;

	*c = (struct cache){ .mem = mem, .fd = -1, .command_us = COMMAND_US };
	local = strncmp(url, "unix://", 7) == 0;
	if (!url_parse(mem, url, &c->url) ||
	    (local ? *c->url.path == '\0' : strcmp(c->url.scheme, "redis") != 0 || *c->url.host == '\0')) {
		log_error("cache", "text=\"not an address: unix:///path or redis://host:port\"");
		cache_free(&c);
	}
	return c;
}

static void
drop(struct cache *c)
{
	if (c->fd >= 0)
		close(c->fd);
	if (c->reader != NULL)
		redisReaderFree(c->reader);
	c->fd = -1;
	c->reader = NULL;
}

void
cache_free(struct cache **cp)
{
	struct cache *c = *cp;
	struct arena *mem;

	*cp = NULL;
	if (c == NULL)
		return;
	drop(c);
	mem = c->mem;
	arena_free(&mem);
}

void
cache_patience(struct cache *c, int64_t ms)
{
	c->command_us = ms * 1000;
}

/* Whether the socket is ready before the deadline. */
static bool
ready(int fd, short events, int64_t deadline)
{
	for (;;) {
		int64_t left = deadline - clock_ticks_us();
		struct pollfd p = { .fd = fd, .events = events };
		int n = left <= 0 ? 0 : poll(&p, 1, (int)((left + 999) / 1000));

		if (n >= 0 || errno != EINTR)
			return n > 0;
	}
}

static bool
dial(int fd, const struct sockaddr *a, socklen_t n, int64_t deadline)
{
	int error = 0;
	socklen_t size = sizeof error;

	if (fd < 0)
		return false;
	if (connect(fd, a, n) == 0)
		return true;
	if (errno != EINPROGRESS || !ready(fd, POLLOUT, deadline))
		return false;
	return getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
}

static bool
dial_local(struct cache *c, int64_t deadline)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };

	if ((size_t)snprintf(a.sun_path, sizeof a.sun_path, "/%s", c->url.path) >= sizeof a.sun_path)
		return false;
	c->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	return dial(c->fd, (struct sockaddr *)&a, sizeof a, deadline);
}

static bool
dial_host(struct cache *c, int64_t deadline)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM }, *all = NULL;
	char port[16];
	bool good = false;
	int one = 1;

	snprintf(port, sizeof port, "%u", c->url.port == 0 ? 6379 : c->url.port);
	if (getaddrinfo(c->url.host, port, &hints, &all) != 0)
		return false;
	for (struct addrinfo *a = all; a != NULL && !good; a = a->ai_next) {
		if (c->fd >= 0)
			close(c->fd);
		c->fd = socket(a->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
		good = dial(c->fd, a->ai_addr, a->ai_addrlen, deadline);
	}
	freeaddrinfo(all);
	if (good)
		setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	return good;
}

/* A connection that the server has ended says so without being asked. */
static bool
ended(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	return poll(&p, 1, 0) != 0;
}

static bool
connected(struct cache *c)
{
	int64_t now = clock_ticks_us();
	bool local = strcmp(c->url.scheme, "unix") == 0;

	if (c->fd >= 0 && ended(c->fd))
		drop(c);
	if (c->fd >= 0)
		return true;
	if (!breaker_lets(&c->breaker, now))
		return false;
	if (local ? dial_local(c, now + CONNECT_US) : dial_host(c, now + CONNECT_US)) {
		if ((c->reader = redisReaderCreate()) == NULL)
			abort();
		return true;
	}
	log_warn("cache", "text=\"cannot connect: %s\"", strerror(errno));
	drop(c);
	breaker_failed(&c->breaker, clock_ticks_us(), true);
	return false;
}

static bool
put(struct cache *c, struct bytes b, int64_t deadline)
{
	const char *at = b.at;

	while (b.n > 0) {
		ssize_t n = send(c->fd, at, b.n, MSG_NOSIGNAL);

		if (n < 0 && errno != EAGAIN && errno != EINTR)
			return false;
		if (n < 0 && !ready(c->fd, POLLOUT, deadline))
			return false;
		at += n > 0 ? n : 0;
		b.n -= n > 0 ? (size_t)n : 0;
	}
	return true;
}

static bool
more(struct cache *c, int64_t deadline)
{
	char bytes[16384];
	ssize_t n;

	do {
		if (!ready(c->fd, POLLIN, deadline))
			return false;
		n = recv(c->fd, bytes, sizeof bytes, 0);
	} while (n < 0 && (errno == EAGAIN || errno == EINTR));
	return n > 0 && redisReaderFeed(c->reader, bytes, (size_t)n) == REDIS_OK;
}

static void
keep(struct arena *mem, const redisReply *r, struct cache_reply *to)
{
	*to = (struct cache_reply){ .kind = CACHE_NIL };
	switch (r->type) {
	case REDIS_REPLY_INTEGER:
		to->kind = CACHE_NUMBER;
		to->number = r->integer;
		break;
	case REDIS_REPLY_STRING: case REDIS_REPLY_STATUS: case REDIS_REPLY_ERROR:
		to->kind = r->type == REDIS_REPLY_ERROR ? CACHE_ERROR : CACHE_TEXT;
		to->text = (struct bytes){ arena_strndup(mem, r->str, r->len), r->len };
		break;
	case REDIS_REPLY_ARRAY:
		to->kind = CACHE_LIST;
		to->n = r->elements;
		to->items = arena_zalloc(mem, to->n * sizeof *to->items + 1);
		for (size_t i = 0; i < to->n; i++)
			keep(mem, r->element[i], &to->items[i]);
		break;
	default:
		break;
	}
}

static bool
take(struct cache *c, struct arena *mem, struct cache_reply *to, int64_t deadline)
{
	void *reply = NULL;

	for (;;) {
		if (redisReaderGetReply(c->reader, &reply) != REDIS_OK)
			return false;
		if (reply != NULL)
			break;
		if (!more(c, deadline))
			return false;
	}
	keep(mem, reply, to);
	freeReplyObject(reply);
	return true;
}

/* After a failure the connection may still bring old answers: it is closed. */
enum status
cache_pipeline(struct cache *c, struct arena *mem, const struct bytes *commands, size_t n,
               struct cache_reply *replies)
{
	int64_t deadline;
	bool good = true;

	if (!connected(c))
		return ST_AGAIN;
	deadline = clock_ticks_us() + c->command_us;
	for (size_t i = 0; i < n && good; i++)
		good = put(c, commands[i], deadline);
	for (size_t i = 0; i < n && good; i++)
		good = take(c, mem, &replies[i], deadline);
	if (good) {
		breaker_worked(&c->breaker);
		return ST_OK;
	}
	log_warn("cache", "text=\"no answer\" commands=%zu", n);
	drop(c);
	breaker_failed(&c->breaker, clock_ticks_us(), false);
	return ST_AGAIN;
}

static struct bytes
finished(struct arena *mem, char *text, int n)
{
	struct bytes b;

	if (n < 0)
		abort();                /* a format of ours that hiredis does not know */
	b = (struct bytes){ arena_strndup(mem, text, (size_t)n), (size_t)n };
	redisFreeCommand(text);
	return b;
}

struct bytes
cache_command(struct arena *mem, const char *fmt, ...)
{
	char *text = NULL;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = redisvFormatCommand(&text, fmt, ap);
	va_end(ap);
	return finished(mem, text, n);
}

struct bytes
cache_words(struct arena *mem, const char *const *words, size_t n)
{
	char *text = NULL;
	int len = redisFormatCommandArgv(&text, (int)n, (const char **)(void *)words, NULL);

	return finished(mem, text, len);
}
