/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/proc/directives.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "shared/base/text.h"

#define SOCKETS "the sockets belong to who starts the program: set its user and group in the unit"
#define DYNAMIC "all pm.max_children are started at once"
#define UNIT    "set it in the unit"
#define LOG     "all programs log to standard error"

static const struct directive directives[] = {
	{ "listen", D_TEXT, offsetof(struct pool, listen), 0, 0, 0, NULL },
	{ "listen.backlog", D_NUMBER, offsetof(struct pool, backlog), 4096, 64, 65535, NULL },
	{ "listen.mode", D_MODE, offsetof(struct pool, mode), 0660, 0600, 0666, NULL },
	{ "pm", D_CHOICE, offsetof(struct pool, pm), 0, 0, 0, "static dynamic" },
	{ "pm.max_children", D_NUMBER, offsetof(struct pool, max_children), 0, 1, 128, NULL },
	{ "pm.max_requests", D_NUMBER, offsetof(struct pool, max_requests), 0, 0, 100000000, NULL },
	{ "pm.status_path", D_TEXT, offsetof(struct pool, status_path), 0, 0, 0, NULL },
	{ "pm.status_listen", D_TEXT, offsetof(struct pool, status_listen), 0, 0, 0, NULL },
	{ "request_terminate_timeout", D_SECONDS, offsetof(struct pool, terminate_ms), 4000, 0, 600000, NULL },
	{ "request_slowlog_timeout", D_SECONDS, offsetof(struct pool, slow_ms), 0, 0, 600000, NULL },
	{ "user", D_LATER, 0, 0, 0, 0, UNIT },
	{ "group", D_LATER, 0, 0, 0, 0, UNIT },
	{ "listen.owner", D_LATER, 0, 0, 0, 0, SOCKETS },
	{ "listen.group", D_LATER, 0, 0, 0, 0, SOCKETS },
	{ "listen.acl_users", D_LATER, 0, 0, 0, 0, SOCKETS },
	{ "listen.acl_groups", D_LATER, 0, 0, 0, 0, SOCKETS },
	{ "listen.allowed_clients", D_LATER, 0, 0, 0, 0, "a unix socket has its mode: listen.mode" },
	{ "pm.start_servers", D_LATER, 0, 0, 0, 0, DYNAMIC },
	{ "pm.min_spare_servers", D_LATER, 0, 0, 0, 0, DYNAMIC },
	{ "pm.max_spare_servers", D_LATER, 0, 0, 0, 0, DYNAMIC },
	{ "pm.max_spawn_rate", D_LATER, 0, 0, 0, 0, DYNAMIC },
	{ "pm.process_idle_timeout", D_LATER, 0, 0, 0, 0, DYNAMIC },
	{ "ping.path", D_LATER, 0, 0, 0, 0, "ask pm.status_path" },
	{ "ping.response", D_LATER, 0, 0, 0, 0, "ask pm.status_path" },
	{ "access.log", D_LATER, 0, 0, 0, 0, LOG },
	{ "access.format", D_LATER, 0, 0, 0, 0, LOG },
	{ "slowlog", D_LATER, 0, 0, 0, 0, LOG },
	{ "request_slowlog_trace_depth", D_LATER, 0, 0, 0, 0, "a slow request is one line of the log" },
	{ "request_terminate_timeout_track_finished", D_LATER, 0, 0, 0, 0, "the answer ends a request" },
	{ "rlimit_files", D_LATER, 0, 0, 0, 0, UNIT },
	{ "rlimit_core", D_LATER, 0, 0, 0, 0, UNIT },
	{ "chroot", D_LATER, 0, 0, 0, 0, UNIT },
	{ "chdir", D_LATER, 0, 0, 0, 0, UNIT },
	{ "catch_workers_output", D_LATER, 0, 0, 0, 0, LOG },
	{ "decorate_workers_output", D_LATER, 0, 0, 0, 0, LOG },
	{ "clear_env", D_LATER, 0, 0, 0, 0, UNIT },
};
#define N_DIRECTIVES (sizeof directives / sizeof *directives)

const struct directive *
directive_named(const char *name)
{
	for (size_t i = 0; i < N_DIRECTIVES; i++)
		if (strcmp(directives[i].name, name) == 0)
			return &directives[i];
	return NULL;
}

/* How many letters must change (Levenshtein), of texts up to 63 letters. */
static int
distance(const char *a, const char *b)
{
	int row[64], n = (int)strlen(b);

	if (strlen(a) > 63 || n > 63)
		return 64;
	for (int j = 0; j <= n; j++)
		row[j] = j;
	for (int i = 1; a[i - 1] != '\0'; i++) {
		int diagonal = row[0];
		row[0] = i;
		for (int j = 1; j <= n; j++) {
			int change = diagonal + (a[i - 1] != b[j - 1]);
			int least = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;
			diagonal = row[j];
			row[j] = change < least ? change : least;
		}
	}
	return row[n];
}

const char *
directive_nearest(const char *name)
{
	const struct directive *best = directives;

	for (size_t i = 1; i < N_DIRECTIVES; i++)
		if (distance(name, directives[i].name) < distance(name, best->name))
			best = &directives[i];
	return best->name;
}

bool
directive_seconds(const char *value, int64_t *ms)
{
	static const struct { char unit; int64_t ms; } units[] = {
		{ '\0', 1000 }, { 's', 1000 }, { 'm', 60000 }, { 'h', 3600000 }, { 'd', 86400000 },
	};
	char *end;
	long long n = strtoll(value, &end, 10);

	if (end == value || *value == '-' || *value == '+' || n > 1000000 ||
	    (*end != '\0' && end[1] != '\0'))
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (units[i].unit == *end) {
			*ms = n * units[i].ms;
			return true;
		}
	return false;
}

static const char *
set_number(const struct directive *d, int64_t n, struct pool *pool, struct arena *mem)
{
	if (n < d->min || n > d->max)
		return d->kind == D_SECONDS
		    ? arena_printf(mem, "must be %lld to %lld seconds", (long long)d->min / 1000,
		                   (long long)d->max / 1000)
		    : arena_printf(mem, d->kind == D_MODE ? "must be %04llo to %04llo" : "must be %lld to %lld",
		                   (long long)d->min, (long long)d->max);
	*(int64_t *)((char *)pool + d->at) = n;
	return NULL;
}

static bool
has_word(const char *words, const char *word)
{
	size_t n = strlen(word);

	for (const char *at = words; n > 0 && (at = strstr(at, word)) != NULL; at += n)
		if ((at == words || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
			return true;
	return false;
}

static const char *
set_text(const struct directive *d, const char *value, struct pool *pool, struct arena *mem)
{
	if (*value == '\0')
		return "has no value";
	if (d->kind == D_CHOICE && !has_word(d->advice, value))
		return arena_printf(mem, "must be one of: %s", d->advice);
	*(const char **)((char *)pool + d->at) = value;
	return NULL;
}

const char *
directive_set(const struct directive *d, const char *value, struct pool *pool, struct arena *mem)
{
	int64_t n;
	char *end;

	switch (d->kind) {
	case D_NUMBER:
		return text_i64(value, &n) ? set_number(d, n, pool, mem) : "must be a whole number";
	case D_SECONDS:
		return directive_seconds(value, &n) ? set_number(d, n, pool, mem)
		    : "must be a time: 10, 10s, 2m, 1h, 1d";
	case D_MODE:
		n = strtoll(value, &end, 8);
		return *end == '\0' && end != value ? set_number(d, n, pool, mem)
		    : "must be octal digits, like 0660";
	default:
		return set_text(d, value, pool, mem);
	}
}

void
directives_default(struct pool *pool)
{
	for (size_t i = 0; i < N_DIRECTIVES; i++) {
		const struct directive *d = &directives[i];
		if (d->kind == D_NUMBER || d->kind == D_SECONDS || d->kind == D_MODE)
			*(int64_t *)((char *)pool + d->at) = d->otherwise;
	}
	pool->pm = "static";
	pool->status_path = NULL;
}

void
directives_print(const struct pool *pool, FILE *out)
{
	for (size_t i = 0; i < N_DIRECTIVES; i++) {
		const struct directive *d = &directives[i];
		const void *at = (const char *)pool + d->at;
		const char *text = "";
		if (d->kind == D_LATER)
			continue;
		if (d->kind == D_TEXT || d->kind == D_CHOICE)
			text = *(const char *const *)at == NULL ? "" : *(const char *const *)at;
		fprintf(out, "%s = ", d->name);
		if (d->kind == D_NUMBER)
			fprintf(out, "%lld\n", (long long)*(const int64_t *)at);
		else if (d->kind == D_SECONDS)
			fprintf(out, "%llds\n", (long long)*(const int64_t *)at / 1000);
		else if (d->kind == D_MODE)
			fprintf(out, "%04llo\n", (long long)*(const int64_t *)at);
		else
			fprintf(out, "%s\n", text);
	}
}
