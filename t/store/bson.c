/* SPDX-License-Identifier: Apache-2.0 */
/* Structs and documents, without a server. */
#include "shared/store/docs_inside.h"

#include <string.h>

#include "t/tap.h"

static struct arena *mem;

static const char *const colours[] = { "", "red", "green", NULL };
struct part { const char *word; int64_t n; };
static CODEC(part, F_STR(part, word), F_I64(part, n));
struct doc {
	struct uuid id; const char *text, *day; int64_t number, none_is_0, at; bool yes; unsigned colour;
	struct bytes raw; struct part *one, *parts; size_t n_parts; const char **words; size_t n_words;
};
static CODEC(doc, F_UUID(doc, id), F_STR(doc, text), F_DATE(doc, day), F_I64(doc, number),
	F_I64(doc, none_is_0, .zero_null = true), F_INSTANT(doc, at), F_BOOL(doc, yes),
	F_ENUM(doc, colour, colours), F_BYTES(doc, raw), F_OBJ(doc, one, part),
	F_LIST(doc, parts, n_parts, part), F_STRS(doc, words, n_words));

static void
every_kind_comes_back(void)
{
	const char *words[] = { "a", "b" };
	struct part parts[] = { { "x", 1 }, { "y", 2 } };
	struct doc in = { .id = uuid_new(), .text = "Zoë", .day = "2026-11-24", .number = -5, .none_is_0 = 3,
		.at = 1795514400123456, .yes = true, .colour = 2, .raw = { "\0\1", 2 }, .one = parts,
		.parts = parts, .n_parts = 2, .words = words, .n_words = 2 };
	struct doc out = { 0 };
	bson_t doc = BSON_INITIALIZER;

	docs_write(&doc_codec, &in, &doc);
	CU_ASSERT(bson_has_field(&doc, "_id") && !bson_has_field(&doc, "id"));
	CU_ASSERT_EQUAL(docs_read(&doc_codec, &doc, mem, &out), ST_OK);
	CU_ASSERT_EQUAL(memcmp(&out.id, &in.id, 16), 0);
	CU_ASSERT_STRING_EQUAL(out.text, "Zoë");
	CU_ASSERT_STRING_EQUAL(out.day, "2026-11-24");
	CU_ASSERT(out.number == -5 && out.none_is_0 == 3 && out.yes && out.colour == 2);
	CU_ASSERT_EQUAL(out.at, 1795514400123000);        /* BSON has milliseconds */
	CU_ASSERT(out.raw.n == 2 && memcmp(out.raw.at, "\0\1", 2) == 0);
	CU_ASSERT_STRING_EQUAL(out.one->word, "x");
	CU_ASSERT(out.n_parts == 2 && out.parts[1].n == 2);
	CU_ASSERT(out.n_words == 2 && strcmp(out.words[1], "b") == 0);
	bson_destroy(&doc);
}

static void
nothing_is_left_out(void)
{
	struct doc in = { 0 }, out = { 0 };
	bson_t doc = BSON_INITIALIZER;

	docs_write(&doc_codec, &in, &doc);
	CU_ASSERT_EQUAL(bson_count_keys(&doc), 4);        /* number, yes and two empty lists */
	CU_ASSERT_EQUAL(docs_read(&doc_codec, &doc, mem, &out), ST_OK);
	bson_destroy(&doc);
}

static const struct { const char *json; bool good; } documents[] = {
	{ "{\"number\": 7}", true },
	{ "{\"number\": 7.0}", true },
	{ "{\"number\": null, \"text\": null}", true },
	{ "{\"other\": 1}", true },
	{ "{\"number\": 7.5}", false },
	{ "{\"number\": \"7\"}", false },
	{ "{\"text\": 7}", false },
	{ "{\"colour\": \"blue\"}", false },
	{ "{\"yes\": 1}", false },
	{ "{\"parts\": {}}", false },
	{ "{\"parts\": [1]}", false },
	{ "{\"parts\": [{\"n\": \"x\"}]}", false },
	{ "{\"words\": [1]}", false },
	{ "{\"at\": 5}", false },
	{ "{\"_id\": \"short\"}", false },
};

static void
another_type_is_refused(void)
{
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
		bson_t *doc = bson_new_from_json((const uint8_t *)documents[i].json, -1, NULL);
		struct doc out = { 0 };

		CU_ASSERT_EQUAL(docs_read(&doc_codec, doc, mem, &out) == ST_OK, documents[i].good);
		bson_destroy(doc);
	}
}

static void
a_filter_has_the_conditions_that_hold(void)
{
	const struct docs_query q = { .where = WHERE({ DOCS_EQ, .of = F_STR(doc, text, ) },
		{ DOCS_GE, "stars", F_I64(doc, number, ) }, { DOCS_LT, "stars", F_I64(doc, none_is_0, .zero_null = true) },
		{ DOCS_NE, .of = F_UUID(doc, id, ) }) };
	struct { struct doc in; const char *json; } cases[] = {
		{ { .text = "a", .number = 1, .none_is_0 = 5 },
		  "{ \"text\" : { \"$eq\" : \"a\" }, \"stars\" : { \"$gte\" : { \"$numberLong\" : \"1\" }, \"$lt\" : { \"$numberLong\" : \"5\" } } }" },
		{ { .number = 1 }, "{ \"stars\" : { \"$gte\" : { \"$numberLong\" : \"1\" } } }" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bson_t filter = BSON_INITIALIZER;
		char *json;

		docs_filter(&q, &cases[i].in, &filter);
		json = bson_as_canonical_extended_json(&filter, NULL);
		CU_ASSERT_STRING_EQUAL(json, cases[i].json);
		bson_free(json);
		bson_destroy(&filter);
	}
}

static void
a_sort_has_its_directions(void)
{
	bson_t opts = BSON_INITIALIZER;
	char *json;

	docs_sort("-stars,at,-id", &opts);
	json = bson_as_relaxed_extended_json(&opts, NULL);
	CU_ASSERT_STRING_EQUAL(json, "{ \"sort\" : { \"stars\" : -1, \"at\" : 1, \"_id\" : -1 } }");
	bson_free(json);
	bson_destroy(&opts);
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "every_kind_comes_back", every_kind_comes_back },
		{ "nothing_is_left_out", nothing_is_left_out },
		{ "another_type_is_refused", another_type_is_refused },
		{ "a_filter_has_the_conditions_that_hold", a_filter_has_the_conditions_that_hold },
		{ "a_sort_has_its_directions", a_sort_has_its_directions },
		CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "bson", .pTests = tests }, CU_SUITE_INFO_NULL };
	int rc;

	mem = arena_new(65536);
	rc = tap_main(suites);
	arena_free(&mem);
	return rc;
}
