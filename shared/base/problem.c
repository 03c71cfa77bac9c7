/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/base/problem.h"

#include <json-c/json.h>
#include <stdarg.h>

#include "shared/base/log.h"

__attribute__((format(printf, 2, 0)))
static const char *
vtext(struct arena *mem, const char *fmt, va_list ap)
{
	char line[512];

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
problem_field(struct problem *p, const char *pointer, const char *type, const char *fmt, ...)
{
	va_list ap;

	p->status = ST_INVALID;
	if (p->n_errors == PROBLEM_ERRORS_MAX)
		return ST_INVALID;
	va_start(ap, fmt);
	p->errors[p->n_errors++] = (struct problem_error){
		arena_strdup(p->mem, pointer), type, vtext(p->mem, fmt, ap) };
	va_end(ap);
	return ST_INVALID;
}

void
problem_fact(struct problem *p, const char *name, const char *text, int64_t number)
{
	if (p->n_facts < PROBLEM_FACTS_MAX)
		p->facts[p->n_facts++] = (struct problem_fact){ name, text, number };
}

static const char *
field_type(struct arena *mem, const char *type)
{
	return type == NULL ? status_texts[ST_INVALID].type : arena_printf(mem, "/problems/%s", type);
}

const char *
problem_type(const struct problem *p)
{
	if (p->status == ST_INVALID && p->n_errors == 1)
		return field_type(p->mem, p->errors[0].type);
	return status_texts[p->status].type;
}

static void
add(struct json_object *o, const char *name, const char *text)
{
	if (text != NULL)
		json_object_object_add(o, name, json_object_new_string(text));
}

static struct json_object *
errors(const struct problem *p)
{
	struct json_object *list = json_object_new_array();

	for (size_t i = 0; i < p->n_errors; i++) {
		struct json_object *e = json_object_new_object();
		add(e, "pointer", p->errors[i].pointer);
		add(e, "type", field_type(p->mem, p->errors[i].type));
		add(e, "detail", p->errors[i].detail);
		json_object_array_add(list, e);
	}
	return list;
}

const char *
problem_json(const struct problem *p, const char *trace_id)
{
	const struct status_text *t = &status_texts[p->status];
	struct json_object *o = json_object_new_object();
	const char *text;

	add(o, "type", problem_type(p));
	add(o, "title", t->title);
	json_object_object_add(o, "status", json_object_new_int(t->http));
	if (p->status != ST_FAILED)
		add(o, "detail", p->detail);
	add(o, "trace_id", trace_id);
	if (p->n_errors > 0)
		json_object_object_add(o, "errors", errors(p));
	for (size_t i = 0; i < p->n_facts; i++)
		json_object_object_add(o, p->facts[i].name, p->facts[i].text != NULL
		    ? json_object_new_string(p->facts[i].text)
		    : json_object_new_int64(p->facts[i].number));
	text = arena_strdup(p->mem, json_object_to_json_string_ext(o,
	    JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
	json_object_put(o);
	return text;
}

void
problem_log(const struct problem *p, const char *event)
{
	if (p->detail != NULL)
		log_error(event, "error=%s", log_quote(p->mem, p->detail));
	for (size_t i = 0; i < p->n_errors; i++)
		log_error(event, "at=%s error=%s", log_quote(p->mem, p->errors[i].pointer),
		          log_quote(p->mem, p->errors[i].detail));
}

void
problem_print(const struct problem *p, FILE *out)
{
	if (p->detail != NULL)
		fprintf(out, "%s\n", p->detail);
	for (size_t i = 0; i < p->n_errors; i++)
		fprintf(out, "%s: %s\n", p->errors[i].pointer, p->errors[i].detail);
}
