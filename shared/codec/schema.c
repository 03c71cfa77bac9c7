/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/codec/codec.h"

#include <string.h>

static void
bounds(const struct field *f, struct buffer *b, const char *min, const char *max)
{
	if (f->min != 0)
		buffer_printf(b, ",\"%s\":%lld", min, (long long)f->min);
	if (f->max != 0)
		buffer_printf(b, ",\"%s\":%lld", max, (long long)f->max);
}

static void
enum_names(const struct field *f, struct buffer *b)
{
	const char *comma = "";

	buffer_str(b, "\"type\":\"string\",\"enum\":[");
	for (const char *const *name = f->names; *name != NULL; name++) {
		if (**name == '\0')
			continue;
		buffer_str(b, comma);
		codec_write_str(b, *name);
		comma = ",";
	}
	buffer_char(b, ']');
	if (f->otherwise > 0) {
		buffer_str(b, ",\"default\":");
		codec_write_str(b, f->names[f->otherwise]);
	}
}

static void
number(const struct field *f, struct buffer *b)
{
	buffer_str(b, "\"type\":\"integer\",\"format\":\"int64\"");
	if (f->max != 0 || f->min != 0)
		buffer_printf(b, ",\"minimum\":%lld,\"maximum\":%lld", (long long)f->min,
		              (long long)(f->max == 0 ? I64_JSON_MAX : f->max));
	if (f->otherwise != 0)
		buffer_printf(b, ",\"default\":%lld", (long long)f->otherwise);
}

static void
list(const struct field *f, struct buffer *b)
{
	buffer_str(b, "\"type\":\"array\",\"items\":");
	if (f->kind == K_STRS)
		buffer_str(b, "{\"type\":\"string\"}");
	else
		buffer_printf(b, "{\"$ref\":\"#/components/schemas/%s\"}", f->of->name);
	bounds(f, b, "minItems", "maxItems");
}

void
codec_schema_field(const struct field *f, struct buffer *b)
{
	buffer_char(b, '{');
	switch (f->kind) {
	case K_STR:
		buffer_str(b, "\"type\":\"string\"");
		bounds(f, b, "minLength", "maxLength");
		break;
	case K_I64:     number(f, b); break;
	case K_BOOL:    buffer_str(b, "\"type\":\"boolean\""); break;
	case K_ENUM:    enum_names(f, b); break;
	case K_DATE:    buffer_str(b, "\"type\":\"string\",\"format\":\"date\""); break;
	case K_INSTANT: buffer_str(b, "\"type\":\"string\",\"format\":\"date-time\""); break;
	case K_UUID:    buffer_str(b, "\"type\":\"string\",\"pattern\":\"^[0-9a-f]{32}$\""); break;
	case K_OBJ:     buffer_printf(b, "\"$ref\":\"#/components/schemas/%s\"", f->of->name); break;
	case K_LIST: case K_STRS: list(f, b); break;
	default:        break;
	}
	if (f->doc != NULL) {
		buffer_str(b, ",\"description\":");
		codec_write_str(b, f->doc);
	}
	buffer_char(b, '}');
}

static void
required(const struct codec *c, struct buffer *b)
{
	const char *comma = "";

	buffer_str(b, "\"required\":[");
	for (const struct field *f = c->fields; f->kind != K_END; f++) {
		if (!f->must)
			continue;
		buffer_printf(b, "%s\"%s\"", comma, f->name);
		comma = ",";
	}
	buffer_str(b, "],");
}

void
codec_schema(const struct codec *c, struct buffer *b)
{
	const char *comma = "";

	buffer_str(b, "{\"type\":\"object\",\"additionalProperties\":false,");
	required(c, b);
	buffer_str(b, "\"properties\":{");
	for (const struct field *f = c->fields; f->kind != K_END; f++) {
		if (f->kind == K_BYTES)
			continue;
		buffer_printf(b, "%s\"%s\":", comma, f->name);
		codec_schema_field(f, b);
		comma = ",";
	}
	buffer_str(b, "}}");
}
