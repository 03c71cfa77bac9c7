/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE 1                  /* accept4 */
#include "agents/agent/hub.h"

#include <fcntl.h>
#include <libwebsockets.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "agents/agent/past.h"
#include "agents/agent/seat.h"
#include "shared/base/buffer.h"
#include "shared/base/clock.h"
#include "shared/base/config.h"
#include "shared/base/log.h"
#include "shared/base/text.h"
#include "shared/bus/bus.h"

#define STEP_US     20000              /* how often Kafka is looked at */
#define MESSAGES_A_STEP 200
#define KEEP_S      600                /* what can be gone on from */
#define PAST_MAX    65536
#define READ_BACK_US (3 * US_PER_S)    /* after the start: the past may still be coming in */
#define FRAME_MAX    (16 * 1024)
#define TRY_AGAIN_LATER 1013           /* the IANA registry's close code: a reader that is too slow */

struct hub {
	struct child  *child;
	const struct config *config;
	struct keys   *keys;
	struct arena  *mem;            /* of one callback */
	struct bus    *bus;
	struct past   *past;
	struct room   *room;
	struct lws_context *lws;
	struct lws_vhost   *vhost;
	lws_sorted_usec_list_t step;
	int64_t        started_at;
};

static const lws_retry_bo_t pings = { .secs_since_valid_ping = 25, .secs_since_valid_hangup = 60 };

static struct hub *
hub_of(struct lws *wsi)
{
	return lws_context_user(lws_get_context(wsi));
}

/* --- who may come in --------------------------------------------------- */

static bool
header(struct lws *wsi, enum lws_token_indexes token, char *room, size_t size)
{
	int n = lws_hdr_total_length(wsi, token);

	return n > 0 && (size_t)n < size && lws_hdr_copy(wsi, room, (int)size, token) > 0;
}

/* A browser always says where it comes from; a program says nothing. */
static bool
origin_fits(const struct hub *h, struct lws *wsi)
{
	char origin[256];

	if (lws_hdr_total_length(wsi, WSI_TOKEN_ORIGIN) == 0)
		return true;
	return header(wsi, WSI_TOKEN_ORIGIN, origin, sizeof origin) &&
	    (strcmp(origin, h->config->traveler_url) == 0 || strcmp(origin, h->config->admin_url) == 0);
}

/* "kayak.events, TICKET" */
static enum status
read_ticket(struct hub *h, struct lws *wsi, struct ticket *t)
{
	char offered[512];
	const char *text;

	if (!header(wsi, WSI_TOKEN_PROTOCOL, offered, sizeof offered) || (text = strchr(offered, ',')) == NULL)
		return ST_UNAUTHORIZED;
	text += 1 + strspn(text + 1, " ");
	return ticket_verify(h->keys, h->mem, text, t);
}

static void
read_after(struct lws *wsi, struct seat *s)
{
	char arg[64];
	const char *value = lws_get_urlarg_by_name(wsi, "after=", arg, sizeof arg);

	if (value != NULL)
		memccpy(s->after, value, '\0', sizeof s->after - 1);
	s->waits = s->after[0] != '\0';
}

static int
come_in(struct hub *h, struct lws *wsi)
{
	struct ticket t;
	const char *why = NULL;

	if (!origin_fits(h, wsi))
		why = "origin";
	else if (read_ticket(h, wsi, &t) != ST_OK)
		why = "ticket";
	else if (room_enter(h->room, &t, clock_now_us() / US_PER_S) != ST_OK)
		why = "spent-or-too-many";
	arena_reset(h->mem);
	if (why == NULL)
		return 0;
	log_info("socket_refused", "why=%s", why);
	lws_return_http_status(wsi, HTTP_STATUS_FORBIDDEN, NULL);
	return 1;
}

static void
sit_down(struct hub *h, struct lws *wsi, struct seat *s)
{
	*s = (struct seat){ .wire = wsi, .seq = past_last(h->past) };
	if (read_ticket(h, wsi, &s->ticket) != ST_OK)
		s->close_code = LWS_CLOSE_STATUS_POLICY_VIOLATION;
	read_after(wsi, s);
	room_sit(h->room, s);
	arena_reset(h->mem);
	lws_callback_on_writable(wsi);
}

/* --- what goes out ----------------------------------------------------- */

/* Where a client that was here before goes on. */
static void
go_on(struct hub *h, struct seat *s)
{
	enum status st = past_find(h->past, s->after, &s->seq);

	if (st == ST_NOT_FOUND && clock_ticks_us() - h->started_at < READ_BACK_US)
		return;
	s->waits = false;
	s->resync = st != ST_OK;
	if (st != ST_OK)
		s->seq = past_last(h->past);
	lws_callback_on_writable(s->wire);
}

static int
send_text(struct lws *wsi, struct arena *mem, const char *text, size_t n)
{
	unsigned char *room = arena_zalloc(mem, LWS_PRE + n);

	memcpy(room + LWS_PRE, text, n);
	return lws_write(wsi, room + LWS_PRE, n, LWS_WRITE_TEXT) < (int)n ? -1 : 0;
}

static int
hang_up(struct lws *wsi, int code)
{
	lws_close_reason(wsi, (enum lws_close_status)code, NULL, 0);
	return -1;
}

/* One message each time the socket takes one. */
static int
write_next(struct hub *h, struct lws *wsi, struct seat *s)
{
	static const char resync[] = "{\"type\":\"resync\"}";
	const struct told *t;
	int rc = 0;

	if (s->close_code != 0)
		return hang_up(wsi, s->close_code);
	if (s->waits)
		return 0;
	if (s->resync) {
		s->resync = false;
		rc = send_text(wsi, h->mem, resync, sizeof resync - 1);
	} else if ((t = past_next(h->past, s->ticket.user_id, s->seq)) != NULL) {
		rc = send_text(wsi, h->mem, t->text, t->n);
		s->seq = t->seq;
		s->unread -= s->unread < t->n ? s->unread : t->n;
	}
	if (past_next(h->past, s->ticket.user_id, s->seq) != NULL)
		lws_callback_on_writable(wsi);
	arena_reset(h->mem);
	return rc;
}

static int
take_line(struct lws *wsi, struct seat *s, size_t n)
{
	if (n > FRAME_MAX || lws_frame_is_binary(wsi) || !seat_line(s, clock_now_us() / US_PER_S))
		return hang_up(wsi, LWS_CLOSE_STATUS_POLICY_VIOLATION);
	return 0;
}

static int
on_socket(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t n)
{
	struct hub *h = hub_of(wsi);

	(void)in;
	switch (reason) {
	case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION: return come_in(h, wsi);
	case LWS_CALLBACK_ESTABLISHED:      sit_down(h, wsi, user); return 0;
	case LWS_CALLBACK_SERVER_WRITEABLE: return write_next(h, wsi, user);
	case LWS_CALLBACK_RECEIVE:          return take_line(wsi, user, n);
	case LWS_CALLBACK_CLOSED:           room_leave(h->room, user); return 0;
	default:                            return 0;
	}
}

/* --- what comes in ----------------------------------------------------- */

static void
tell(struct hub *h, const struct told *t)
{
	for (struct seat *s = room_first(h->room); s != NULL; s = s->next) {
		if (s->ticket.user_id != t->user_id || s->waits)
			continue;
		s->unread += t->n;
		if (s->unread > UNREAD_MAX)
			s->close_code = TRY_AGAIN_LATER;
		lws_callback_on_writable(s->wire);
	}
}

static enum status
take(void *agent, const struct bus_message *m, const void *data, struct problem *p)
{
	struct hub *h = agent;
	struct buffer b = { .mem = p->mem };
	struct told t = { .partition = m->partition, .offset = m->offset, .at = m->at };
	const struct told *kept;

	(void)data;
	if (!text_i64(m->key.at == NULL ? "" : arena_strndup(p->mem, m->key.at, m->key.n), &t.user_id))
		return problem(p, ST_INVALID, "the key is not a user");
	buffer_printf(&b, "{\"id\":\"%d-%lld\",\"type\":", (int)t.partition, (long long)t.offset);
	codec_write_str(&b, m->event->type);
	buffer_printf(&b, ",\"data\":%s}", m->event->data);
	t.text = b.bytes;
	t.n = b.n;
	if ((kept = past_add(h->past, &t)) != NULL)
		tell(h, kept);
	return ST_OK;
}

static const struct subscription subs[] = {
	{ .topic = TOPIC_USER_NOTIFICATIONS, .take = take },
	{ .topic = NULL },
};

static void
settle_waiting(struct hub *h)
{
	for (struct seat *s = room_first(h->room); s != NULL; s = s->next)
		if (s->waits)
			go_on(h, s);
}

static void
on_step(lws_sorted_usec_list_t *step)
{
	struct hub *h = lws_container_of(step, struct hub, step);

	for (int i = 0; i < MESSAGES_A_STEP; i++) {
		uint64_t before = past_last(h->past);
		if (bus_step(h->bus, 0) != ST_OK || past_last(h->past) == before)
			break;
	}
	past_forget(h->past, clock_now_us() - KEEP_S * US_PER_S);
	settle_waiting(h);
	lws_sul_schedule(h->lws, 0, &h->step, on_step, STEP_US);
}

/* --- the loop ---------------------------------------------------------- */

/* The master's socket: a connection is taken over as if libwebsockets had accepted it. */
static int
on_listener(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t n)
{
	struct hub *h = hub_of(wsi);
	int fd;

	(void)user, (void)in, (void)n;
	if (reason != LWS_CALLBACK_RAW_RX_FILE)
		return 0;
	while ((fd = accept4(h->child->fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK)) >= 0)
		if (lws_adopt_socket_vhost(h->vhost, fd) == NULL)
			log_warn("socket_lost", "why=%s", "not adopted");
	return 0;
}

static const struct lws_protocols protocols[] = {
	{ "http-only", lws_callback_http_dummy, 0, 0, 0, NULL, 0 },
	{ "kayak.events", on_socket, sizeof(struct seat), 1024, 0, NULL, 0 },
	{ "listener", on_listener, 0, 0, 0, NULL, 0 },
	{ NULL, NULL, 0, 0, 0, NULL, 0 },
};

static bool
open_sockets(struct hub *h)
{
	struct lws_context_creation_info info = {
		.port = CONTEXT_PORT_NO_LISTEN_SERVER, .protocols = protocols, .user = h,
		.options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS, .retry_and_idle_policy = &pings,
		.vhost_name = "events", .gid = -1, .uid = -1,
	};
	lws_sock_file_fd_type listener = { .filefd = h->child->fd };

	lws_set_log_level(LLL_ERR | LLL_WARN, lwsl_emit_stderr_notimestamp);
	if ((h->lws = lws_create_context(&info)) == NULL ||
	    (h->vhost = lws_create_vhost(h->lws, &info)) == NULL)
		return false;
	fcntl(h->child->fd, F_SETFL, fcntl(h->child->fd, F_GETFL) | O_NONBLOCK);
	return lws_adopt_descriptor_vhost(h->vhost, LWS_ADOPT_RAW_FILE_DESC, listener, "listener", NULL) != NULL;
}

static bool
open_bus(struct hub *h)
{
	h->bus = bus_new(&(struct bus_settings){ .brokers = h->config->kafka_brokers, .group = GROUP_HUB,
		.instance = -1, .subs = subs, .agent = h, .per_host = true, .rewind_s = KEEP_S });
	return h->bus != NULL;
}

static bool
open_hub(struct hub *h, struct child *c, struct arena *life)
{
	struct problem p = { .mem = life };

	*h = (struct hub){ .child = c, .config = ((const struct agent *)c->group->arg)->config,
	                   .mem = arena_new(64 * 1024), .past = past_new(PAST_MAX), .room = room_new(),
	                   .started_at = clock_ticks_us() };
	if (keys_load(h->config->keys_dir, KEYS_HUB, life, &h->keys, &p) != ST_OK) {
		problem_log(&p, "hub");
		return false;
	}
	return open_bus(h) && open_sockets(h);
}

int
hub_run(struct child *c)
{
	struct arena *life = arena_new(4096);
	struct hub h;
	bool good = open_hub(&h, c, life);

	if (good)
		lws_sul_schedule(h.lws, 0, &h.step, on_step, STEP_US);
	child_idle(c);
	while (good && !child_stopping(c))
		good = lws_service(h.lws, 0) >= 0;
	if (h.lws != NULL)
		lws_context_destroy(h.lws);
	bus_free(&h.bus);
	room_free(&h.room);
	past_free(&h.past);
	arena_free(&h.mem);
	arena_free(&life);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
