/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/base/text.h"

#include <string.h>

#include "shared/base/uuid.h"
#include "t/tap.h"

static struct arena *mem;

static void
hex(void)
{
	static const char *const bad[] = { "00ff1", "00ff123", "00FF12", "00fg12", "", "0x1234", "00ff1 " };
	uint8_t bytes[3] = { 0, 0xff, 0x12 };
	char text[7];

	text_hex(bytes, 3, text);
	CU_ASSERT_STRING_EQUAL(text, "00ff12");
	memset(bytes, 9, 3);
	CU_ASSERT_TRUE(text_unhex("00ff12", bytes, 3));
	CU_ASSERT_EQUAL(memcmp(bytes, "\x00\xff\x12", 3), 0);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CU_ASSERT_FALSE(text_unhex(bad[i], bytes, 3));
}

/* RFC 4648 10, without padding; and bytes that need - and _. */
static void
base64url(void)
{
	static const struct { const char *bytes; size_t n; const char *text; } cases[] = {
		{ "", 0, "" }, { "f", 1, "Zg" }, { "fo", 2, "Zm8" }, { "foo", 3, "Zm9v" },
		{ "foob", 4, "Zm9vYg" }, { "fooba", 5, "Zm9vYmE" }, { "foobar", 6, "Zm9vYmFy" },
		{ "\xfb\xff\xfe", 3, "-__-" }, { "\0\0", 2, "AAA" },
	};
	static const char *const bad[] = { "Z", "Zg==", "Zh", "Zm9", "Zm+v", "Zm/v", "Zm 9", "Zm9vY", "\xc3\xa9" };
	size_t n;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const uint8_t *back = text_unbase64url(mem, cases[i].text, &n);
		CU_ASSERT_STRING_EQUAL(text_base64url(mem, cases[i].bytes, cases[i].n), cases[i].text);
		CU_ASSERT_PTR_NOT_NULL_FATAL(back);
		CU_ASSERT_EQUAL(n, cases[i].n);
		CU_ASSERT_EQUAL(memcmp(back, cases[i].bytes, n), 0);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CU_ASSERT_PTR_NULL(text_unbase64url(mem, bad[i], &n));
}

static void
numbers(void)
{
	static const struct { const char *text; bool good; int64_t v; } cases[] = {
		{ "0", true, 0 }, { "42", true, 42 }, { "-7", true, -7 },
		{ "9223372036854775807", true, INT64_MAX }, { "-9223372036854775808", true, INT64_MIN },
		{ "9223372036854775808", false, 0 }, { "99999999999999999999", false, 0 },
		{ "", false, 0 }, { "-", false, 0 }, { "+1", false, 0 }, { " 1", false, 0 }, { "1 ", false, 0 },
		{ "01", false, 0 }, { "-01", false, 0 }, { "1.0", false, 0 }, { "1e3", false, 0 },
		{ "0x10", false, 0 }, { "--1", false, 0 }, { "\xd9\xa1", false, 0 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t v = 0;
		bool good = text_i64(cases[i].text, &v);
		CU_ASSERT_EQUAL(good, cases[i].good);
		if (good)
			CU_ASSERT_EQUAL(v, cases[i].v);
	}
}

static void
lists(void)
{
	const char **parts;

	CU_ASSERT_EQUAL(text_list(mem, "a,bb,,ccc,", &parts), 3);
	CU_ASSERT_STRING_EQUAL(parts[1], "bb");
	CU_ASSERT_STRING_EQUAL(parts[2], "ccc");
	CU_ASSERT_EQUAL(text_list(mem, "", &parts), 0);
	CU_ASSERT_EQUAL(text_list(mem, NULL, &parts), 0);
	CU_ASSERT_EQUAL(text_list(mem, ",,,", &parts), 0);
	CU_ASSERT_EQUAL(text_list(mem, "a,b,c,d,e,f,g,h", &parts), 8);
	CU_ASSERT_TRUE(text_list_has("pool,wifi", "wifi"));
	CU_ASSERT_TRUE(text_list_has("pool,wifi", "pool"));
	CU_ASSERT_FALSE(text_list_has("pool,wifi", "wi"));
	CU_ASSERT_FALSE(text_list_has("carpool", "pool"));
	CU_ASSERT_FALSE(text_list_has(NULL, "pool"));
	CU_ASSERT_FALSE(text_list_has("", "pool"));
}

/* The borders of RFC 3629's table, and what lies behind them. */
static void
utf8(void)
{
	static const struct { const char *s; bool good; size_t length; } cases[] = {
		{ "", true, 0 }, { "plain", true, 5 }, { "caf\xc3\xa9", true, 4 },
		{ "\xe2\x82\xac", true, 1 }, { "\xf0\x9f\x9b\xab", true, 1 }, { "\xef\xbf\xbd", true, 1 },
		{ "\xed\x9f\xbf", true, 1 }, { "\xee\x80\x80", true, 1 }, { "\xf4\x8f\xbf\xbf", true, 1 },
		{ "\xc0\x80", false, 0 }, { "\xc1\xbf", false, 0 }, { "\xe0\x9f\xbf", false, 0 },
		{ "\xed\xa0\x80", false, 0 }, { "\xf0\x8f\xbf\xbf", false, 0 }, { "\xf4\x90\x80\x80", false, 0 },
		{ "\xf5\x80\x80\x80", false, 0 }, { "\xff", false, 0 }, { "\x80", false, 0 },
		{ "a\xc3", false, 0 }, { "\xe2\x82", false, 0 }, { "\xe2\x28\xa1", false, 0 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		CU_ASSERT_EQUAL(text_utf8(cases[i].s, strlen(cases[i].s)), cases[i].good);
		if (cases[i].good)
			CU_ASSERT_EQUAL(text_length(cases[i].s), cases[i].length);
	}
	CU_ASSERT_FALSE(text_utf8("a\0b", 3));
}

/* Numbers that card schemes publish for tests. */
static void
cards(void)
{
	static const char *const cards[] = {
		"4242424242424242", "4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005",
		"6011111111111117", "30569309025904", "my card is 4242424242424242.", "x4242424242424242y",
		"4222222222222", "6304000000000000000",
	};
	static const char *const others[] = {
		"", "4242424242424241", "424242424242", "42424242424242424242", "+1 408 555 0100",
		"95123-1234", "123-45-6789", "0190f0c0a0b07c0d8e0f101112131415", "4242 4242 4242 4242 4242 4242",
		"2026-11-24", "4242", "4242a4242b4242c4242",
	};

	for (size_t i = 0; i < sizeof cards / sizeof *cards; i++)
		CU_ASSERT_TRUE(text_holds_card(cards[i]));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		CU_ASSERT_FALSE(text_holds_card(others[i]));
}

static void
uuids(void)
{
	static const char *const bad[] = {
		"", "0190f0c0a0b07c0d8e0f10111213141", "0190f0c0a0b07c0d8e0f1011121314150",
		"0190F0C0A0B07C0D8E0F101112131415", "0190f0c0-a0b0-7c0d-8e0f-101112131415",
		"g190f0c0a0b07c0d8e0f101112131415",
	};
	struct uuid a = uuid_new(), b = uuid_new(), c;
	char text[UUID_TEXT];

	uuid_text(&a, text);
	CU_ASSERT_TRUE(uuid_parse(text, &c));
	CU_ASSERT_EQUAL(memcmp(&a, &c, sizeof a), 0);
	CU_ASSERT_NOT_EQUAL(memcmp(&a, &b, sizeof a), 0);
	CU_ASSERT_TRUE(memcmp(a.b, b.b, 6) <= 0);
	CU_ASSERT_EQUAL(text[12], '7');
	CU_ASSERT_PTR_NOT_NULL(strchr("89ab", text[16]));
	CU_ASSERT_FALSE(uuid_is_nil(&a));
	CU_ASSERT_TRUE(uuid_is_nil(&(struct uuid){ 0 }));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CU_ASSERT_FALSE(uuid_parse(bad[i], &c));
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "hex", hex },
		{ "base64url", base64url },
		{ "whole numbers", numbers },
		{ "lists", lists },
		{ "UTF-8", utf8 },
		{ "card numbers", cards },
		{ "UUIDs", uuids },
		CU_TEST_INFO_NULL,
	};
	CU_SuiteInfo suites[] = { { "text", NULL, NULL, NULL, NULL, tests }, CU_SUITE_INFO_NULL };
	int rc;

	mem = arena_new(4096);
	rc = tap_main(suites);
	arena_free(&mem);
	return rc;
}
