/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/base/config.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "shared/base/text.h"

struct setting {
	const char *key;
	size_t      at;
	const char *text;                  /* the default of a text; NULL: a number */
	int64_t     number, min, max;
	const char *meaning;
};

static const struct setting settings[] = {
#define X(member, key, fallback, meaning) \
	{ key, offsetof(struct config, member), fallback, 0, 0, 0, meaning },
	CONFIG_TEXTS(X)
#undef X
#define X(member, key, fallback, min, max, meaning) \
	{ key, offsetof(struct config, member), NULL, fallback, min, max, meaning },
	CONFIG_NUMBERS(X)
#undef X
};
#define N_SETTINGS (sizeof settings / sizeof *settings)

static const struct setting *
setting_named(const char *key)
{
	for (size_t i = 0; i < N_SETTINGS; i++)
		if (strcmp(settings[i].key, key) == 0)
			return &settings[i];
	return NULL;
}

static enum status
set(struct config *c, const struct setting *s, const char *value, struct problem *p)
{
	int64_t n;

	if (s->text != NULL) {
		*(const char **)((char *)c + s->at) = arena_strdup(p->mem, value);
		return ST_OK;
	}
	if (!text_i64(value, &n) || n < s->min || n > s->max)
		return problem_field(p, s->key, NULL, "%s must be a whole number from %lld to %lld",
		                     s->key, (long long)s->min, (long long)s->max);
	*(int64_t *)((char *)c + s->at) = n;
	return ST_OK;
}

static enum status
set_line(struct config *c, char *line, int number, struct problem *p)
{
	const struct setting *s;
	char *value;

	line[strcspn(line, "\r\n")] = '\0';
	line += strspn(line, " \t");
	if (*line == '\0' || *line == '#')
		return ST_OK;
	if ((value = strchr(line, '=')) == NULL)
		return problem_field(p, line, NULL, "line %d is not KEY=value", number);
	*value++ = '\0';
	if ((s = setting_named(line)) == NULL)
		return problem_field(p, line, NULL, "line %d: %s is not a setting", number, line);
	return set(c, s, value, p);
}

static enum status
read_file(struct config *c, const char *file, struct problem *p)
{
	enum status st = ST_OK;
	char line[4096];
	FILE *f = fopen(file, "re");

	if (f == NULL)
		return problem(p, ST_INVALID, "%s: %s", file, strerror(errno));
	for (int n = 1; fgets(line, sizeof line, f) != NULL; n++)
		if (set_line(c, line, n, p) != ST_OK)
			st = ST_INVALID;
	fclose(f);
	return st;
}

enum status
config_read(struct config *c, const char *file, struct arena *mem, struct problem *p)
{
	enum status st = ST_OK;

	p->mem = mem;
	for (const struct setting *s = settings; s < settings + N_SETTINGS; s++)
		if (s->text != NULL)
			*(const char **)((char *)c + s->at) = s->text;
		else
			*(int64_t *)((char *)c + s->at) = s->number;
	if (file != NULL)
		st = read_file(c, file, p);
	for (const struct setting *s = settings; s < settings + N_SETTINGS; s++) {
		const char *value = getenv(s->key);
		if (value != NULL && set(c, s, value, p) != ST_OK)
			st = ST_INVALID;
	}
	return st;
}

/* user:password@ -> user:***@ */
static void
print_url(FILE *out, const char *v)
{
	const char *host = strrchr(v, '@'), *user = strstr(v, "://");
	const char *colon = user == NULL ? NULL : strchr(user + 3, ':');

	if (host != NULL && colon != NULL && colon < host)
		fprintf(out, "%.*s:***%s\n", (int)(colon - v), v, host);
	else
		fprintf(out, "%s\n", v);
}

void
config_print(const struct config *c, FILE *out)
{
	for (const struct setting *s = settings; s < settings + N_SETTINGS; s++) {
		fprintf(out, "# %s\n%s=", s->meaning, s->key);
		if (s->text != NULL)
			print_url(out, *(const char *const *)((const char *)c + s->at));
		else
			fprintf(out, "%lld\n", (long long)*(const int64_t *)((const char *)c + s->at));
	}
}
