/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/proc/pools.h"

#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "shared/base/buffer.h"
#include "shared/base/text.h"
#include "shared/proc/directives.h"
#include "shared/proc/limits.h"

struct reader {
	struct pools   *pools;
	struct problem *p;
	struct pool    *pool;          /* the section that we are in; NULL: none yet */
	bool            global, skip;  /* in [global]; in a section that was refused */
	const char     *file;
	int             line;
};

static enum status
at(struct reader *r, enum status st, const char *why)
{
	if (st != ST_OK)
		problem_field(r->p, arena_printf(r->p->mem, "%s:%d", r->file, r->line), NULL, "%s", why);
	return st;
}

static enum status
section(struct reader *r, char *text)
{
	struct pools *all = r->pools;
	char *end = strchr(text, ']');

	r->pool = NULL;
	r->global = false;
	r->skip = true;
	if (end == NULL || end[1] != '\0')
		return at(r, ST_INVALID, "a section is [name] and nothing else: close the bracket");
	*end = '\0';
	if (strcmp(text + 1, "global") == 0) {
		r->global = true;
		r->skip = false;
		return ST_OK;
	}
	for (size_t i = 0; i < all->n; i++)
		if (strcmp(all->items[i].name, text + 1) == 0)
			return at(r, ST_INVALID, arena_printf(r->p->mem, "[%s] is there already, at %s: remove one",
			                                      text + 1, all->items[i].where));
	if (all->n == POOLS_MAX)
		return at(r, ST_INVALID, "there are too many pools: 16 is the most");
	r->skip = false;
	r->pool = &all->items[all->n++];
	*r->pool = (struct pool){ .name = arena_strdup(r->p->mem, text + 1),
	                          .where = arena_printf(r->p->mem, "%s:%d", r->file, r->line) };
	directives_default(r->pool);
	return ST_OK;
}

static enum status
known_not_obeyed(struct reader *r, const struct directive *d)
{
	if (r->pools->n_notes < NOTES_MAX)
		r->pools->notes[r->pools->n_notes++] = arena_printf(r->p->mem,
		    "%s:%d: %s is not obeyed yet: %s", r->file, r->line, d->name, d->advice);
	return ST_OK;
}

static enum status
global(struct reader *r, const char *name, const char *value)
{
	if (strcmp(name, "process_control_timeout") == 0 &&
	    directive_seconds(value, &r->pools->control_timeout_ms))
		return ST_OK;
	return at(r, ST_INVALID, "[global] knows process_control_timeout = SECONDS and nothing else");
}

static enum status
directive(struct reader *r, char *name, const char *value)
{
	struct arena *mem = r->p->mem;
	const struct directive *d;
	const char *why;

	if (r->skip)
		return ST_OK;
	if (r->global)
		return global(r, name, value);
	if (r->pool == NULL)
		return at(r, ST_INVALID, "a directive stands below a [pool]: write [search] above it");
	if ((d = directive_named(name)) == NULL)
		return at(r, ST_INVALID, arena_printf(mem, "%s is no directive: did you mean %s?", name,
		                                      directive_nearest(name)));
	if (d->kind == D_LATER)
		return known_not_obeyed(r, d);
	if ((why = directive_set(d, value, r->pool, mem)) != NULL)
		return at(r, ST_INVALID, arena_printf(mem, "%s %s", name, why));
	if (strcmp(d->name, "pm") == 0 && strcmp(value, "dynamic") == 0)
		return known_not_obeyed(r, &(struct directive){ .name = "pm = dynamic",
		    .advice = "all pm.max_children are started at once, as with static" });
	return ST_OK;
}

/* Cuts white space at both ends. */
static char *
trim(char *s)
{
	char *end;

	s += strspn(s, " \t\r\n");
	end = s + strlen(s);
	while (end > s && strchr(" \t\r\n", end[-1]) != NULL)
		*--end = '\0';
	return s;
}

/* The value without quotes, $pool filled in. */
static const char *
value_of(struct reader *r, char *text)
{
	struct buffer b = { .mem = r->p->mem };
	size_t n = strlen(text);

	if (n >= 2 && *text == '"' && text[n - 1] == '"') {
		text[n - 1] = '\0';
		text++;
	}
	buffer_str(&b, "");
	for (char *var; (var = strstr(text, "$pool")) != NULL; text = var + 5) {
		buffer_add(&b, text, (size_t)(var - text));
		buffer_str(&b, r->pool == NULL ? "" : r->pool->name);
	}
	buffer_str(&b, text);
	return b.bytes;
}

static enum status
line(struct reader *r, char *text)
{
	char *eq;

	text[strcspn(text, ";")] = '\0';
	text = trim(text);
	if (*text == '\0' || *text == '#')
		return ST_OK;
	if (*text == '[')
		return section(r, text);
	if ((eq = strchr(text, '=')) == NULL)
		return at(r, ST_INVALID, "a line is [pool], NAME = VALUE, or a comment that begins with ;");
	*eq = '\0';
	return directive(r, trim(text), value_of(r, trim(eq + 1)));
}

static enum status
read_file(struct reader *r, const char *path)
{
	char text[1024];
	enum status st = ST_OK;
	FILE *f = fopen(path, "re");

	r->file = path;
	r->line = 0;
	r->pool = NULL;
	r->global = r->skip = false;
	if (f == NULL)
		return at(r, ST_INVALID, strerror(errno));
	while (fgets(text, sizeof text, f) != NULL) {
		r->line++;
		if (line(r, text) != ST_OK)
			st = ST_INVALID;
	}
	fclose(f);
	return st;
}

static int64_t
connections_of(const char *pool)
{
#define X(name, n) if (strcmp(pool, #name) == 0) return n;
	MYSQL_CONNECTIONS(X)
#undef X
	return 0;
}

static enum status
wrong(struct problem *p, const struct pool *pool, const char *why)
{
	return problem_field(p, pool->where, NULL, "[%s] %s", pool->name, why);
}

static enum status
check_socket(const struct pools *all, const struct pool *pool, struct problem *p)
{
	const char *slash = pool->listen == NULL ? NULL : strrchr(pool->listen, '/');
	struct stat s;

	if (pool->listen == NULL)
		return wrong(p, pool, "needs a socket: add listen = /run/kayak/$pool.sock");
	if (*pool->listen != '/')
		return wrong(p, pool, "listens at a unix socket only: listen is its path, from /");
	if (strlen(pool->listen) >= sizeof((struct sockaddr_un *)0)->sun_path)
		return wrong(p, pool, "listen is longer than 107 bytes: choose a shorter path");
	if (slash != pool->listen &&
	    (stat(arena_strndup(p->mem, pool->listen, (size_t)(slash - pool->listen)), &s) != 0 ||
	     !S_ISDIR(s.st_mode)))
		return wrong(p, pool, arena_printf(p->mem, "listens at %s, whose folder is missing: make it",
		                                   pool->listen));
	for (const struct pool *other = all->items; other < pool; other++)
		if (other->listen != NULL && strcmp(other->listen, pool->listen) == 0)
			return wrong(p, pool, arena_printf(p->mem, "has the socket of [%s]: give it its own",
			                                   other->name));
	return ST_OK;
}

static enum status
check_size(const struct pool *pool, struct problem *p)
{
	int64_t most = connections_of(pool->name);

	if (pool->max_children == 0)
		return wrong(p, pool, "needs a size: add pm.max_children = 4");
	if (pool->max_children > most)
		return wrong(p, pool, arena_printf(p->mem,
		    "has pm.max_children = %lld, but %lld connections to MySQL of the %d: lower it",
		    (long long)pool->max_children, (long long)most, MYSQL_CONNECTIONS_ALL));
	return ST_OK;
}

static bool
is_known(const char *const *known, const char *name)
{
	for (; *known != NULL; known++)
		if (strcmp(*known, name) == 0)
			return true;
	return false;
}

static enum status
check(const struct pools *all, const char *const *known, struct problem *p)
{
	enum status st = ST_OK;
	char names[256] = "";

	for (const struct pool *pool = all->items; pool < all->items + all->n; pool++) {
		if (!is_known(known, pool->name))
			st = wrong(p, pool, "is no pool of this program: search, booking, account, login, admin");
		else if (check_size(pool, p) != ST_OK)
			st = ST_INVALID;
		if (check_socket(all, pool, p) != ST_OK)
			st = ST_INVALID;
		if (pool->status_listen != NULL && all->items->status_listen != NULL &&
		    strcmp(pool->status_listen, all->items->status_listen) != 0)
			st = wrong(p, pool, "has a pm.status_listen of its own: all pools share one");
		snprintf(names + strlen(names), sizeof names - strlen(names), ",%s", pool->name);
	}
	for (; *known != NULL; known++)
		if (!text_list_has(names, *known))
			st = problem_field(p, *known, NULL,
			                   "the pool [%s] is missing: add a file with that section", *known);
	return st;
}

enum status
pools_read(const char *dir, const char *const *known, struct pools *all, struct problem *p)
{
	struct reader r = { .pools = all, .p = p };
	enum status st = ST_OK;
	glob_t found;

	*all = (struct pools){ .control_timeout_ms = 30000 };
	if (glob(arena_printf(p->mem, "%s/*.conf", dir), 0, NULL, &found) != 0)
		return problem_field(p, dir, NULL, "there are no pool files: KAYAK_POOLS_DIR holds *.conf");
	for (size_t i = 0; i < found.gl_pathc; i++)
		if (read_file(&r, arena_strdup(p->mem, found.gl_pathv[i])) != ST_OK)
			st = ST_INVALID;
	globfree(&found);
	return check(all, known, p) != ST_OK ? ST_INVALID : st;
}

void
pools_print(const struct pools *all, FILE *out)
{
	fprintf(out, "[global]\nprocess_control_timeout = %llds\n",
	        (long long)all->control_timeout_ms / 1000);
	for (size_t i = 0; i < all->n; i++) {
		fprintf(out, "\n; %s\n[%s]\n", all->items[i].where, all->items[i].name);
		directives_print(&all->items[i], out);
	}
}
