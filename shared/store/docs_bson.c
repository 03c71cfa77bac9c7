/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/docs_inside.h"

#include <stdlib.h>
#include <string.h>

#include "shared/base/log.h"

const char *
docs_name(const struct field *f)
{
	return strcmp(f->name, "id") == 0 ? "_id" : f->name;
}

static void
append_list(bson_t *doc, const char *name, const struct field *f, const char *in)
{
	const char *items = *(const char *const *)(const void *)(in + f->at);
	size_t n = *(const size_t *)(const void *)(in + f->count_at);
	bson_t list, one;
	char room[16];
	const char *key;

	bson_append_array_begin(doc, name, -1, &list);
	for (size_t i = 0; i < n; i++) {
		bson_uint32_to_string((uint32_t)i, &key, room, sizeof room);
		if (f->kind == K_STRS) {
			BSON_APPEND_UTF8(&list, key, ((const char *const *)(const void *)items)[i]);
			continue;
		}
		bson_append_document_begin(&list, key, -1, &one);
		docs_write(f->of, items + i * f->of->size, &one);
		bson_append_document_end(&list, &one);
	}
	bson_append_array_end(doc, &list);
}

static void
append_object(bson_t *doc, const char *name, const struct field *f, const void *object)
{
	bson_t part;

	bson_append_document_begin(doc, name, -1, &part);
	docs_write(f->of, object, &part);
	bson_append_document_end(doc, &part);
}

void
docs_append(bson_t *doc, const char *name, const struct field *f, const void *in)
{
	const void *at = (const char *)in + f->at;
	const struct bytes *b = at;

	switch (f->kind) {
	case K_STR: case K_DATE: BSON_APPEND_UTF8(doc, name, *(const char *const *)at); break;
	case K_I64:     BSON_APPEND_INT64(doc, name, *(const int64_t *)at); break;
	case K_BOOL:    BSON_APPEND_BOOL(doc, name, *(const bool *)at); break;
	case K_ENUM:    BSON_APPEND_UTF8(doc, name, f->names[*(const unsigned *)at]); break;
	case K_INSTANT: BSON_APPEND_DATE_TIME(doc, name, *(const int64_t *)at / 1000); break;
	case K_UUID:    BSON_APPEND_BINARY(doc, name, BSON_SUBTYPE_UUID, at, sizeof(struct uuid)); break;
	case K_BYTES:   BSON_APPEND_BINARY(doc, name, BSON_SUBTYPE_BINARY, b->at, (uint32_t)b->n); break;
	case K_OBJ:     append_object(doc, name, f, *(const void *const *)at); break;
	case K_LIST: case K_STRS: append_list(doc, name, f, in); break;
	default:        abort();
	}
}

static bool
absent(const struct field *f, const void *in)
{
	const struct bytes *b = (const void *)((const char *)in + f->at);

	return f->kind == K_BYTES ? b->at == NULL : codec_absent(f, in);
}

void
docs_write(const struct codec *of, const void *in, bson_t *doc)
{
	for (const struct field *f = of->fields; f->kind != K_END; f++)
		if (!absent(f, in))
			docs_append(doc, docs_name(f), f, in);
}

static bool
read_number(const bson_iter_t *it, int64_t *n)
{
	double d;

	if (BSON_ITER_HOLDS_DOUBLE(it)) {       /* a counter that $inc or $sum made of doubles */
		d = bson_iter_double(it);
		*n = d >= -9e15 && d <= 9e15 ? (int64_t)d : 0;
		return (double)*n == d;
	}
	*n = bson_iter_as_int64(it);
	return BSON_ITER_HOLDS_INT32(it) || BSON_ITER_HOLDS_INT64(it);
}

static bool
read_enum(const bson_iter_t *it, const struct field *f, unsigned *at)
{
	int i = BSON_ITER_HOLDS_UTF8(it) ? codec_enum(f->names, bson_iter_utf8(it, NULL)) : -1;

	*at = i < 0 ? 0 : (unsigned)i;
	return i >= 0;
}

static bool
read_binary(const bson_iter_t *it, struct arena *mem, const struct field *f, void *at)
{
	const uint8_t *bytes;
	bson_subtype_t subtype;
	uint32_t n;

	if (!BSON_ITER_HOLDS_BINARY(it))
		return false;
	bson_iter_binary(it, &subtype, &n, &bytes);
	if (f->kind == K_BYTES)
		*(struct bytes *)at = (struct bytes){ arena_strndup(mem, (const char *)bytes, n), n };
	else if (n == sizeof(struct uuid))
		memcpy(at, bytes, n);
	return f->kind == K_BYTES || n == sizeof(struct uuid);
}

static bool
read_part(const bson_iter_t *it, const struct codec *of, struct arena *mem, void *out)
{
	const uint8_t *bytes;
	bson_t part;
	uint32_t n;

	if (!BSON_ITER_HOLDS_DOCUMENT(it))
		return false;
	bson_iter_document(it, &n, &bytes);
	return bson_init_static(&part, bytes, n) && docs_read(of, &part, mem, out) == ST_OK;
}

static bool
read_list(const bson_iter_t *it, const struct field *f, struct arena *mem, char *out)
{
	size_t n = 0, size = f->kind == K_STRS ? sizeof(char *) : f->of->size;
	bson_iter_t one;
	char *items;

	if (!BSON_ITER_HOLDS_ARRAY(it))
		return false;
	for (bson_iter_recurse(it, &one); bson_iter_next(&one); )
		n++;
	items = arena_zalloc(mem, n * size + 1);
	*(void **)(void *)(out + f->at) = items;
	*(size_t *)(void *)(out + f->count_at) = n;
	for (bson_iter_recurse(it, &one); bson_iter_next(&one); items += size) {
		if (f->kind == K_LIST ? !read_part(&one, f->of, mem, items) : !BSON_ITER_HOLDS_UTF8(&one))
			return false;
		if (f->kind == K_STRS)
			*(const char **)(void *)items = arena_strdup(mem, bson_iter_utf8(&one, NULL));
	}
	return true;
}

static bool
read_value(const bson_iter_t *it, const struct field *f, struct arena *mem, char *out)
{
	void *at = out + f->at;

	switch (f->kind) {
	case K_STR: case K_DATE:
		*(const char **)at = BSON_ITER_HOLDS_UTF8(it) ? arena_strdup(mem, bson_iter_utf8(it, NULL)) : NULL;
		return BSON_ITER_HOLDS_UTF8(it);
	case K_BOOL:
		*(bool *)at = bson_iter_as_bool(it);
		return BSON_ITER_HOLDS_BOOL(it);
	case K_INSTANT:
		*(int64_t *)at = bson_iter_date_time(it) * 1000;
		return BSON_ITER_HOLDS_DATE_TIME(it);
	case K_OBJ:
		*(void **)at = arena_zalloc(mem, f->of->size);
		return read_part(it, f->of, mem, *(void **)at);
	case K_I64:     return read_number(it, at);
	case K_ENUM:    return read_enum(it, f, at);
	case K_UUID: case K_BYTES: return read_binary(it, mem, f, at);
	case K_LIST: case K_STRS:  return read_list(it, f, mem, out);
	default:        abort();
	}
}

enum status
docs_read(const struct codec *of, const bson_t *doc, struct arena *mem, void *out)
{
	bson_iter_t it;

	for (const struct field *f = of->fields; f->kind != K_END; f++) {
		if (!bson_iter_init_find(&it, doc, docs_name(f)) || BSON_ITER_HOLDS_NULL(&it))
			continue;
		if (!read_value(&it, f, mem, out)) {
			log_error("docs", "struct=%s member=%s text=\"has another type in the document\"",
			          of->name, f->name);
			return ST_FAILED;
		}
	}
	return ST_OK;
}

static const char *
op_name(enum docs_op op)
{
	static const char *const names[] = { [DOCS_EQ] = "$eq", [DOCS_NE] = "$ne", [DOCS_LT] = "$lt",
		[DOCS_LE] = "$lte", [DOCS_GT] = "$gt", [DOCS_GE] = "$gte" };

	return names[op];
}

static const char *
term_name(const struct docs_term *t)
{
	return t->as != NULL ? t->as : docs_name(&t->of);
}

/* The terms of one member stand together and become one condition: {$gte: 1, $lt: 5}. */
static const struct docs_term *
append_condition(const struct docs_term *t, const void *in, bson_t *filter)
{
	const char *name = term_name(t);
	bson_t ops = BSON_INITIALIZER;

	for (; t->op != DOCS_END && strcmp(term_name(t), name) == 0; t++)
		if (!absent(&t->of, in))
			docs_append(&ops, op_name(t->op), &t->of, in);
	if (!bson_empty(&ops))
		BSON_APPEND_DOCUMENT(filter, name, &ops);
	bson_destroy(&ops);
	return t;
}

void
docs_filter(const struct docs_query *q, const void *in, bson_t *filter)
{
	const struct docs_term *t = q->where;

	while (t != NULL && t->op != DOCS_END)
		t = append_condition(t, in, filter);
}

void
docs_sort(const char *sort, bson_t *opts)
{
	bson_t order;

	if (sort == NULL)
		return;
	bson_append_document_begin(opts, "sort", -1, &order);
	while (*sort != '\0') {
		bool down = *sort == '-';
		size_t n = strcspn(sort += down, ",");

		if (n == 2 && strncmp(sort, "id", 2) == 0)
			BSON_APPEND_INT32(&order, "_id", down ? -1 : 1);
		else
			bson_append_int32(&order, sort, (int)n, down ? -1 : 1);
		sort += n + (sort[n] == ',');
	}
	bson_append_document_end(opts, &order);
}

void
docs_projection(const struct codec *of, bson_t *opts)
{
	bson_t members;

	bson_append_document_begin(opts, "projection", -1, &members);
	for (const struct field *f = of->fields; f->kind != K_END; f++)
		BSON_APPEND_INT32(&members, docs_name(f), 1);
	bson_append_document_end(opts, &members);
}
