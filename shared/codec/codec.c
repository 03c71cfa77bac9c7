#include "shared/codec/codec.h"

#include <json-c/json.h>
#include <string.h>

static bool
in_range(const struct field *f, int64_t v)
{
	return v >= f->min && (f->max == 0 || v <= f->max);
}

static enum status
out_of_range(const struct field *f, const char *ptr, const char *unit, struct problem *p)
{
	if (f->max == 0)
		return problem_field(p, ptr, "must be at least %lld%s", (long long)f->min, unit);
	return problem_field(p, ptr, "must be %lld to %lld%s", (long long)f->min, (long long)f->max, unit);
}

static enum status
decode_str(const struct field *f, struct json_object *v, void *at, const char *ptr, struct problem *p)
{
	const char *s = json_object_get_string(v), *why;

	if (!json_object_is_type(v, json_type_string))
		return problem_field(p, ptr, "must be a string");
	if ((size_t)json_object_get_string_len(v) != strlen(s))
		return problem_field(p, ptr, "must not hold a NUL");
	if (!in_range(f, (int64_t)strlen(s)))
		return out_of_range(f, ptr, " bytes long", p);
	if (f->check != NULL && (why = f->check(s)) != NULL)
		return problem_field(p, ptr, "%s", why);
	*(const char **)at = arena_strdup(p->mem, s);
	return ST_OK;
}

static enum status
decode_i64(const struct field *f, struct json_object *v, void *at, const char *ptr, struct problem *p)
{
	int64_t n = json_object_get_int64(v);

	if (!json_object_is_type(v, json_type_int))
		return problem_field(p, ptr, "must be a whole number");
	if (!in_range(f, n))
		return out_of_range(f, ptr, "", p);
	*(int64_t *)at = n;
	return ST_OK;
}

static enum status
decode_bool(const struct field *f, struct json_object *v, void *at, const char *ptr, struct problem *p)
{
	(void)f;
	if (!json_object_is_type(v, json_type_boolean))
		return problem_field(p, ptr, "must be true or false");
	*(bool *)at = json_object_get_boolean(v);
	return ST_OK;
}

static enum status
decode_field(const struct field *f, struct json_object *v, char *out, struct problem *p)
{
	char *ptr = arena_printf(p->mem, "#/%s", f->name);

	if (v == NULL)
		return f->must ? problem_field(p, ptr, "is required") : ST_OK;
	switch (f->kind) {
	case K_STR:  return decode_str(f, v, out + f->at, ptr, p);
	case K_I64:  return decode_i64(f, v, out + f->at, ptr, p);
	case K_BOOL: return decode_bool(f, v, out + f->at, ptr, p);
	default:     return problem_field(p, ptr, "cannot be sent");
	}
}

static const struct field *
field_named(const struct codec *c, const char *name)
{
	const struct field *f;

	for (f = c->fields; f->kind != K_END; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}

enum status
codec_decode(const struct codec *c, struct json_object *in, void *out, struct problem *p)
{
	enum status st = ST_OK;

	if (!json_object_is_type(in, json_type_object))
		return problem(p, ST_INVALID, "the body must be a JSON object");
	json_object_object_foreach(in, name, unused) {
		(void)unused;
		if (field_named(c, name) == NULL)
			st = problem_field(p, arena_printf(p->mem, "#/%s", name), "is not known");
	}
	for (const struct field *f = c->fields; f->kind != K_END; f++)
		if (decode_field(f, json_object_object_get(in, f->name), out, p) != ST_OK)
			st = ST_INVALID;
	return st;
}

static struct json_object *
encode_list(const struct field *f, const char *in)
{
	const char *items = *(const char *const *)(in + f->at);
	size_t n = *(const size_t *)(in + f->count_at);
	struct json_object *list = json_object_new_array();

	for (size_t i = 0; i < n; i++)
		json_object_array_add(list, codec_encode(f->of, items + i * f->of->size));
	return list;
}

static struct json_object *
encode_field(const struct field *f, const char *in)
{
	switch (f->kind) {
	case K_STR: {
		const char *s = *(const char *const *)(in + f->at);
		return s == NULL ? NULL : json_object_new_string(s);
	}
	case K_I64:  return json_object_new_int64(*(const int64_t *)(in + f->at));
	case K_BOOL: return json_object_new_boolean(*(const bool *)(in + f->at));
	case K_LIST: return encode_list(f, in);
	case K_END:  break;
	}
	return NULL;
}

struct json_object *
codec_encode(const struct codec *c, const void *in)
{
	struct json_object *o = json_object_new_object();

	for (const struct field *f = c->fields; f->kind != K_END; f++)
		json_object_object_add(o, f->name, encode_field(f, in));
	return o;
}
