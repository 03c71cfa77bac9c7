#include "shared/base/problem.h"

#include <json-c/json.h>
#include <stdarg.h>
#include <stdio.h>

__attribute__((format(printf, 2, 0)))
static const char *
vtext(struct arena *mem, const char *fmt, va_list ap)
{
	char line[256];

	vsnprintf(line, sizeof line, fmt, ap);
	return arena_strdup(mem, line);
}

enum status
problem(struct problem *p, enum status st, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	p->status = st;
	p->detail = vtext(p->mem, fmt, ap);
	va_end(ap);
	return st;
}

enum status
problem_field(struct problem *p, const char *pointer, const char *fmt, ...)
{
	va_list ap;

	p->status = ST_INVALID;
	if (p->n_errors == PROBLEM_ERRORS_MAX)
		return ST_INVALID;
	va_start(ap, fmt);
	p->errors[p->n_errors++] = (struct problem_error){
		arena_strdup(p->mem, pointer), vtext(p->mem, fmt, ap) };
	va_end(ap);
	return ST_INVALID;
}

const char *
problem_json(const struct problem *p)
{
	const struct status_text *t = &status_texts[p->status];
	struct json_object *o = json_object_new_object(), *list;
	const char *text;

	json_object_object_add(o, "type", json_object_new_string(t->type));
	json_object_object_add(o, "title", json_object_new_string(t->title));
	json_object_object_add(o, "status", json_object_new_int(t->http));
	if (p->detail != NULL)
		json_object_object_add(o, "detail", json_object_new_string(p->detail));
	if (p->n_errors > 0) {
		json_object_object_add(o, "errors", list = json_object_new_array());
		for (size_t i = 0; i < p->n_errors; i++) {
			struct json_object *e = json_object_new_object();
			json_object_object_add(e, "pointer", json_object_new_string(p->errors[i].pointer));
			json_object_object_add(e, "detail", json_object_new_string(p->errors[i].detail));
			json_object_array_add(list, e);
		}
	}
	text = arena_strdup(p->mem, json_object_to_json_string_ext(o, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
	json_object_put(o);
	return text;
}
