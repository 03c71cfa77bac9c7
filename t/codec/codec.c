/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/codec/codec.h"

#include <stdio.h>
#include <string.h>

#include "shared/codec/checks.h"
#include "t/codec/fuzz.h"
#include "t/tap.h"

enum meal { MEAL_NONE, MEAL_VEGAN, MEAL_HALAL };
static const char *const meals[] = { "", "vegan", "halal", NULL };

struct bag { int64_t kg; };
struct person {
	const char  *name, *zip, *born, *token, *more;
	int64_t      age, points, seen_at;
	bool         adult;
	unsigned     meal;
	struct uuid  id;
	struct bag  *cabin, *bags;
	size_t       n_bags, n_tags;
	const char **tags;
	struct bytes picture;
};

static CODEC(bag, F_I64(bag, kg, .must = true, .min = 1, .max = 32));

static CODEC(person,
	F_STR(person, name, .must = true, .min = 1, .max = 10, .check = check_name),
	F_STR(person, zip, .check = check_zip, .type = "malformed-zip"),
	F_DATE(person, born),
	F_STR(person, token, .opaque = true, .max = 40),
	F_RAW(person, more),
	F_I64(person, age, .min = 0, .max = 120, .otherwise = 30),
	F_I64(person, points, .zero_null = true),
	F_INSTANT(person, seen_at),
	F_BOOL(person, adult, .otherwise = 1),
	F_ENUM(person, meal, meals),
	F_UUID(person, id),
	F_OBJ(person, cabin, bag),
	F_LIST(person, bags, n_bags, bag, .max = 3),
	F_STRS(person, tags, n_tags, .max = 3),
	F_BYTES(person, picture));

struct note { const char *text; };
static CODEC(note, F_STR(note, text, .max = 100));

static struct arena *mem;

static enum status
take(const char *json, struct person *p, struct problem *why)
{
	*p = (struct person){ 0 };
	*why = (struct problem){ .mem = mem };
	return codec_read(&person_codec, json, strlen(json), p, why);
}

static const char *
written(const struct person *p)
{
	struct buffer b = { .mem = mem };

	codec_write(&person_codec, p, &b);
	return b.bytes;
}

static void
everything_comes_back(void)
{
	static const char json[] =
	    "{\"name\":\"Zo\xc3\xab\",\"zip\":\"95123\",\"born\":\"2000-02-29\",\"token\":\"4242424242424242\","
	    "\"more\":{\"a\":[1,null]},"
	    "\"age\":26,\"points\":-9007199254740991,\"seen_at\":\"2026-11-24T10:00:00.123456Z\",\"adult\":false,"
	    "\"meal\":\"halal\",\"id\":\"0190f0c0a0b07c0d8e0f101112131415\",\"cabin\":{\"kg\":8},"
	    "\"bags\":[{\"kg\":23},{\"kg\":32}],\"tags\":[\"a\",\"b\"]}";
	struct person p;
	struct problem why;

	CU_ASSERT_EQUAL_FATAL(take(json, &p, &why), ST_OK);
	CU_ASSERT_EQUAL(p.meal, MEAL_HALAL);
	CU_ASSERT_EQUAL(p.seen_at, 1795514400123456);
	CU_ASSERT_EQUAL(p.n_bags, 2);
	CU_ASSERT_EQUAL(p.bags[1].kg, 32);
	CU_ASSERT_STRING_EQUAL(written(&p), json);
}

static void
what_is_absent_has_its_default(void)
{
	struct person p;
	struct problem why;

	CU_ASSERT_EQUAL_FATAL(take("{\"name\":\"A\",\"zip\":null}", &p, &why), ST_OK);
	CU_ASSERT_EQUAL(p.age, 30);
	CU_ASSERT_TRUE(p.adult);
	CU_ASSERT_PTR_NULL(p.zip);
	CU_ASSERT_PTR_NULL(p.cabin);
	CU_ASSERT_STRING_EQUAL(written(&p),
	    "{\"name\":\"A\",\"age\":30,\"adult\":true,\"bags\":[],\"tags\":[]}");
}

/* status, then what the problem's JSON holds. */
static const struct { const char *json; enum status st; const char *told; } wrong[] = {
	{ "", ST_MALFORMED, NULL }, { " ", ST_MALFORMED, NULL }, { "{", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\"", ST_MALFORMED, NULL }, { "{\"name\":\"A\"}}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\"} x", ST_MALFORMED, NULL }, { "{\"name\":\"A\",}", ST_MALFORMED, NULL },
	{ "{'name':'A'}", ST_MALFORMED, NULL }, { "{name:\"A\"}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\",\"age\":NaN}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\",\"age\":nan}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\",\"age\":Infinity}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\",\"age\":-Infinity}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\",\"age\":01}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\",\"age\":+1}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\",\"age\":1.}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\",\"age\":.5}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\",\"age\":1e}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\",\"age\":0x10}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\",\"age\":-}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\",\"adult\":True}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\",\"adult\":TRUE}", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\",\"zip\":NULL}", ST_MALFORMED, NULL },
	{ "/* x */{\"name\":\"A\"}", ST_MALFORMED, NULL }, { "{\"name\":\"A\"}//", ST_MALFORMED, NULL },
	{ "{\"name\":\"A\nB\"}", ST_MALFORMED, NULL }, { "{\"name\":\"A\x01\"}", ST_MALFORMED, NULL },
	{ "{\"name\":\"\\x41\"}", ST_MALFORMED, NULL }, { "{\"name\":\"\\u00g0\"}", ST_MALFORMED, NULL },
	{ "{\"name\":\"\xff\"}", ST_MALFORMED, NULL }, { "{\"name\":\"\xc0\x80\"}", ST_MALFORMED, NULL },
	{ "\xef\xbb\xbf{\"name\":\"A\"}", ST_MALFORMED, NULL },
	{ "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", ST_MALFORMED, NULL },
	{ "null", ST_MALFORMED, NULL }, { "[]", ST_INVALID, NULL }, { "\"name\"", ST_INVALID, NULL },
	{ "1", ST_MALFORMED, NULL }, { "[{\"name\":\"A\"}]", ST_INVALID, NULL },
	{ "{}", ST_INVALID, "\"#/name\",\"type\":\"/problems/invalid\",\"detail\":\"is required\"" },
	{ "{\"name\":null}", ST_INVALID, "is required" },
	{ "{\"name\":1}", ST_INVALID, "must be a string" },
	{ "{\"name\":\"\"}", ST_INVALID, "must be 1 to 10 characters long" },
	{ "{\"name\":\"12345678901\"}", ST_INVALID, "must be 1 to 10 characters long" },
	{ "{\"name\":\"a\\u0000b\"}", ST_INVALID, "must not hold a NUL" },
	{ "{\"name\":\"a\\nb\"}", ST_INVALID, "control characters" },
	{ "{\"name\":\"A\",\"token\":\"a\\u0000b\"}", ST_INVALID, "must not hold a NUL" },
	{ "{\"name\":\"A\",\"zip\":\"12\"}", ST_INVALID, "\"type\":\"/problems/malformed-zip\",\"title\"" },
	{ "{\"name\":\"A\",\"born\":\"2023-02-29\"}", ST_INVALID, "a date of the calendar" },
	{ "{\"name\":\"A\",\"born\":\"2023-02-28\\u0000\"}", ST_INVALID, "must not hold a NUL" },
	{ "{\"name\":\"A\",\"age\":\"1\"}", ST_INVALID, "must be a whole number" },
	{ "{\"name\":\"A\",\"age\":1.0}", ST_INVALID, "must be a whole number" },
	{ "{\"name\":\"A\",\"age\":1e2}", ST_INVALID, "must be a whole number" },
	{ "{\"name\":\"A\",\"age\":true}", ST_INVALID, "must be a whole number" },
	{ "{\"name\":\"A\",\"age\":-1}", ST_INVALID, "must be 0 to 120" },
	{ "{\"name\":\"A\",\"age\":121}", ST_INVALID, "must be 0 to 120" },
	{ "{\"name\":\"A\",\"age\":18446744073709551616}", ST_INVALID, "must be 0 to 120" },
	{ "{\"name\":\"A\",\"age\":-18446744073709551616}", ST_INVALID, "must be 0 to 120" },
	{ "{\"name\":\"A\",\"points\":9007199254740992}", ST_INVALID, "#/points" },
	{ "{\"name\":\"A\",\"points\":-9007199254740992}", ST_INVALID, "#/points" },
	{ "{\"name\":\"A\",\"points\":18446744073709551615}", ST_INVALID, "#/points" },
	{ "{\"name\":\"A\",\"adult\":1}", ST_INVALID, "must be true or false" },
	{ "{\"name\":\"A\",\"adult\":\"true\"}", ST_INVALID, "must be true or false" },
	{ "{\"name\":\"A\",\"meal\":\"\"}", ST_INVALID, "must be one of: vegan, halal" },
	{ "{\"name\":\"A\",\"meal\":\"Vegan\"}", ST_INVALID, "must be one of: vegan, halal" },
	{ "{\"name\":\"A\",\"meal\":1}", ST_INVALID, "must be a string" },
	{ "{\"name\":\"A\",\"id\":\"0190F0C0A0B07C0D8E0F101112131415\"}", ST_INVALID, "hex digits in lower" },
	{ "{\"name\":\"A\",\"seen_at\":\"yesterday\"}", ST_INVALID, "must be a time like" },
	{ "{\"name\":\"A\",\"cabin\":[]}", ST_INVALID, "must be an object" },
	{ "{\"name\":\"A\",\"cabin\":{}}", ST_INVALID, "#/cabin/kg" },
	{ "{\"name\":\"A\",\"cabin\":{\"kg\":8,\"lb\":1}}", ST_INVALID, "#/cabin/lb" },
	{ "{\"name\":\"A\",\"bags\":{}}", ST_INVALID, "must be a list" },
	{ "{\"name\":\"A\",\"bags\":[{\"kg\":1},{\"kg\":99}]}", ST_INVALID, "#/bags/1/kg" },
	{ "{\"name\":\"A\",\"bags\":[null]}", ST_INVALID, "#/bags/0" },
	{ "{\"name\":\"A\",\"bags\":[{\"kg\":1},{\"kg\":1},{\"kg\":1},{\"kg\":1}]}", ST_INVALID, "0 to 3 entries" },
	{ "{\"name\":\"A\",\"tags\":[1]}", ST_INVALID, "#/tags/0" },
	{ "{\"name\":\"A\",\"tags\":[\"\"]}", ST_INVALID, "#/tags/0" },
	{ "{\"name\":\"A\",\"tags\":[\"a\\u0000\"]}", ST_INVALID, "must not hold a NUL" },
	{ "{\"name\":\"A\",\"picture\":\"x\"}", ST_INVALID, "#/picture" },
	{ "{\"name\":\"A\",\"colour\":1}", ST_INVALID, "/problems/unknown-field" },
	{ "{\"name\":\"A\",\"Name\":\"B\"}", ST_INVALID, "#/Name" },
	{ "{\"name\":\"A\",\"a/b~c\":1}", ST_INVALID, "\"#/a~1b~0c\"" },
	{ "{\"name\":\"4242424242424242\"}", ST_INVALID, "1 to 10" },
	{ "{\"name\":\"A\",\"tags\":[\"4242 4242 4242 4242\"]}", ST_INVALID, "/problems/card-number" },
};

static void
what_is_wrong_is_told(void)
{
	struct person p;
	struct problem why;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		enum status st = take(wrong[i].json, &p, &why);
		const char *told = problem_json(&why, NULL);
		if (st != wrong[i].st || (wrong[i].told != NULL && strstr(told, wrong[i].told) == NULL))
			printf("# %s: %s %s\n", wrong[i].json, status_texts[st].name, told);
		CU_ASSERT_EQUAL(st, wrong[i].st);
		if (wrong[i].told != NULL)
			CU_ASSERT_PTR_NOT_NULL(strstr(told, wrong[i].told));
	}
}

static void
all_wrong_fields_are_told(void)
{
	struct person p;
	struct problem why;

	CU_ASSERT_EQUAL(take("{\"zip\":\"1\",\"age\":-1,\"x\":0,\"bags\":[{\"kg\":0},{}],\"born\":7}", &p, &why),
	                ST_INVALID);
	CU_ASSERT_EQUAL(why.n_errors, 7);
}

static void
a_card_number_is_refused_anywhere(void)
{
	static const char json[] = "{\"text\":\"pay with 4242-4242-4242-4242 please\"}";
	struct problem why = { .mem = mem };
	struct note note = { 0 };

	CU_ASSERT_EQUAL(codec_read(&note_codec, json, sizeof json - 1, &note, &why), ST_INVALID);
	CU_ASSERT_STRING_EQUAL(problem_type(&why), "/problems/card-number");
	CU_ASSERT_PTR_NULL(strstr(problem_json(&why, NULL), "4242"));
}

static enum status
pairs(const struct pair *all, size_t n, struct person *p, struct problem *why)
{
	*p = (struct person){ 0 };
	*why = (struct problem){ .mem = mem };
	return codec_read_pairs(&person_codec, all, n, p, why);
}

static void
a_query_is_decoded_by_the_same_table(void)
{
	static const struct { struct pair a, b; enum status st; const char *told; } cases[] = {
		{ { "name", "A" }, { "age", "7" }, ST_OK, NULL },
		{ { "name", "A" }, { "adult", "true" }, ST_OK, NULL },
		{ { "name", "A" }, { "meal", "vegan" }, ST_OK, NULL },
		{ { "name", "A" }, { "age", "" }, ST_INVALID, "must be a whole number" },
		{ { "name", "A" }, { "age", "7 " }, ST_INVALID, "must be a whole number" },
		{ { "name", "A" }, { "age", "0x7" }, ST_INVALID, "must be a whole number" },
		{ { "name", "A" }, { "age", "99999999999999999999" }, ST_INVALID, "must be a whole number" },
		{ { "name", "A" }, { "age", "121" }, ST_INVALID, "0 to 120" },
		{ { "name", "A" }, { "adult", "1" }, ST_INVALID, "true or false" },
		{ { "name", "A" }, { "name", "B" }, ST_INVALID, "is given more than once" },
		{ { "name", "A" }, { "cabin", "x" }, ST_INVALID, "cannot be sent" },
		{ { "name", "A" }, { "bags", "x" }, ST_INVALID, "cannot be sent" },
		{ { "name", "A" }, { "picture", "x" }, ST_INVALID, "cannot be sent" },
		{ { "name", "A" }, { "colour", "x" }, ST_INVALID, "/problems/unknown-field" },
		{ { "age", "7" }, { "adult", "true" }, ST_INVALID, "is required" },
		{ { "name", "\xff" }, { "age", "7" }, ST_INVALID, "must be UTF-8" },
	};
	struct person p;
	struct problem why;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pair all[] = { cases[i].a, cases[i].b };
		enum status st = pairs(all, 2, &p, &why);
		if (st != cases[i].st)
			printf("# %s=%s: %s\n", cases[i].b.name, cases[i].b.value, problem_json(&why, NULL));
		CU_ASSERT_EQUAL(st, cases[i].st);
		if (cases[i].told != NULL)
			CU_ASSERT_PTR_NOT_NULL(strstr(problem_json(&why, NULL), cases[i].told));
	}
}

static void
a_member_of_the_path_may_not_be_in_the_body(void)
{
	static const struct pair path = { "age", "7" };
	struct problem why = { .mem = mem };
	struct person p = { 0 };

	CU_ASSERT_EQUAL(codec_read_both(&person_codec, "{\"name\":\"A\"}", 12, &path, 1, &p, &why), ST_OK);
	CU_ASSERT_EQUAL(p.age, 7);
	CU_ASSERT_EQUAL(codec_read_both(&person_codec, "{\"name\":\"A\",\"age\":8}", 20, &path, 1, &p, &why),
	                ST_INVALID);
	CU_ASSERT_STRING_EQUAL(why.errors[0].pointer, "#/age");
	why = (struct problem){ .mem = mem };
	CU_ASSERT_EQUAL(codec_read_both(&person_codec, "[]", 2, &path, 1, &p, &why), ST_INVALID);
	CU_ASSERT_EQUAL(codec_read_both(&person_codec, "", 0, &path, 1, &p, &why), ST_INVALID);
}

static void
text_is_escaped(void)
{
	static const struct { const char *text, *json; } cases[] = {
		{ "", "\"\"" }, { "a\"b\\c", "\"a\\\"b\\\\c\"" }, { "\n\t\x01", "\"\\n\\u0009\\u0001\"" },
		{ "</script>&", "\"\\u003c/script\\u003e\\u0026\"" },
		{ "\xe2\x80\xa8\xe2\x80\xa9\xe2\x82\xac", "\"\\u2028\\u2029\xe2\x82\xac\"" },
		{ "\xe2", "\"\xe2\"" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer b = { .mem = mem };
		codec_write_str(&b, cases[i].text);
		CU_ASSERT_STRING_EQUAL(b.bytes, cases[i].json);
	}
}

static void
the_schema_says_what_the_table_says(void)
{
	struct buffer b = { .mem = mem };

	codec_schema(&person_codec, &b);
	CU_ASSERT_PTR_NOT_NULL(strstr(b.bytes, "\"required\":[\"name\"]"));
	CU_ASSERT_PTR_NOT_NULL(strstr(b.bytes, "\"name\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":10}"));
	CU_ASSERT_PTR_NOT_NULL(strstr(b.bytes, "\"minimum\":0,\"maximum\":120,\"default\":30"));
	CU_ASSERT_PTR_NOT_NULL(strstr(b.bytes, "\"meal\":{\"type\":\"string\",\"enum\":[\"vegan\",\"halal\"]}"));
	CU_ASSERT_PTR_NOT_NULL(strstr(b.bytes, "\"cabin\":{\"$ref\":\"#/components/schemas/bag\"}"));
	CU_ASSERT_PTR_NULL(strstr(b.bytes, "picture"));
}

/* A body that is fine, with some bytes changed, cut, doubled: never a crash,
 * and what is taken can be written and taken again. */
static void
nonsense_is_refused_or_comes_back(void)
{
	static const char seed[] =
	    "{\"name\":\"Zo\xc3\xab\",\"zip\":\"95123\",\"age\":26,\"adult\":false,\"meal\":\"halal\","
	    "\"id\":\"0190f0c0a0b07c0d8e0f101112131415\",\"cabin\":{\"kg\":8},\"bags\":[{\"kg\":23}],"
	    "\"tags\":[\"a\",\"b\\u0041\"],\"seen_at\":\"2026-11-24T10:00:00Z\",\"points\":-12}";
	static const char spice[] = "{}[]\",:\\u0-9.eE+ \n\xff\xc3\xe2nNtI'/*";
	uint64_t state = 20261124;
	int taken = 0, differ = 0;

	for (int i = 0; i < 20000; i++) {
		char text[sizeof seed];
		size_t n = sizeof seed - 1;
		struct person p, again;
		struct problem why;
		const char *first;
		memcpy(text, seed, sizeof seed);
		for (uint64_t k = fuzz_next(&state) % 3 + 1; k > 0; k--)
			text[fuzz_next(&state) % n] = spice[fuzz_next(&state) % (sizeof spice - 1)];
		if (fuzz_next(&state) % 4 == 0)
			text[n = fuzz_next(&state) % n] = '\0';
		if (strlen(text) == n && take(text, &p, &why) == ST_OK) {
			taken++;
			first = written(&p);
			differ += take(first, &again, &why) != ST_OK || strcmp(first, written(&again)) != 0;
		}
		arena_reset(mem);
	}
	printf("# %d of 20000 were taken\n", taken);
	CU_ASSERT_TRUE(taken > 200);
	CU_ASSERT_EQUAL(differ, 0);
}

static void
other_programs_may_say_more(void)
{
	static const char *const taken[] = {
		"{\"name\":\"Ann\",\"livemode\":false,\"cabin\":{\"kg\":8,\"colour\":\"red\"},\"of\":{\"them\":[1]}}",
		"{\"zero\":0,\"one\":[{}],\"name\":\"Ann\",\"cabin\":{\"kg\":8},\"bags\":[{\"kg\":1,\"x\":{\"kg\":99}},{\"y\":1,\"kg\":2}]}",
	};
	static const char *const refused[] = {
		"{\"name\":7}", "{\"more\":1}", "[]", "{\"name\":\"Ann\",\"cabin\":{\"colour\":\"red\"}}",
		"{\"name\":\"Ann\",\"bags\":[{\"kg\":99,\"x\":1}]}", "{\"name\":\"Ann\",\"cabin\":[]}",
	};
	struct problem why = { .mem = mem };

	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
		struct person p = { 0 };
		CU_ASSERT_EQUAL_FATAL(codec_read_known(&person_codec, taken[i], strlen(taken[i]), &p, &why), ST_OK);
		CU_ASSERT_STRING_EQUAL(p.name, "Ann");
		CU_ASSERT_EQUAL(p.cabin->kg, 8);
		CU_ASSERT_EQUAL(take(taken[i], &p, &why), ST_INVALID);
	}
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		struct person p = { 0 };
		CU_ASSERT_EQUAL(codec_read_known(&person_codec, refused[i], strlen(refused[i]), &p, &why), ST_INVALID);
	}
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "everything comes back", everything_comes_back },
		{ "what is absent has its default", what_is_absent_has_its_default },
		{ "what is wrong is told", what_is_wrong_is_told },
		{ "all wrong fields are told", all_wrong_fields_are_told },
		{ "a card number is refused anywhere", a_card_number_is_refused_anywhere },
		{ "a query is decoded by the same table", a_query_is_decoded_by_the_same_table },
		{ "a member of the path may not be in the body", a_member_of_the_path_may_not_be_in_the_body },
		{ "text is escaped", text_is_escaped },
		{ "the schema says what the table says", the_schema_says_what_the_table_says },
		{ "other programs may say more", other_programs_may_say_more },
		{ "nonsense is refused or comes back", nonsense_is_refused_or_comes_back },
		CU_TEST_INFO_NULL,
	};
	CU_SuiteInfo suites[] = { { "codec", NULL, NULL, NULL, NULL, tests }, CU_SUITE_INFO_NULL };
	int rc;

	mem = arena_new(64 * 1024);
	rc = tap_main(suites);
	arena_free(&mem);
	return rc;
}
