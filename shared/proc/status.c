/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/proc/status.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "shared/base/clock.h"
#include "shared/codec/codec.h"

enum figure_kind { F_TEXT, F_NUMBER, F_TIME, F_PERCENT };

/* One line of the page. A number is also the instant of F_TIME, in seconds,
 * and hundredths of a percent. */
struct figure {
	const char      *name;
	enum figure_kind kind;
	const char      *text;
	int64_t          number;
};

#define GROUP_FIGURES 14
#define PROCESS_FIGURES 13

enum status_format
status_wish(const char *query, bool *full)
{
	static const struct { const char *word; enum status_format as; } words[] = {
		{ "html", AS_HTML }, { "xml", AS_XML }, { "json", AS_JSON }, { "openmetrics", AS_OPENMETRICS },
	};
	enum status_format as = AS_TEXT;

	*full = false;
	for (const char *at = query == NULL ? "" : query; *at != '\0';) {
		size_t n = strcspn(at, "&"), word = strcspn(at, "&=");
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (strlen(words[i].word) == word && memcmp(at, words[i].word, word) == 0)
				as = words[i].as;
		*full = *full || (word == 4 && memcmp(at, "full", 4) == 0);
		at += n + (at[n] == '&');
	}
	return as;
}

const char *
status_media_type(enum status_format as)
{
	static const char *const types[] = {
		"text/plain", "application/json", "text/html", "text/xml",
		"application/openmetrics-text; version=1.0.0; charset=utf-8",
	};

	return types[as];
}

static void
group_figures(const struct board *b, const struct tally *t, struct figure f[GROUP_FIGURES])
{
	int active = board_count(b, t, SLOT_BUSY);
	int idle = board_count(b, t, SLOT_IDLE) + board_count(b, t, SLOT_STARTING);
	int64_t now = clock_now_us();
	const struct figure all[GROUP_FIGURES] = {
		{ "pool",                 F_TEXT,   t->name, 0 },
		{ "process manager",      F_TEXT,   "static", 0 },
		{ "start time",           F_TIME,   NULL, t->started / US_PER_S },
		{ "start since",          F_NUMBER, NULL, (now - t->started) / US_PER_S },
		{ "accepted conn",        F_NUMBER, NULL, t->accepted },
		{ "listen queue",         F_NUMBER, NULL, t->queue },
		{ "max listen queue",     F_NUMBER, NULL, t->queue_max },
		{ "listen queue len",     F_NUMBER, NULL, t->backlog },
		{ "idle processes",       F_NUMBER, NULL, idle },
		{ "active processes",     F_NUMBER, NULL, active },
		{ "total processes",      F_NUMBER, NULL, idle + active },
		{ "max active processes", F_NUMBER, NULL, t->active_max },
		{ "max children reached", F_NUMBER, NULL, 0 },
		{ "slow requests",        F_NUMBER, NULL, t->slow },
	};

	memcpy(f, all, sizeof all);
}

/* Resident bytes of a process, as it is now. */
static int64_t
resident(pid_t pid)
{
	char path[48];
	long long pages = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/statm", (int)pid);
	if ((f = fopen(path, "re")) == NULL)
		return 0;
	if (fscanf(f, "%*s %lld", &pages) != 1)
		pages = 0;
	fclose(f);
	return pages * sysconf(_SC_PAGESIZE);
}

/* A text that its child may be writing at this moment. */
static const char *
text_of(struct arena *mem, const char *room, size_t n)
{
	char *text = arena_strndup(mem, room, n - 1);

	for (char *c = text; *c != '\0'; c++)
		if (*c < ' ' || *c > '~')
			*c = '?';
	return *text == '\0' ? "-" : text;
}

static void
process_figures(const struct slot *s, struct arena *mem, struct figure f[PROCESS_FIGURES])
{
	bool busy = s->state == SLOT_BUSY;
	const char *uri = arena_printf(mem, "%s%s%s", text_of(mem, s->uri, sizeof s->uri),
	    s->query[0] == '\0' ? "" : "?",
	    s->query[0] == '\0' ? "" : text_of(mem, s->query, sizeof s->query));
	int64_t now = clock_now_us();
	const struct figure all[PROCESS_FIGURES] = {
		{ "pid",                 F_NUMBER, NULL, s->pid },
		{ "state",               F_TEXT,   busy ? "Running" : "Idle", 0 },
		{ "start time",          F_TIME,   NULL, s->started / US_PER_S },
		{ "start since",         F_NUMBER, NULL, (now - s->started) / US_PER_S },
		{ "requests",            F_NUMBER, NULL, s->requests },
		{ "request duration",    F_NUMBER, NULL, busy ? clock_ticks_us() - s->busy_since : s->took_us },
		{ "request method",      F_TEXT,   text_of(mem, s->method, sizeof s->method), 0 },
		{ "request uri",         F_TEXT,   uri, 0 },
		{ "content length",      F_NUMBER, NULL, s->content_length },
		{ "user",                F_TEXT,   text_of(mem, s->user, sizeof s->user), 0 },
		{ "script",              F_TEXT,   text_of(mem, s->script, sizeof s->script), 0 },
		{ "last request cpu",    F_PERCENT, NULL,
		  busy || s->took_us == 0 ? 0 : s->cpu_us * 10000 / s->took_us },
		{ "last request memory", F_NUMBER, NULL, busy ? 0 : resident(s->pid) },
	};

	memcpy(f, all, sizeof all);
}

static void
value(const struct figure *f, bool words, struct buffer *b)
{
	time_t at = (time_t)f->number;
	char text[64];
	struct tm tm;

	switch (f->kind) {
	case F_TEXT:
		buffer_str(b, f->text);
		break;
	case F_PERCENT:
		buffer_printf(b, "%lld.%02lld", (long long)f->number / 100, (long long)f->number % 100);
		break;
	case F_TIME:
		if (words && localtime_r(&at, &tm) != NULL &&
		    strftime(text, sizeof text, "%d/%b/%Y:%H:%M:%S %z", &tm) > 0) {
			buffer_str(b, text);
			break;
		}
		/* fall through */
	default:
		buffer_i64(b, f->number);
	}
}

static void
escaped(const char *text, struct buffer *b)
{
	for (; *text != '\0'; text++)
		switch (*text) {
		case '<': buffer_str(b, "&lt;"); break;
		case '>': buffer_str(b, "&gt;"); break;
		case '&': buffer_str(b, "&amp;"); break;
		case '"': buffer_str(b, "&quot;"); break;
		default:  buffer_char(b, *text);
		}
}

static void
as_text(const struct figure *f, size_t n, struct buffer *b)
{
	for (size_t i = 0; i < n; i++) {
		bool uri = strcmp(f[i].name, "request uri") == 0;
		size_t from = b->n;
		buffer_printf(b, "%s:", uri ? "request URI" : f[i].name);
		buffer_printf(b, "%*s", (int)(22 - (b->n - from)), "");
		value(&f[i], true, b);
		buffer_char(b, '\n');
	}
}

static void
as_json(const struct figure *f, size_t n, struct buffer *b)
{
	for (size_t i = 0; i < n; i++) {
		buffer_printf(b, "%s\"%s\":", i > 0 ? "," : "", f[i].name);
		if (f[i].kind == F_TEXT)
			codec_write_str(b, f[i].text);
		else
			value(&f[i], false, b);
	}
}

static void
tag(const char *name, const char *close, struct buffer *b)
{
	buffer_printf(b, "<%s", close);
	for (; *name != '\0'; name++)
		buffer_char(b, *name == ' ' ? '-' : *name);
	buffer_char(b, '>');
}

static void
as_xml(const struct figure *f, size_t n, const char *end, struct buffer *b)
{
	for (size_t i = 0; i < n; i++) {
		tag(f[i].name, "", b);
		if (f[i].kind == F_TEXT)
			escaped(f[i].text, b);
		else
			value(&f[i], false, b);
		tag(f[i].name, "/", b);
		buffer_str(b, end);
	}
}

static void
cell(const struct figure *f, struct buffer *b)
{
	buffer_str(b, "<td>");
	if (f->kind == F_TEXT)
		escaped(f->text, b);
	else
		value(f, true, b);
	buffer_str(b, "</td>");
}

static void
as_html(const struct figure *f, size_t n, struct buffer *b)
{
	for (size_t i = 0; i < n; i++) {
		buffer_printf(b, "<tr><th>%s</th>", f[i].name);
		cell(&f[i], b);
		buffer_str(b, "</tr>\n");
	}
}

static void
html_row(const struct figure *f, size_t n, bool head, struct buffer *b)
{
	if (head) {
		buffer_str(b, "<table border=\"1\">\n<tr>");
		for (size_t i = 0; i < n; i++)
			buffer_printf(b, "<th>%s</th>", f[i].name);
		buffer_str(b, "</tr>\n");
	}
	buffer_str(b, "<tr>");
	for (size_t i = 0; i < n; i++)
		cell(&f[i], b);
	buffer_str(b, "</tr>\n");
}

/* php-fpm's own names and kinds, which are not all as OpenMetrics would have them. */
static void
as_openmetrics(const struct figure *f, struct buffer *b)
{
	static const struct { const char *name, *kind, *help; int figure; } all[] = {
		{ "start_since", "counter", "The number of seconds since FPM has started.", 3 },
		{ "accepted_connections", "counter", "The number of requests accepted by the pool.", 4 },
		{ "listen_queue", "gauge", "The number of requests in the queue of pending connections.", 5 },
		{ "max_listen_queue", "counter", "The maximum number of requests in the "
		  "queue of pending connections since FPM has started.", 6 },
		{ "listen_queue_length", "gauge", "The size of the socket queue of pending connections.", 7 },
		{ "idle_processes", "gauge", "The number of idle processes.", 8 },
		{ "active_processes", "gauge", "The number of active processes.", 9 },
		{ "total_processes", "gauge", "The number of idle + active processes.", 10 },
		{ "max_active_processes", "counter", "The maximum number of active processes "
		  "since FPM has started.", 11 },
		{ "max_children_reached", "counter", "The number of times, the process limit "
		  "has been reached.", 12 },
		{ "slow_requests", "counter", "The number of requests that exceeded your "
		  "'request_slowlog_timeout' value.", 13 },
	};

	buffer_printf(b, "# HELP phpfpm_up Could pool %s using a %s PM on PHP-FPM be reached?\n"
	              "# TYPE phpfpm_up gauge\nphpfpm_up 1\n", f[0].text, f[1].text);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		buffer_printf(b, "# HELP phpfpm_%s %s\n# TYPE phpfpm_%s %s\nphpfpm_%s %lld\n", all[i].name,
		              all[i].help, all[i].name, all[i].kind, all[i].name,
		              (long long)f[all[i].figure].number);
	buffer_str(b, "# EOF\n");
}

static void
one_process(const struct figure *f, enum status_format as, bool first, struct buffer *b)
{
	switch (as) {
	case AS_TEXT:
		buffer_str(b, "\n************************\n");
		as_text(f, PROCESS_FIGURES, b);
		break;
	case AS_JSON:
		buffer_str(b, first ? "{" : ",{");
		as_json(f, PROCESS_FIGURES, b);
		buffer_char(b, '}');
		break;
	case AS_XML:
		buffer_str(b, "<process>");
		as_xml(f, PROCESS_FIGURES, "", b);
		buffer_str(b, "</process>\n");
		break;
	case AS_HTML:
		html_row(f, PROCESS_FIGURES, first, b);
		break;
	default:
		break;
	}
}

static void
processes(const struct board *board, const struct tally *t, enum status_format as, struct buffer *b)
{
	struct figure f[PROCESS_FIGURES];
	bool first = true;

	for (int i = t->first; i < t->first + t->count; i++) {
		if (board->slots[i].state == SLOT_FREE || board->slots[i].pid == 0)
			continue;
		process_figures(&board->slots[i], b->mem, f);
		one_process(f, as, first, b);
		first = false;
	}
}

/* What stands around the group's figures, and around the processes. */
static const struct { const char *open, *middle, *close, *close_full; } frames[] = {
	[AS_TEXT] = { "", "", "", "" },
	[AS_JSON] = { "{", ",\"processes\":[", "}", "]}" },
	[AS_XML]  = { "<?xml version=\"1.0\" ?>\n<status>\n", "<processes>\n", "</status>",
	              "</processes>\n</status>" },
	[AS_HTML] = { "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Status</title></head>\n"
	              "<body>\n<table>\n", "</table>\n", "</table>\n</body></html>",
	              "</table></body></html>" },
	[AS_OPENMETRICS] = { "", "", "", "" },
};

void
status_write(const struct board *board, const struct tally *t, enum status_format as, bool full,
             struct buffer *b)
{
	struct figure f[GROUP_FIGURES];

	group_figures(board, t, f);
	full = full && as != AS_OPENMETRICS;
	buffer_str(b, frames[as].open);
	switch (as) {
	case AS_TEXT: as_text(f, GROUP_FIGURES, b); break;
	case AS_JSON: as_json(f, GROUP_FIGURES, b); break;
	case AS_XML:  as_xml(f, GROUP_FIGURES, "\n", b); break;
	case AS_HTML: as_html(f, GROUP_FIGURES, b); break;
	default:      as_openmetrics(f, b); break;
	}
	if (full) {
		buffer_str(b, frames[as].middle);
		processes(board, t, as, b);
	}
	buffer_str(b, full ? frames[as].close_full : frames[as].close);
}
