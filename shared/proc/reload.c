/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/proc/reload.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/proc/listen.h"
#include "shared/proc/notify.h"

#define CHECK_MAX_US (15 * US_PER_S)
#define RELOADED_ENV "KAYAK_RELOADED"

void
reload_inherit(struct reload *rl, sigset_t *mask)
{
	const char *at = getenv(RELOADED_ENV);
	char *end;

	if (at == NULL)
		return;
	sigemptyset(mask);
	for (size_t n = 0; n < CHILDREN_MAX && *at != '\0'; at = end) {
		long pid = strtol(at, &end, 10);
		if (end == at)
			break;
		rl->old[n++] = (pid_t)pid;
	}
	unsetenv(RELOADED_ENV);
}

void
reload_check(struct reload *rl, char *const *argv, const sigset_t *mask)
{
	char *with[64] = { 0 };
	size_t n = 0;

	if (rl->checker != 0)
		return;
	for (; argv[n] != NULL && n < sizeof with / sizeof *with - 2; n++)
		with[n] = argv[n];
	with[n] = (char[]){ "-t" };
	rl->checker_until = clock_ticks_us() + CHECK_MAX_US;
	if ((rl->checker = fork()) == 0) {
		sigprocmask(SIG_SETMASK, mask, NULL);
		execvp(with[0], with);
		_exit(127);
	}
	if (rl->checker < 0)
		rl->checker = 0;
}

void
reload_ended(struct reload *rl, pid_t pid, int how)
{
	if (pid == rl->checker) {
		rl->checker = 0;
		rl->checked = WIFEXITED(how) && WEXITSTATUS(how) == 0;
		if (!rl->checked)
			log_error("reload", "refused=1 advice=\"-t finds the configuration wrong: "
			          "see the lines above; nothing was changed\"");
	}
	for (size_t i = 0; i < CHILDREN_MAX; i++)
		if (rl->old[i] == pid)
			rl->old[i] = 0;
}

void
reload_tell(const struct reload *rl, int sig)
{
	for (size_t i = 0; i < CHILDREN_MAX; i++)
		if (rl->old[i] != 0)
			kill(rl->old[i], sig);
}

void
reload_tick(struct reload *rl, int64_t now)
{
	if (rl->checker != 0 && now > rl->checker_until)
		kill(rl->checker, SIGKILL);
	if (rl->kill_at != 0 && now > rl->kill_at)
		reload_tell(rl, SIGKILL);
}

void
reload_retire(struct reload *rl, int64_t kill_at)
{
	rl->kill_at = kill_at;
	reload_tell(rl, SIGQUIT);
}

bool
reload_any_left(const struct reload *rl)
{
	for (size_t i = 0; i < CHILDREN_MAX; i++)
		if (rl->old[i] != 0)
			return true;
	return false;
}

static size_t
list(char *text, size_t room, const pid_t *pids)
{
	size_t at = 0;

	for (size_t i = 0; i < CHILDREN_MAX; i++)
		if (pids[i] != 0)
			at += (size_t)snprintf(text + at, room - at, " %d", (int)pids[i]);
	return at;
}

void
reload_start_anew(struct reload *rl, char *const *argv, const pid_t *children, const int *fds,
                  size_t n_fds)
{
	char text[2 * CHILDREN_MAX * 12] = "";
	size_t at;

	rl->checked = false;
	log_info("reload", "pid=%d", (int)getpid());
	snprintf(text, sizeof text, "RELOADING=1\nMONOTONIC_USEC=%lld", (long long)clock_ticks_us());
	notify(text);
	text[0] = '\0';
	at = list(text, sizeof text, children);
	list(text + at, sizeof text - at, rl->old);
	setenv(RELOADED_ENV, text, 1);
	listen_hand_over(fds, n_fds);
	execvp(argv[0], argv);
	log_error("reload", "error=\"%s\"", strerror(errno));
	unsetenv(RELOADED_ENV);
}
