/* SPDX-License-Identifier: Apache-2.0 */
/* What a mail says, and that nothing that came from people changes its form. */
#include "agents/worker/mail/letter.h"

#include <string.h>

#include "agents/worker/mail/words.h"
#include "shared/base/config.h"
#include "shared/travel/saga.h"
#include "t/tap.h"

static struct arena *mem;

static const struct { int64_t minor; const char *currency, *text; } sums[] = {
	{ 0, "USD", "$0.00" }, { 5, "USD", "$0.05" }, { 123456, "USD", "$1,234.56" },
	{ 99999, "USD", "$999.99" }, { 100000000, "USD", "$1,000,000.00" },
	{ -4250, "USD", "-$42.50" }, { 100000, "EUR", "EUR 1,000.00" },
};
static const struct { const char *local, *zone, *text; } times[] = {
	{ "2026-11-24T21:15:00", "PST", "Tue, Nov 24, 2026, 9:15 PM PST" },
	{ "2026-11-24 00:05:00", "PST", "Tue, Nov 24, 2026, 12:05 AM PST" },
	{ "2028-02-29T12:00:00", "", "Tue, Feb 29, 2028, 12:00 PM" },
	{ "2026-11-24T00:00:00", "PST", "Tue, Nov 24, 2026" },
	{ "2026-11-24", "PST", "Tue, Nov 24, 2026" },
	{ "soon", "PST", "soon" }, { "2026-13-24T21:15:00", "PST", "2026-13-24T21:15:00" },
};

static void
words(void)
{
	struct buffer b = { .mem = mem };

	for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
		CU_ASSERT_STRING_EQUAL(words_money(mem, sums[i].minor, sums[i].currency), sums[i].text);
	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		CU_ASSERT_STRING_EQUAL(words_when(mem, times[i].local, times[i].zone), times[i].text);
	CU_ASSERT_STRING_EQUAL(words_brand("visa"), "Visa");
	CU_ASSERT_STRING_EQUAL(words_brand("girocard"), "girocard");
	CU_ASSERT_STRING_EQUAL(words_count(mem, 1, "night"), "1 night");
	CU_ASSERT_STRING_EQUAL(words_count(mem, 3, "night"), "3 nights");
	words_html(&b, "<b onclick=\"a('&')\">\n\xc3\xa9");
	CU_ASSERT_STRING_EQUAL(b.bytes, "&lt;b onclick=&quot;a(&#39;&amp;&#39;)&quot;&gt; \xc3\xa9");
}

static const struct { const char *text, *sent; } printables[] = {
	{ "plain", "plain" }, { "a=b", "a=3Db" }, { "caf\xc3\xa9", "caf=C3=A9" }, { "a\nb", "a\r\nb" },
	{ "end \nnext", "end=20\r\nnext" }, { "end ", "end=20" }, { "\t", "=09" }, { ".", "." },
	{ "a\rb", "a=0Db" },
	{ "0123456789012345678901234567890123456789012345678901234567890123456789012345",
	  "012345678901234567890123456789012345678901234567890123456789012345678901234=\r\n5" },
};
static const struct { const char *text, *sent; } subjects[] = {
	{ "Your trip", "Your trip" },
	{ "Caf\xc3\xa9", "=?UTF-8?B?Q2Fmw6k=?=" },
	{ "=?UTF-8?B?eA==?=", "=?UTF-8?B?PT9VVEYtOD9CP2VBPT0/PQ==?=" },
	{ "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
	  "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9x\xc3\xa9",
	  "=?UTF-8?B?w6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOpw6nDqXg=?=\r\n =?UTF-8?B?w6k=?=" },
};

static void
encodings(void)
{
	for (size_t i = 0; i < sizeof printables / sizeof *printables; i++) {
		struct buffer b = { .mem = mem };
		mail_quoted_printable(&b, printables[i].text);
		CU_ASSERT_STRING_EQUAL(b.bytes, printables[i].sent);
	}
	for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
		struct buffer b = { .mem = mem };
		mail_words(&b, subjects[i].text);
		CU_ASSERT_STRING_EQUAL(b.bytes, subjects[i].sent);
	}
}

static const struct { const char *address; bool ok; } addresses[] = {
	{ "ann@example.com", true }, { "ann+trip@example.com", true }, { "\xc3\xa9@example.com", true },
	{ "ann", false }, { "@example.com", false }, { "ann@", false }, { "a@b@c", false },
	{ "ann@example.com\r\nBcc: all@example.com", false }, { "ann@example.com\n", false },
	{ "<ann@example.com>", false }, { "ann@example.com, bob@example.com", false },
	{ "ann smith@example.com", false }, { "ann@example.com\x7f", false }, { "\xff@example.com", false },
};

static const struct mail good = {
	.from_name = "Kayak", .from = "trips@kayak.example", .to = "ann@example.com", .subject = "Your trip",
	.message_id = "<confirm.1@kayak.example>", .at = INT64_C(1795514400123456),
	.text = "Hello\n", .html = "<p>Hello</p>\n",
};

static void
nothing_breaks_the_headers(void)
{
	struct buffer b = { .mem = mem };
	struct mail m = good;

	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
		CU_ASSERT_EQUAL(mail_address_ok(addresses[i].address), addresses[i].ok);
		m.to = addresses[i].address;
		CU_ASSERT_EQUAL(mail_message(&m, &b), addresses[i].ok ? ST_OK : ST_INVALID);
	}
	m = good, m.subject = "Your trip\r\nBcc: all@example.com";
	CU_ASSERT_EQUAL(mail_message(&m, &b), ST_INVALID);
	m = good, m.from_name = "Kayak\nX: y";
	CU_ASSERT_EQUAL(mail_message(&m, &b), ST_INVALID);
	m = good, m.message_id = "<a@b>\r\nX: y <c@d>";
	CU_ASSERT_EQUAL(mail_message(&m, &b), ST_INVALID);
	m = good, m.message_id = "confirm.1@kayak.example";
	CU_ASSERT_EQUAL(mail_message(&m, &b), ST_INVALID);
	m = good, m.from = "trips@kayak.example>";
	CU_ASSERT_EQUAL(mail_message(&m, &b), ST_INVALID);
}

static void
the_whole_message(void)
{
	struct buffer b = { .mem = mem };
	struct mail m = good;

	m.from_name = "Kay\"ak";
	CU_ASSERT_EQUAL_FATAL(mail_message(&m, &b), ST_OK);
	CU_ASSERT_STRING_EQUAL(b.bytes,
	    "From: \"Kay\\\"ak\" <trips@kayak.example>\r\nTo: <ann@example.com>\r\nSubject: Your trip\r\n"
	    "Message-ID: <confirm.1@kayak.example>\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\n"
	    "MIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\n"
	    "Content-Type: multipart/alternative; boundary=\"=_kayak_alternative\"\r\n\r\n"
	    "--=_kayak_alternative\r\nContent-Type: text/plain; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n\r\nHello\r\n\r\n"
	    "--=_kayak_alternative\r\nContent-Type: text/html; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Hello</p>\r\n\r\n"
	    "--=_kayak_alternative--\r\n");
}

#define TIMES(from, to) .starts_local = from, .ends_local = to, .starts_abbr = "PST", .ends_abbr = "EST"
static struct booking_item items[] = {
	{ .part = 1, .kind = ITEM_FLIGHT, .qty = 2, .title = "UA123 <b>", .detail = "Economy", .from_place = "San Francisco (SFO)",
	  .to_place = "New York (JFK)", TIMES("2026-12-01T21:15:00", "2026-12-02T05:40:00") },
	{ .part = 1, .kind = ITEM_FLIGHT, .qty = 2, .title = "UA124", .detail = "Economy", .from_place = "New York (JFK)",
	  .to_place = "San Francisco (SFO)", TIMES("2026-12-04T08:00:00", "2026-12-04T11:20:00") },
	{ .part = 2, .kind = ITEM_ROOM, .qty = 1, .title = "Hotel Havn", .detail = "Double room",
	  TIMES("2026-12-02T15:00:00", "2026-12-03T11:00:00") },
	{ .part = 2, .kind = ITEM_ROOM, .qty = 1, .title = "Hotel Havn", .detail = "Double room",
	  TIMES("2026-12-03T15:00:00", "2026-12-04T11:00:00") },
	{ .part = 3, .kind = ITEM_ROOM, .qty = 1, .title = "Hotel Havn", .detail = "Single room",
	  TIMES("2026-12-02T15:00:00", "2026-12-03T11:00:00") },
};
static struct price_line lines[] = { { "Price before tax", 100000 }, { "Taxes & <fees>", 23456 } };
static struct price price = { .total_minor = 123456, .currency = "USD", .lines = lines, .n_lines = 2 };
static struct bill bill = { .state = BILL_CAPTURED, .brand = "amex", .last4 = "4242", .captured_at = 1 };
static struct bill unpaid = { .state = BILL_VOID };
static struct refund refunds[] = {
	{ .id = { { 1 } }, .amount_minor = 5000, .state = REFUND_DONE },
	{ .id = { { 2 } }, .amount_minor = 700, .state = REFUND_TODO },
	{ .id = { { 3 } }, .amount_minor = 90000, .state = REFUND_FAILED },
};
static const struct config config = { .brand = "Kayak", .traveler_url = "http://localhost:3001" };

static struct booking
trip(void)
{
	return (struct booking){ .id = { { 0xab } }, .code = "KAY123", .total_minor = 123456, .currency = "USD",
		.price = &price, .items = items, .n_items = sizeof items / sizeof *items, .bill = &bill };
}

static const struct mail_work *
queued(const char *kind, const char *message_id)
{
	struct mail_work *w = arena_zalloc(mem, sizeof *w);

	w->kind = kind;
	w->message_id = message_id;
	return w;
}

static void
holds(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		printf("# lacks: %s\n", part);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, part));
}

static void
a_confirmation_tells_all(void)
{
	static const char *const both[] = { "KAY123", "San Francisco (SFO)", "New York (JFK)", "UA124",
		"Tue, Dec 1, 2026, 9:15 PM PST", "Wed, Dec 2, 2026, 5:40 AM EST", "2 seats", "Hotel Havn",
		"Wed, Dec 2, 2026, 3:00 PM PST", "Fri, Dec 4, 2026, 11:00 AM EST", "1 room, 2 nights", "1 room, 1 night",
		"Single room", "Price before tax", "$1,000.00", "$234.56", "$1,234.56", "Paid with American Express ending 4242",
		"http://localhost:3001/trips/ab000000000000000000000000000000", NULL };
	struct booking b = trip();
	struct letter l;

	CU_ASSERT_EQUAL_FATAL(letter_write(mem, &config, queued("confirm", "<confirm.1@x>"), &b, &l), ST_OK);
	CU_ASSERT_STRING_EQUAL(l.subject, "Your trip is booked (KAY123)");
	CU_ASSERT_EQUAL(l.n_parts, 4);
	for (const char *const *part = both; *part != NULL; part++) {
		holds(letter_plain(mem, &l), *part);
		holds(letter_page(mem, &l), *part);
	}
	holds(letter_plain(mem, &l), "Flight: UA123 <b>\n");
	holds(letter_plain(mem, &l), "Taxes & <fees>: $234.56\n");
	holds(letter_page(mem, &l), "UA123 &lt;b&gt;");
	holds(letter_page(mem, &l), "Taxes &amp; &lt;fees&gt;");
	CU_ASSERT_PTR_NULL(strstr(letter_page(mem, &l), "<b>"));
	CU_ASSERT_PTR_NULL(strstr(letter_page(mem, &l), "%s"));
}

static const struct { const char *kind, *message_id; bool paid, given; const char *says, *lacks; } kinds[] = {
	{ "cancel", "<c@x>", true, true, "We give back $57.00", "Price before tax" },
	{ "cancel", "<c@x>", true, false, "nothing is refunded", "$1,234.56" },
	{ "cancel", "<c@x>", false, false, "Nothing was charged", "$1,234.56" },
	{ "refund", "<refund.01000000000000000000000000000000@x>", true, true, "We sent $50.00 back", "$7.00" },
	{ "refund", "<refund.02000000000000000000000000000000@x>", true, true, "We sent $7.00 back", "$50.00" },
	{ "declined", "<d@x>", false, false, "Try another card", "$1,234.56" },
	{ "action", "<a@x>", false, false, "Confirm the payment", "$1,234.56" },
	{ "expired", "<e@x>", false, false, "not completed in time", "$1,234.56" },
	{ "rejected", "<r@x>", false, false, "Somebody was faster", "$1,234.56" },
	{ "failed", "<f@x>", false, false, "could not be completed", "$1,234.56" },
};

static void
every_kind(void)
{
	struct booking b = trip();
	struct letter l;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		b.bill = kinds[i].paid ? &bill : &unpaid;
		b.refunds = refunds;
		b.n_refunds = kinds[i].given ? 3 : 0;
		CU_ASSERT_EQUAL_FATAL(letter_write(mem, &config, queued(kinds[i].kind, kinds[i].message_id), &b, &l),
		                      ST_OK);
		holds(letter_plain(mem, &l), kinds[i].says);
		holds(letter_page(mem, &l), kinds[i].says);
		CU_ASSERT_PTR_NULL(strstr(letter_plain(mem, &l), kinds[i].lacks));
		CU_ASSERT_PTR_NULL(strstr(letter_page(mem, &l), kinds[i].lacks));
	}
	CU_ASSERT_EQUAL(letter_write(mem, &config, queued("news", "<n@x>"), &b, &l), ST_NOT_FOUND);
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "money, times and escapes", words },
		{ "quoted-printable and encoded words", encodings },
		{ "nothing breaks the headers", nothing_breaks_the_headers },
		{ "the whole message", the_whole_message },
		{ "a confirmation tells all", a_confirmation_tells_all },
		{ "every kind of mail", every_kind },
		CU_TEST_INFO_NULL,
	};
	CU_SuiteInfo suites[] = { { "mail", NULL, NULL, NULL, NULL, tests }, CU_SUITE_INFO_NULL };
	int rc;

	mem = arena_new(64 * 1024);
	rc = tap_main(suites);
	arena_free(&mem);
	return rc;
}
