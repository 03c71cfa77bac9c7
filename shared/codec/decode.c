/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/codec/codec.h"

#include <json-c/json.h>
#include <string.h>

#include "shared/base/clock.h"
#include "shared/base/text.h"

#define DEPTH_MAX 16

static enum status decode(const struct codec *, struct json_object *, void *out,
                          const char *at, struct problem *);

static enum status
wrong(const struct field *f, const char *ptr, struct problem *p, const char *why)
{
	return problem_field(p, ptr, f->type, "%s", why);
}

static int64_t
max_of(const struct field *f)
{
	return f->max == 0 ? I64_JSON_MAX : f->max;
}

/* A number, or a length when unit is not empty. */
static enum status
in_range(const struct field *f, int64_t v, const char *ptr, const char *unit, struct problem *p)
{
	int64_t min = f->kind == K_I64 && f->min == 0 && f->max == 0 ? -I64_JSON_MAX : f->min;

	if (v >= min && v <= max_of(f))
		return ST_OK;
	if (f->max == 0)
		return problem_field(p, ptr, f->type, "must be at least %lld%s", (long long)min, unit);
	return problem_field(p, ptr, f->type, "must be %lld to %lld%s", (long long)min,
	                     (long long)f->max, unit);
}

static enum status
take_text(const struct field *f, const char *s, size_t n, void *at, const char *ptr,
          struct problem *p)
{
	const char *why;

	if (n != strlen(s))
		return wrong(f, ptr, p, "must not hold a NUL");
	if (!text_utf8(s, n))
		return wrong(f, ptr, p, "must be UTF-8");
	if (in_range(f, (int64_t)text_length(s), ptr, " characters long", p) != ST_OK)
		return ST_INVALID;
	if (!f->opaque && text_holds_card(s))
		return problem_field(p, ptr, "card-number", "must not hold a card number");
	if (f->check != NULL && (why = f->check(s)) != NULL)
		return wrong(f, ptr, p, why);
	*(const char **)at = arena_strdup(p->mem, s);
	return ST_OK;
}

static enum status
take_i64(const struct field *f, int64_t n, void *at, const char *ptr, struct problem *p)
{
	if (in_range(f, n, ptr, "", p) != ST_OK)
		return ST_INVALID;
	*(int64_t *)at = n;
	return ST_OK;
}

static enum status
take_enum(const struct field *f, const char *s, void *at, const char *ptr, struct problem *p)
{
	struct buffer all = { .mem = p->mem };
	int i = codec_enum(f->names, s);

	if (i >= 0 && *s != '\0') {
		*(unsigned *)at = (unsigned)i;
		return ST_OK;
	}
	for (const char *const *name = f->names; *name != NULL; name++)
		if (**name != '\0')
			buffer_printf(&all, "%s%s", all.n > 0 ? ", " : "", *name);
	return problem_field(p, ptr, f->type, "must be one of: %s", all.bytes);
}

static enum status
take_date(const struct field *f, const char *s, void *at, const char *ptr, struct problem *p)
{
	int64_t day;

	if (!day_parse(s, &day))
		return wrong(f, ptr, p, "must be a date of the calendar, like 2026-11-24");
	*(const char **)at = arena_strdup(p->mem, s);
	return ST_OK;
}

static enum status
take_instant(const struct field *f, const char *s, void *at, const char *ptr, struct problem *p)
{
	if (!instant_parse(s, at))
		return wrong(f, ptr, p, "must be a time like 2026-11-24T10:00:00Z");
	return ST_OK;
}

static enum status
take_uuid(const struct field *f, const char *s, void *at, const char *ptr, struct problem *p)
{
	if (!uuid_parse(s, at))
		return wrong(f, ptr, p, "must be 32 hex digits in lower case");
	return ST_OK;
}

/* What is told by a text, in JSON and in a query string alike. */
static enum status
take_word(const struct field *f, const char *s, size_t n, void *at, const char *ptr,
          struct problem *p)
{
	if (f->kind != K_STR && n != strlen(s))
		return wrong(f, ptr, p, "must not hold a NUL");
	switch (f->kind) {
	case K_STR:     return take_text(f, s, n, at, ptr, p);
	case K_ENUM:    return take_enum(f, s, at, ptr, p);
	case K_DATE:    return take_date(f, s, at, ptr, p);
	case K_INSTANT: return take_instant(f, s, at, ptr, p);
	case K_UUID:    return take_uuid(f, s, at, ptr, p);
	default:        return wrong(f, ptr, p, "cannot be sent");
	}
}

static enum status
decode_list(const struct field *f, struct json_object *v, char *out, const char *ptr,
            struct problem *p)
{
	size_t n, size = f->kind == K_STRS ? sizeof(char *) : f->of->size;
	enum status st = ST_OK;
	char *items;

	if (!json_object_is_type(v, json_type_array))
		return wrong(f, ptr, p, "must be a list");
	n = json_object_array_length(v);
	if (in_range(f, (int64_t)n, ptr, " entries", p) != ST_OK)
		return ST_INVALID;
	items = arena_zalloc(p->mem, n * size + 1);
	for (size_t i = 0; i < n; i++) {
		struct json_object *e = json_object_array_get_idx(v, i);
		const char *here = arena_printf(p->mem, "%s/%zu", ptr, i);
		struct field text = { .kind = K_STR, .opaque = f->opaque, .min = 1, .max = 4096 };
		enum status one = f->kind == K_LIST ? decode(f->of, e, items + i * size, here, p)
		    : !json_object_is_type(e, json_type_string) ? wrong(f, here, p, "must be a string")
		    : take_text(&text, json_object_get_string(e),
		                (size_t)json_object_get_string_len(e), items + i * size, here, p);
		if (one != ST_OK)
			st = ST_INVALID;
	}
	*(void **)(out + f->at) = items;
	*(size_t *)(out + f->count_at) = n;
	return st;
}

static enum status
decode_value(const struct field *f, struct json_object *v, char *out, const char *ptr,
             struct problem *p)
{
	switch (f->kind) {
	case K_I64:
		if (!json_object_is_type(v, json_type_int))
			return wrong(f, ptr, p, "must be a whole number");
		return take_i64(f, json_object_get_int64(v), out + f->at, ptr, p);
	case K_BOOL:
		if (!json_object_is_type(v, json_type_boolean))
			return wrong(f, ptr, p, "must be true or false");
		*(bool *)(out + f->at) = json_object_get_boolean(v);
		return ST_OK;
	case K_OBJ:
		*(void **)(out + f->at) = arena_zalloc(p->mem, f->of->size);
		return decode(f->of, v, *(void **)(out + f->at), ptr, p);
	case K_LIST: case K_STRS:
		return decode_list(f, v, out, ptr, p);
	case K_RAW:
		*(const char **)(out + f->at) = arena_strdup(p->mem, json_object_to_json_string_ext(v,
		    JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
		return ST_OK;
	default:
		if (!json_object_is_type(v, json_type_string))
			return wrong(f, ptr, p, "must be a string");
		return take_word(f, json_object_get_string(v),
		                 (size_t)json_object_get_string_len(v), out + f->at, ptr, p);
	}
}

static void
take_otherwise(const struct field *f, char *out)
{
	switch (f->kind) {
	case K_I64:  *(int64_t *)(out + f->at) = f->otherwise; break;
	case K_BOOL: *(bool *)(out + f->at) = f->otherwise != 0; break;
	case K_ENUM: *(unsigned *)(out + f->at) = (unsigned)f->otherwise; break;
	default:     break;
	}
}

static enum status
decode_field(const struct field *f, struct json_object *v, char *out, const char *at,
             struct problem *p)
{
	const char *ptr = arena_printf(p->mem, "%s/%s", at, f->name);

	if (v != NULL)
		return decode_value(f, v, out, ptr, p);
	take_otherwise(f, out);
	return f->must ? wrong(f, ptr, p, "is required") : ST_OK;
}

static const struct field *
field_named(const struct codec *c, const char *name)
{
	for (const struct field *f = c->fields; f->kind != K_END; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}

/* A name as a part of a JSON pointer (RFC 6901). */
static const char *
escaped(struct arena *mem, const char *name)
{
	struct buffer b = { .mem = mem };

	buffer_str(&b, "");
	for (; *name != '\0'; name++)
		if (*name == '~' || *name == '/')
			buffer_str(&b, *name == '~' ? "~0" : "~1");
		else
			buffer_char(&b, *name);
	return b.bytes;
}

static enum status
unknown(const char *at, const char *name, struct problem *p)
{
	return problem_field(p, arena_printf(p->mem, "%s/%s", at, escaped(p->mem, name)),
	                     "unknown-field", "is not known");
}

static enum status
decode(const struct codec *c, struct json_object *in, void *out, const char *at,
       struct problem *p)
{
	enum status st = ST_OK;

	if (!json_object_is_type(in, json_type_object))
		return problem_field(p, at, NULL, "must be an object");
	json_object_object_foreach(in, name, unused) {
		(void)unused;
		if (field_named(c, name) == NULL)
			st = unknown(at, name, p);
	}
	for (const struct field *f = c->fields; f->kind != K_END; f++)
		if (decode_field(f, json_object_object_get(in, f->name), out, at, p) != ST_OK)
			st = ST_INVALID;
	return st;
}

/* What json-c's strict mode takes beyond RFC 8259: single quotes, NaN and
 * Infinity, a point without digits behind it, control characters in strings. */
static bool
looks_strict(const char *s, size_t n)
{
	bool inside = false;

	for (size_t i = 0; i < n; i++) {
		if (inside && (unsigned char)s[i] < ' ')
			return false;
		if (inside && s[i] == '\\')
			i++;
		else if (s[i] == '"')
			inside = !inside;
		else if (!inside && (s[i] == '\'' || s[i] == 'N' || s[i] == 'I'))
			return false;
		else if (!inside && s[i] == '.' && (i + 1 == n || s[i + 1] < '0' || s[i + 1] > '9'))
			return false;
	}
	return true;
}

static void put(void *o) { json_object_put(o); }

static enum status
parse(const char *json, size_t n, struct json_object **o, struct problem *p)
{
	struct json_tokener *tok = json_tokener_new_ex(DEPTH_MAX);
	bool whole;

	json_tokener_set_flags(tok, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	*o = text_utf8(json, n) && looks_strict(json, n)
	    ? json_tokener_parse_ex(tok, json, (int)n) : NULL;
	whole = *o != NULL && json_tokener_get_parse_end(tok) == n;
	json_tokener_free(tok);
	if (*o != NULL)
		arena_defer(p->mem, put, *o);
	if (!whole)
		return problem(p, ST_MALFORMED, "the body is not one JSON value");
	return ST_OK;
}

enum status
codec_read(const struct codec *c, const char *json, size_t n, void *out, struct problem *p)
{
	struct json_object *o;
	enum status st = parse(json, n, &o, p);

	return st == ST_OK ? decode(c, o, out, "#", p) : st;
}

static void forget_unknown(const struct codec *, struct json_object *);

static void
forget_below(const struct field *f, struct json_object *v)
{
	if (f->kind == K_OBJ)
		forget_unknown(f->of, v);
	else if (f->kind == K_LIST && json_object_is_type(v, json_type_array))
		for (size_t i = 0; i < json_object_array_length(v); i++)
			forget_unknown(f->of, json_object_array_get_idx(v, i));
}

static void
forget_unknown(const struct codec *c, struct json_object *o)
{
	if (!json_object_is_type(o, json_type_object))
		return;
	json_object_object_foreach(o, name, v) {
		const struct field *f = field_named(c, name);

		if (f == NULL)
			json_object_object_del(o, name);       /* json-c allows it within its loop */
		else
			forget_below(f, v);
	}
}

enum status
codec_read_known(const struct codec *c, const char *json, size_t n, void *out, struct problem *p)
{
	struct json_object *o;
	enum status st = parse(json, n, &o, p);

	if (st != ST_OK)
		return st;
	forget_unknown(c, o);
	return decode(c, o, out, "#", p);
}

static enum status
take_pair(const struct field *f, const char *v, char *out, const char *ptr, struct problem *p)
{
	int64_t n;

	switch (f->kind) {
	case K_I64:
		if (!text_i64(v, &n))
			return wrong(f, ptr, p, "must be a whole number");
		return take_i64(f, n, out + f->at, ptr, p);
	case K_BOOL:
		if (strcmp(v, "true") != 0 && strcmp(v, "false") != 0)
			return wrong(f, ptr, p, "must be true or false");
		*(bool *)(out + f->at) = *v == 't';
		return ST_OK;
	default:
		return take_word(f, v, strlen(v), out + f->at, ptr, p);
	}
}

static const char *
pair_value(const struct pair *pairs, size_t n, const char *name, size_t *times)
{
	const char *v = NULL;

	*times = 0;
	for (size_t i = 0; i < n; i++)
		if (strcmp(pairs[i].name, name) == 0) {
			v = pairs[i].value;
			++*times;
		}
	return v;
}

static enum status
decode_pair(const struct field *f, const struct pair *pairs, size_t n, char *out,
            struct problem *p)
{
	const char *ptr = arena_printf(p->mem, "#/%s", f->name);
	size_t times;
	const char *v = pair_value(pairs, n, f->name, &times);

	if (times > 1)
		return wrong(f, ptr, p, "is given more than once");
	if (v != NULL)
		return take_pair(f, v, out, ptr, p);
	take_otherwise(f, out);
	return f->must ? wrong(f, ptr, p, "is required") : ST_OK;
}

enum status
codec_read_pairs(const struct codec *c, const struct pair *pairs, size_t n, void *out,
                 struct problem *p)
{
	enum status st = ST_OK;

	for (size_t i = 0; i < n; i++)
		if (field_named(c, pairs[i].name) == NULL)
			st = unknown("#", pairs[i].name, p);
	for (const struct field *f = c->fields; f->kind != K_END; f++)
		if (decode_pair(f, pairs, n, out, p) != ST_OK)
			st = ST_INVALID;
	return st;
}

enum status
codec_read_both(const struct codec *c, const char *json, size_t n_json, const struct pair *pairs,
                size_t n, void *out, struct problem *p)
{
	struct json_object *o;
	enum status st = parse(n_json == 0 ? "{}" : json, n_json == 0 ? 2 : n_json, &o, p);

	if (st != ST_OK)
		return st;
	if (!json_object_is_type(o, json_type_object))
		return problem(p, ST_INVALID, "the body must be a JSON object");
	json_object_object_foreach(o, name, unused) {
		size_t times;
		(void)unused;
		if (field_named(c, name) == NULL || pair_value(pairs, n, name, &times) != NULL)
			st = unknown("#", name, p);
	}
	for (const struct field *f = c->fields; f->kind != K_END; f++) {
		size_t times;
		bool path = pair_value(pairs, n, f->name, &times) != NULL;
		enum status one = path ? decode_pair(f, pairs, n, out, p)
		    : decode_field(f, json_object_object_get(o, f->name), out, "#", p);
		if (one != ST_OK)
			st = ST_INVALID;
	}
	return st;
}
