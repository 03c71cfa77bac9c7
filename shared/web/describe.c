/* SPDX-License-Identifier: Apache-2.0 */
/* The OpenAPI document. Paths, operations and schemas come in the order in
 * which the table of routes names them first, so the print is stable. */
#include <string.h>

#include "shared/base/buffer.h"
#include "shared/web/router.h"

#define CODECS_MAX 512

static const char problem_schema[] =
	"{\"type\":\"object\",\"description\":\"What went wrong, in the words of RFC 9457\","
	"\"required\":[\"type\",\"title\",\"status\"],\"properties\":{"
	"\"type\":{\"type\":\"string\",\"format\":\"uri-reference\"},"
	"\"title\":{\"type\":\"string\"},"
	"\"status\":{\"type\":\"integer\"},"
	"\"detail\":{\"type\":\"string\"},"
	"\"trace_id\":{\"type\":\"string\"},"
	"\"errors\":{\"type\":\"array\",\"description\":\"Every wrong field\","
	"\"items\":{\"type\":\"object\","
	"\"required\":[\"pointer\",\"type\",\"detail\"],\"properties\":{"
	"\"pointer\":{\"type\":\"string\",\"description\":\"A JSON pointer (RFC 6901)\"},"
	"\"type\":{\"type\":\"string\",\"format\":\"uri-reference\"},"
	"\"detail\":{\"type\":\"string\"}}}}}}";

static const char security_schemes[] =
	"{\"bearer\":{\"type\":\"http\",\"scheme\":\"bearer\",\"bearerFormat\":\"JWT\"},"
	"\"refresh\":{\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"__Host-rt\"}}";

static const char key_parameter[] =
	"{\"name\":\"Idempotency-Key\",\"in\":\"header\",\"required\":true,"
	"\"schema\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":255},"
	"\"description\":\"The same key with the same body does the work once and answers alike\"}";

static void
lower(struct buffer *b, const char *s)
{
	for (; *s != '\0'; s++)
		buffer_char(b, *s >= 'A' && *s <= 'Z' ? (char)(*s + 32) : *s);
}

static void
between(struct buffer *b, char before)
{
	if (b->n > 0 && b->bytes[b->n - 1] != before)
		buffer_char(b, ',');
}

static bool
in_path(const struct endpoint *e, const struct field *f)
{
	size_t n = strlen(f->name);

	for (const char *at = strchr(e->path, '{'); at != NULL; at = strchr(at + 1, '{'))
		if (strncmp(at + 1, f->name, n) == 0 && at[n + 1] == '}')
			return true;
	return false;
}

static bool
has_body(const struct endpoint *e)
{
	return strcmp(e->method, "GET") != 0 && strcmp(e->method, "DELETE") != 0;
}

static bool
can_be_text(const struct field *f)
{
	return f->kind != K_OBJ && f->kind != K_LIST && f->kind != K_STRS && f->kind != K_BYTES;
}

static void
parameter(const struct field *f, const char *in, struct buffer *b)
{
	between(b, '[');
	buffer_printf(b, "{\"name\":\"%s\",\"in\":\"%s\",\"required\":%s,\"schema\":", f->name, in,
	              f->must || strcmp(in, "path") == 0 ? "true" : "false");
	codec_schema_field(f, b);
	buffer_char(b, '}');
}

static void
parameters(const struct endpoint *e, struct buffer *b)
{
	buffer_str(b, "\"parameters\":[");
	for (const struct field *f = e->takes->fields; f->kind != K_END; f++)
		if (in_path(e, f))
			parameter(f, "path", b);
	for (const struct field *f = e->takes->fields; f->kind != K_END && !has_body(e); f++)
		if (!in_path(e, f) && can_be_text(f))
			parameter(f, "query", b);
	if ((e->traits & KEYED) != 0) {
		between(b, '[');
		buffer_str(b, key_parameter);
	}
	buffer_str(b, "],");
}

/* The members that the path does not bring; -1: all of them are the body's. */
static int
left_for_body(const struct endpoint *e)
{
	int left = 0;
	bool some = false;

	for (const struct field *f = e->takes->fields; f->kind != K_END; f++) {
		some = some || in_path(e, f);
		left += !in_path(e, f);
	}
	return some ? left : -1;
}

static void
inline_schema(const struct endpoint *e, struct buffer *b)
{
	buffer_str(b, "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[");
	for (const struct field *f = e->takes->fields; f->kind != K_END; f++)
		if (f->must && !in_path(e, f)) {
			between(b, '[');
			buffer_printf(b, "\"%s\"", f->name);
		}
	buffer_str(b, "],\"properties\":{");
	for (const struct field *f = e->takes->fields; f->kind != K_END; f++)
		if (!in_path(e, f)) {
			between(b, '{');
			buffer_printf(b, "\"%s\":", f->name);
			codec_schema_field(f, b);
		}
	buffer_str(b, "}}");
}

static void
request_body(const struct endpoint *e, struct buffer *b)
{
	int left = left_for_body(e);

	if (!has_body(e) || e->takes->fields->kind == K_END || left == 0)
		return;
	buffer_str(b, "\"requestBody\":{\"required\":true,\"content\":{\"application/json\":{\"schema\":");
	if ((e->traits & RAW) != 0)
		buffer_str(b, "{}");
	else if (left > 0)
		inline_schema(e, b);
	else
		buffer_printf(b, "{\"$ref\":\"#/components/schemas/%s\"}", e->takes->name);
	buffer_str(b, "}}},");
}

static void
responses(const struct endpoint *e, struct buffer *b)
{
	buffer_str(b, "\"responses\":{\"2XX\":{\"description\":\"Done\"");
	if (e->gives != &nothing_codec)
		buffer_printf(b, ",\"content\":{\"application/json\":{\"schema\":"
		              "{\"$ref\":\"#/components/schemas/%s\"}}}", e->gives->name);
	buffer_str(b, "},\"default\":{\"description\":\"A problem\",\"content\":"
	           "{\"application/problem+json\":{\"schema\":"
	           "{\"$ref\":\"#/components/schemas/problem\"}}}}}");
}

static void
who(const struct endpoint *e, struct buffer *b)
{
	enum role last = e->who == TRAVELER ? TRAVELER : CHIEF;

	buffer_str(b, "\"security\":[");
	if (e->who != ANYONE)
		buffer_str(b, "{\"bearer\":[]}");
	else if ((e->traits & COOKIE) != 0)
		buffer_str(b, "{\"refresh\":[]}");
	buffer_str(b, "],\"x-roles\":[");
	for (enum role r = e->who; e->who != ANYONE && r <= last; r++) {
		between(b, '[');
		buffer_printf(b, "\"%s\"", role_names[r]);
	}
	buffer_str(b, "],");
}

static void
operation(const struct endpoint *e, struct buffer *b)
{
	between(b, '{');
	buffer_char(b, '"');
	lower(b, e->method);
	buffer_printf(b, "\":{\"operationId\":\"%s\",\"x-pool\":\"%s\",", e->handler, e->pool);
	who(e, b);
	parameters(e, b);
	request_body(e, b);
	responses(e, b);
	buffer_char(b, '}');
}

static bool
path_seen(const struct endpoint *all, const struct endpoint *upto)
{
	for (const struct endpoint *e = all; e != upto; e++)
		if (strcmp(e->path, upto->path) == 0)
			return true;
	return false;
}

static void
paths(const struct endpoint *all, struct buffer *b)
{
	for (const struct endpoint *e = all; e->path != NULL; e++) {
		if (path_seen(all, e))
			continue;
		between(b, '{');
		codec_write_str(b, e->path);
		buffer_str(b, ":{");
		for (const struct endpoint *same = e; same->path != NULL; same++)
			if (strcmp(same->path, e->path) == 0)
				operation(same, b);
		buffer_char(b, '}');
	}
}

struct codecs { const struct codec *at[CODECS_MAX]; size_t n; };

/* Adds the codec and those that its fields name. */
static void
reach(struct codecs *all, const struct codec *c)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i] == c)
			return;
	if (all->n == CODECS_MAX || c == &nothing_codec)
		return;
	all->at[all->n++] = c;
	for (const struct field *f = c->fields; f->kind != K_END; f++)
		if (f->kind == K_OBJ || f->kind == K_LIST)
			reach(all, f->of);
}

static void
schemas(const struct endpoint *all, struct buffer *b)
{
	struct codecs *reached = arena_zalloc(b->mem, sizeof *reached);

	for (const struct endpoint *e = all; e->path != NULL; e++) {
		reach(reached, e->takes);
		reach(reached, e->gives);
	}
	for (size_t i = 0; i < reached->n; i++) {
		between(b, '{');
		buffer_printf(b, "\"%s\":", reached->at[i]->name);
		codec_schema(reached->at[i], b);
	}
	between(b, '{');
	buffer_printf(b, "\"problem\":%s", problem_schema);
}

void
describe(const struct endpoint *all, struct buffer *b)
{
	buffer_str(b, "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Kayak\",\"version\":\"1\"},"
	           "\"servers\":[{\"url\":\"/\"}],\"paths\":{");
	paths(all, b);
	buffer_str(b, "},\"components\":{\"schemas\":{");
	schemas(all, b);
	buffer_printf(b, "},\"securitySchemes\":%s}}", security_schemes);
}
