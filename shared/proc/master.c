/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/proc/board.h"
#include "shared/proc/care.h"
#include "shared/proc/listen.h"
#include "shared/proc/notify.h"
#include "shared/proc/reload.h"

#define TICK_MS          200
#define START_MAX_US     (5 * US_PER_S)
#define TERM_MAX_US      (US_PER_S / 2)
#define CONTROL_MAX_US   (30 * US_PER_S)

struct place { pid_t pid; int64_t started; bool killed; };

/* The master's own memory. */
struct run {
	const struct master *m;
	struct board *board;
	int           fds[GROUPS_MAX];
	struct care   care[GROUPS_MAX];
	struct place  places[CHILDREN_MAX];    /* as the board's slots */
	struct reload reload;
	sigset_t      before;                  /* the mask that we were given */
	int64_t       began, beat, kill_at;    /* ticks; kill_at: of those who do not end */
	int           ending;                  /* the signal that ends us; 0: none */
	bool          ready;
};

static void
watched(sigset_t *set)
{
	static const int all[] = { SIGCHLD, SIGQUIT, SIGTERM, SIGINT, SIGUSR1, SIGUSR2, SIGHUP };

	sigemptyset(set);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		sigaddset(set, all[i]);
}

static void
child_signals(const struct run *r)
{
	sigset_t mask = r->before;

	sigdelset(&mask, SIGTERM);
	sigdelset(&mask, SIGINT);
	sigaddset(&mask, SIGQUIT);
	sigaddset(&mask, SIGUSR1);
	sigaddset(&mask, SIGUSR2);
	sigaddset(&mask, SIGHUP);
	signal(SIGPIPE, SIG_IGN);
	sigprocmask(SIG_SETMASK, &mask, NULL);
}

/* What ps shows: the arguments' own memory is written over, in the child alone. */
static void
title(const struct master *m, const char *group)
{
	char *first = m->argv[0], *end = first;

	for (char *const *arg = m->argv; *arg == end; arg++)
		end += strlen(end) + 1;
	memset(first, 0, (size_t)(end - first));
	snprintf(first, (size_t)(end - first), "%s: %s", m->program, group);
}

/* Never returns. A child holds its own group's socket and no other. */
static void
live(struct run *r, size_t g, int index, pid_t master)
{
	const struct group *group = &r->m->groups[g];
	struct slot *slot = &r->board->slots[r->board->groups[g].first + index];
	struct child c = { .group = group, .index = index, .fd = r->fds[g],
	                   .board = r->board, .slot = slot };
	int (*run)(struct child *) = group->run;

	prctl(PR_SET_PDEATHSIG, SIGQUIT);
	if (getppid() != master)
		exit(EXIT_FAILURE);
	prctl(PR_SET_NAME, group->name);
	title(r->m, group->name);
	child_signals(r);
	for (size_t i = 0; i < r->m->n_groups; i++)
		if (i != g && r->fds[i] >= 0)
			close(r->fds[i]);
	slot->pid = getpid();
	exit(run(&c));
}

static void
spawn(struct run *r, size_t g, int index)
{
	int at = r->board->groups[g].first + index;
	struct slot *s = &r->board->slots[at];
	pid_t master = getpid(), pid;

	*s = (struct slot){ .state = SLOT_STARTING, .started = clock_now_us() };
	if ((pid = fork()) == 0)
		live(r, g, index, master);
	if (pid < 0) {
		log_error("fork", "group=%s error=\"%s\"", r->m->groups[g].name, strerror(errno));
		s->state = SLOT_FREE;
		care_crashed(&r->care[g], r->m->groups[g].name, clock_ticks_us());
		return;
	}
	s->pid = pid;
	r->places[at] = (struct place){ .pid = pid, .started = clock_ticks_us() };
}

static void
fill(struct run *r)
{
	int64_t now = clock_ticks_us();

	for (size_t g = 0; g < r->m->n_groups; g++)
		for (int i = 0; i < r->m->groups[g].count && now >= r->care[g].not_before; i++)
			if (r->places[r->board->groups[g].first + i].pid == 0)
				spawn(r, g, i);
}

static size_t
group_at(const struct run *r, int at)
{
	size_t g = 0;

	while (at >= r->board->groups[g].first + r->board->groups[g].count)
		g++;
	return g;
}

/* A child that ended by SIGKILL says nothing about its program, and one that
 * worked for a while may end well; all else is a crash. */
static void
ended(struct run *r, int at, int how)
{
	struct place *p = &r->places[at];
	size_t g = group_at(r, at);
	const char *name = r->m->groups[g].name;
	int64_t now = clock_ticks_us();
	bool killed = WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL;
	bool well = WIFEXITED(how) && WEXITSTATUS(how) == 0;

	if (!well && r->ending == 0)
		log_warn("child_ended", "group=%s pid=%d %s=%d", name, (int)p->pid,
		         WIFSIGNALED(how) ? "signal" : "status",
		         WIFSIGNALED(how) ? WTERMSIG(how) : WEXITSTATUS(how));
	if (!killed && r->ending == 0 && (!well || now - p->started < US_PER_S))
		care_crashed(&r->care[g], name, now);
	*p = (struct place){ 0 };
	r->board->slots[at].state = SLOT_FREE;
	r->board->slots[at].pid = 0;
}

static void
reap(struct run *r)
{
	int how;
	pid_t pid;

	while ((pid = waitpid(-1, &how, WNOHANG)) > 0) {
		for (int at = 0; at < CHILDREN_MAX; at++)
			if (r->places[at].pid == pid)
				ended(r, at, how);
		reload_ended(&r->reload, pid, how);
	}
}

static void
tell_all(struct run *r, int sig)
{
	for (int at = 0; at < CHILDREN_MAX; at++)
		if (r->places[at].pid != 0)
			kill(r->places[at].pid, sig);
	reload_tell(&r->reload, sig);
}

static void
end(struct run *r, int sig)
{
	int64_t control = r->m->control_timeout_ms * 1000;

	if (r->ending == sig || r->ending == SIGTERM)
		return;
	log_info("ending", "program=%s signal=%s", r->m->program, sig == SIGQUIT ? "QUIT" : "TERM");
	notify("STOPPING=1");
	r->ending = sig;
	r->kill_at = clock_ticks_us() +
	    (sig == SIGTERM ? TERM_MAX_US : control > 0 ? control : CONTROL_MAX_US);
	tell_all(r, sig);
}

static void
obey(struct run *r, int sig)
{
	switch (sig) {
	case SIGQUIT:
		end(r, SIGQUIT);
		break;
	case SIGTERM: case SIGINT:
		end(r, SIGTERM);
		break;
	case SIGUSR2: case SIGHUP:
		if (r->ending == 0)
			reload_check(&r->reload, r->m->argv, &r->before);
		break;
	case SIGUSR1:
		log_info("reopen", "program=%s log=stderr", r->m->program);
		break;
	default:
		break;
	}
}

static void
kill_hanging(struct run *r)
{
	int64_t now = clock_ticks_us();

	for (int at = 0; at < CHILDREN_MAX; at++) {
		struct slot *s = &r->board->slots[at];
		if (r->places[at].pid == 0 || r->places[at].killed || s->state != SLOT_BUSY)
			continue;
		const struct group *g = &r->m->groups[group_at(r, at)];
		if (g->terminate_ms == 0 || now - s->busy_since < g->terminate_ms * 1000)
			continue;
		log_error("watchdog", "group=%s pid=%d script=%.47s ms=%lld", g->name,
		          (int)r->places[at].pid, s->script, (long long)(now - s->busy_since) / 1000);
		r->places[at].killed = kill(r->places[at].pid, SIGKILL) == 0;
	}
}

static bool
all_started(const struct run *r)
{
	for (size_t g = 0; g < r->m->n_groups; g++) {
		const struct tally *t = &r->board->groups[g];
		if (board_count(r->board, t, SLOT_IDLE) + board_count(r->board, t, SLOT_BUSY) < t->count)
			return false;
	}
	return true;
}

/* Once the new children work (or had their time to start), the old ones may go. */
static void
say_ready(struct run *r)
{
	if (r->ready || (!all_started(r) && clock_ticks_us() - r->began < START_MAX_US))
		return;
	r->ready = true;
	notify("READY=1");
	log_info("ready", "program=%s pid=%d", r->m->program, (int)getpid());
	reload_retire(&r->reload, clock_ticks_us() + (r->m->control_timeout_ms > 0
	    ? r->m->control_timeout_ms * 1000 : CONTROL_MAX_US));
}

static void
look_at_queues(struct run *r)
{
	for (size_t g = 0; g < r->m->n_groups; g++) {
		struct tally *t = &r->board->groups[g];
		if (t->backlog == 0)
			continue;
		t->queue = listen_queue(r->fds[g]);
		board_raise(&t->queue_max, t->queue);
	}
}

static void
start_anew(struct run *r)
{
	pid_t children[CHILDREN_MAX];

	for (int at = 0; at < CHILDREN_MAX; at++)
		children[at] = r->places[at].pid;
	reload_start_anew(&r->reload, r->m->argv, children, r->fds, r->m->n_groups);
}

static void
tick(struct run *r)
{
	int64_t now = clock_ticks_us(), every = notify_watchdog_us();

	if (every > 0 && now - r->beat >= every) {
		notify("WATCHDOG=1");
		r->beat = now;
	}
	reload_tick(&r->reload, now);
	look_at_queues(r);
	kill_hanging(r);
	if (r->ending == 0) {
		fill(r);
		say_ready(r);
	} else if (now >= r->kill_at) {
		tell_all(r, SIGKILL);
	}
	if (r->reload.checked && r->ending == 0)
		start_anew(r);
}

static bool
any_left(const struct run *r)
{
	for (int at = 0; at < CHILDREN_MAX; at++)
		if (r->places[at].pid != 0)
			return true;
	return reload_any_left(&r->reload);
}

static bool
open_all(struct run *r)
{
	struct handed handed = { .n = 0 };

	listen_adopt(&handed);
	for (size_t g = 0; g < r->m->n_groups; g++) {
		const struct group *group = &r->m->groups[g];
		r->fds[g] = group->socket == NULL ? -1 : listen_open(group, &handed);
		if (group->socket != NULL && r->fds[g] < 0)
			return false;
		if (group->socket != NULL && group->socket_type != SOCK_DGRAM)
			r->board->groups[g].backlog = group->backlog == 0 ? 4096 : group->backlog;
	}
	for (size_t i = 0; i < handed.n; i++)
		if (handed.fds[i] >= 0)
			close(handed.fds[i]);
	return true;
}

static void
close_all(struct run *r)
{
	for (size_t g = 0; g < r->m->n_groups; g++)
		if (r->fds[g] >= 0) {
			unlink(r->m->groups[g].socket);
			close(r->fds[g]);
		}
}

int
master_run(const struct master *m)
{
	struct run *r = calloc(1, sizeof *r);
	struct timespec wait = { .tv_nsec = TICK_MS * 1000000L };
	sigset_t set;

	if (r == NULL)
		abort();
	r->m = m;
	r->began = clock_ticks_us();
	watched(&set);
	sigprocmask(SIG_BLOCK, &set, &r->before);
	reload_inherit(&r->reload, &r->before);
	if ((r->board = board_new(m->groups, m->n_groups)) == NULL || !open_all(r))
		return EXIT_FAILURE;
	log_info("start", "program=%s pid=%d groups=%zu", m->program, (int)getpid(), m->n_groups);
	fill(r);
	while (r->ending == 0 || any_left(r)) {
		int sig = sigtimedwait(&set, NULL, &wait);
		obey(r, sig);
		reap(r);
		tick(r);
	}
	close_all(r);
	log_info("end", "program=%s", m->program);
	free(r);
	return EXIT_SUCCESS;
}
