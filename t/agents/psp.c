/* SPDX-License-Identifier: Apache-2.0 */
/* What the provider's answers mean: a table of what it says. */
#include "shared/travel/psp.h"

#include <string.h>

#include "t/tap.h"

#define BILL "0190f0c0a0b07c0d8e0f101112131415"
#define META "\"metadata\":{\"billing_id\":\"" BILL "\",\"code\":\"KAY123\"}"
#define INTENT(status, more) "{\"id\":\"pi_1\",\"object\":\"payment_intent\",\"amount\":12345,\"currency\":\"usd\"," \
	"\"livemode\":false,\"payment_method_types\":[\"card\"],\"status\":\"" status "\"," META more "}"
#define CARD ",\"amount_received\":12345,\"latest_charge\":{\"id\":\"ch_1\",\"payment_method_details\":" \
	"{\"card\":{\"brand\":\"visa\",\"last4\":\"4242\",\"checks\":{\"cvc_check\":\"pass\"}},\"type\":\"card\"}}"
#define BARE ",\"amount_received\":12345,\"latest_charge\":\"ch_1\""
#define ACT ",\"next_action\":{\"type\":\"redirect_to_url\",\"redirect_to_url\":" \
	"{\"url\":\"http://psp/3ds/1?c=2\",\"return_url\":\"http://x/\"}}"
#define FAILED ",\"last_payment_error\":{\"code\":\"payment_intent_authentication_failure\",\"type\":\"x\"}"
#define ERROR(type, more) "{\"error\":{\"type\":\"" type "\",\"message\":\"No.\"" more "}}"

static struct arena *mem;

static const struct {
	const char *what;
	enum psp_asked asked;
	long http;
	const char *json;
	enum psp_says says;
	int outcome;
	const char *ref, *more;        /* more: last4, the decline or the address */
} answers[] = {
	{ "captured, with its charge", PSP_ASKED_TO_PAY, 200, INTENT("succeeded", CARD), PSP_SAYS_OUTCOME, PSP_CAPTURED, "pi_1", "4242" },
	{ "captured, charge not expanded", PSP_ASKED_ABOUT, 200, INTENT("succeeded", BARE), PSP_SAYS_OUTCOME, PSP_CAPTURED, "pi_1", NULL },
	{ "the person is asked", PSP_ASKED_TO_PAY, 200, INTENT("requires_action", ACT), PSP_SAYS_OUTCOME, PSP_ACTION, "pi_1", "http://psp/3ds/1?c=2" },
	{ "asked, but where", PSP_ASKED_TO_PAY, 200, INTENT("requires_action", ""), PSP_SAYS_NOTHING, PSP_UNKNOWN, "pi_1", NULL },
	{ "asked by a script", PSP_ASKED_TO_PAY, 200, INTENT("requires_action", ",\"next_action\":{\"type\":\"use_stripe_sdk\",\"use_stripe_sdk\":{}}"), PSP_SAYS_NOTHING, PSP_UNKNOWN, "pi_1", NULL },
	{ "the person failed", PSP_ASKED_ABOUT, 200, INTENT("requires_payment_method", FAILED), PSP_SAYS_OUTCOME, PSP_DECLINED, "pi_1", "payment_intent_authentication_failure" },
	{ "canceled", PSP_ASKED_ABOUT, 200, INTENT("canceled", ",\"latest_charge\":null"), PSP_SAYS_OUTCOME, PSP_CANCELED, "pi_1", NULL },
	{ "still at work", PSP_ASKED_TO_PAY, 200, INTENT("processing", ""), PSP_SAYS_NOTHING, PSP_UNKNOWN, "pi_1", NULL },
	{ "declined", PSP_ASKED_TO_PAY, 402, ERROR("card_error", ",\"code\":\"card_declined\",\"decline_code\":\"insufficient_funds\",\"payment_intent\":" INTENT("requires_payment_method", BARE)), PSP_SAYS_OUTCOME, PSP_DECLINED, "pi_1", "insufficient_funds" },
	{ "declined without a code", PSP_ASKED_TO_PAY, 402, ERROR("card_error", ""), PSP_SAYS_OUTCOME, PSP_DECLINED, NULL, "declined" },
	{ "a word too long for its column", PSP_ASKED_TO_PAY, 402, ERROR("card_error", ",\"code\":\"a_word_that_is_longer_than_sixty_characters_which_is_all_there_is\""), PSP_SAYS_OUTCOME, PSP_DECLINED, NULL, "a_word_that_is_longer_than_sixty_characters_which_is_all_the" },
	{ "no such card, Stripe's way", PSP_ASKED_TO_PAY, 400, ERROR("invalid_request_error", ",\"code\":\"resource_missing\",\"param\":\"payment_method\""), PSP_SAYS_OUTCOME, PSP_DECLINED, NULL, "resource_missing" },
	{ "no such card, with 404", PSP_ASKED_TO_PAY, 404, ERROR("invalid_request_error", ",\"code\":\"resource_missing\",\"param\":\"payment_method\""), PSP_SAYS_OUTCOME, PSP_DECLINED, NULL, "resource_missing" },
	{ "no such address", PSP_ASKED_TO_PAY, 404, ERROR("invalid_request_error", ""), PSP_SAYS_NOTHING, PSP_UNKNOWN, NULL, NULL },
	{ "an intent is gone", PSP_ASKED_ABOUT, 404, ERROR("invalid_request_error", ",\"code\":\"resource_missing\",\"param\":\"intent\""), PSP_SAYS_NOTHING, PSP_UNKNOWN, NULL, NULL },
	{ "cancelled too late", PSP_ASKED_ABOUT, 400, ERROR("invalid_request_error", ",\"code\":\"payment_intent_unexpected_state\",\"payment_intent\":" INTENT("succeeded", BARE)), PSP_SAYS_OUTCOME, PSP_CAPTURED, "pi_1", NULL },
	{ "cancelled twice", PSP_ASKED_ABOUT, 400, ERROR("invalid_request_error", ",\"code\":\"payment_intent_unexpected_state\",\"payment_intent\":" INTENT("canceled", "")), PSP_SAYS_OUTCOME, PSP_CANCELED, "pi_1", NULL },
	{ "cancelling refused", PSP_ASKED_ABOUT, 400, ERROR("invalid_request_error", ""), PSP_SAYS_NOTHING, PSP_UNKNOWN, NULL, NULL },
	{ "a twin is at work", PSP_ASKED_TO_PAY, 409, ERROR("idempotency_error", ",\"code\":\"idempotency_key_in_use\""), PSP_SAYS_NOTHING, PSP_UNKNOWN, NULL, NULL },
	{ "the key had other words", PSP_ASKED_TO_PAY, 400, ERROR("idempotency_error", ""), PSP_SAYS_USED, PSP_UNKNOWN, NULL, NULL },
	{ "too many calls", PSP_ASKED_TO_PAY, 429, ERROR("rate_limit_error", ""), PSP_SAYS_NOTHING, PSP_UNKNOWN, NULL, NULL },
	{ "our key is wrong", PSP_ASKED_TO_PAY, 401, ERROR("invalid_request_error", ""), PSP_SAYS_NOTHING, PSP_UNKNOWN, NULL, NULL },
	{ "it is broken", PSP_ASKED_TO_PAY, 500, ERROR("api_error", ""), PSP_SAYS_NOTHING, PSP_UNKNOWN, NULL, NULL },
	{ "no answer", PSP_ASKED_TO_PAY, 0, "", PSP_SAYS_NOTHING, PSP_UNKNOWN, NULL, NULL },
	{ "half an answer", PSP_ASKED_TO_PAY, 200, "{\"id\":\"pi_1\",\"stat", PSP_SAYS_NOTHING, PSP_UNKNOWN, NULL, NULL },
	{ "another page", PSP_ASKED_TO_PAY, 200, "<html></html>", PSP_SAYS_NOTHING, PSP_UNKNOWN, NULL, NULL },
	{ "a redirect", PSP_ASKED_TO_PAY, 302, "", PSP_SAYS_NOTHING, PSP_UNKNOWN, NULL, NULL },
	{ "402 of a proxy", PSP_ASKED_TO_PAY, 402, "<html></html>", PSP_SAYS_NOTHING, PSP_UNKNOWN, NULL, NULL },
};

static bool
same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static void
every_answer(void)
{
	struct uuid bill;

	CU_ASSERT_TRUE_FATAL(uuid_parse(BILL, &bill));
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		struct psp_outcome o;
		enum psp_says says = psp_read_intent(mem, answers[i].asked,
		    &(struct psp_answer){ answers[i].http, answers[i].json, strlen(answers[i].json) }, &o);
		const char *more = o.what == PSP_CAPTURED ? o.last4 : o.what == PSP_DECLINED ? o.decline
		    : o.what == PSP_ACTION ? o.action_url : NULL;
		bool ok = says == answers[i].says && (int)o.what == answers[i].outcome &&
		    same(o.psp_ref, answers[i].ref) && same(more, answers[i].more) &&
		    (o.what != PSP_CAPTURED || (o.amount_minor == 12345 && memcmp(&o.billing_id, &bill, sizeof bill) == 0));
		if (!ok)
			printf("# %s: says %d what %d ref %s more %s\n", answers[i].what, says, o.what, o.psp_ref, more);
		CU_ASSERT_TRUE(ok);
	}
}

#define LIST(a) "{\"object\":\"search_result\",\"has_more\":false,\"data\":[" a "]}"
#define OTHERS "{\"id\":\"pi_9\",\"status\":\"succeeded\",\"amount\":1,\"metadata\":" \
	"{\"billing_id\":\"ff90f0c0a0b07c0d8e0f101112131415\"}}"

static const struct {
	const char *what;
	long http;
	const char *json;
	enum psp_says says;
	bool found;
	int outcome;
} searches[] = {
	{ "none", 200, LIST(""), PSP_SAYS_OUTCOME, false, PSP_UNKNOWN },
	{ "other people's", 200, LIST(OTHERS), PSP_SAYS_OUTCOME, false, PSP_UNKNOWN },
	{ "ours", 200, LIST(OTHERS "," INTENT("succeeded", CARD)), PSP_SAYS_OUTCOME, true, PSP_CAPTURED },
	{ "the one that succeeded", 200, LIST(INTENT("canceled", "") "," INTENT("succeeded", CARD)), PSP_SAYS_OUTCOME, true, PSP_CAPTURED },
	{ "at work", 200, LIST(INTENT("processing", "")), PSP_SAYS_NOTHING, true, PSP_UNKNOWN },
	{ "refused", 400, ERROR("invalid_request_error", ""), PSP_SAYS_NOTHING, false, PSP_UNKNOWN },
};

static void
every_search(void)
{
	struct uuid bill;

	CU_ASSERT_TRUE_FATAL(uuid_parse(BILL, &bill));
	for (size_t i = 0; i < sizeof searches / sizeof *searches; i++) {
		struct psp_outcome o;
		bool found;
		enum psp_says says = psp_read_search(mem, &bill,
		    &(struct psp_answer){ searches[i].http, searches[i].json, strlen(searches[i].json) }, &found, &o);
		bool ok = says == searches[i].says && found == searches[i].found && (int)o.what == searches[i].outcome;
		if (!ok)
			printf("# %s: says %d found %d what %d\n", searches[i].what, says, found, o.what);
		CU_ASSERT_TRUE(ok);
	}
}

#define REFUND(status) "{\"id\":\"re_1\",\"object\":\"refund\",\"amount\":5,\"status\":\"" status "\",\"charge\":\"ch_1\"," \
	"\"metadata\":{\"refund_id\":\"" BILL "\",\"booking_id\":\"x\"}}"
#define REFUND_OF_OTHERS "{\"id\":\"re_2\",\"status\":\"succeeded\",\"metadata\":{}}"

static const struct {
	const char *what;
	long http;
	const char *json;
	enum psp_says says;
	bool done;
} refunds[] = {
	{ "given", 200, REFUND("succeeded"), PSP_SAYS_OUTCOME, true },
	{ "on its way", 200, REFUND("pending"), PSP_SAYS_OUTCOME, true },
	{ "it came back", 200, REFUND("failed"), PSP_SAYS_OUTCOME, false },
	{ "somebody must act", 200, REFUND("requires_action"), PSP_SAYS_NOTHING, false },
	{ "all was given before", 400, ERROR("invalid_request_error", ",\"code\":\"charge_already_refunded\""), PSP_SAYS_OUTCOME, false },
	{ "no such charge", 404, ERROR("invalid_request_error", ",\"code\":\"resource_missing\""), PSP_SAYS_OUTCOME, false },
	{ "no such address", 404, "not here", PSP_SAYS_NOTHING, false },
	{ "the key had other words", 400, ERROR("idempotency_error", ""), PSP_SAYS_USED, false },
	{ "a twin", 409, ERROR("idempotency_error", ""), PSP_SAYS_NOTHING, false },
	{ "broken", 503, "", PSP_SAYS_NOTHING, false },
	{ "no answer", 0, "", PSP_SAYS_NOTHING, false },
};

static void
every_refund(void)
{
	static const char list[] = LIST(REFUND_OF_OTHERS "," REFUND("succeeded"));
	static const char other[] = LIST(REFUND_OF_OTHERS);
	struct psp_refund r;
	struct uuid id;
	bool found;

	for (size_t i = 0; i < sizeof refunds / sizeof *refunds; i++) {
		enum psp_says says = psp_read_refund(mem,
		    &(struct psp_answer){ refunds[i].http, refunds[i].json, strlen(refunds[i].json) }, &r);
		bool ok = says == refunds[i].says && (says != PSP_SAYS_OUTCOME || r.done == refunds[i].done);
		if (!ok)
			printf("# %s: says %d done %d\n", refunds[i].what, says, r.done);
		CU_ASSERT_TRUE(ok);
	}
	CU_ASSERT_TRUE_FATAL(uuid_parse(BILL, &id));
	CU_ASSERT_EQUAL(psp_read_refunds(mem, &id, &(struct psp_answer){ 200, list, sizeof list - 1 }, &found, &r),
	                PSP_SAYS_OUTCOME);
	CU_ASSERT_TRUE(found && r.done && same(r.psp_ref, "re_1"));
	CU_ASSERT_EQUAL(psp_read_refunds(mem, &id, &(struct psp_answer){ 200, other, sizeof other - 1 }, &found, &r),
	                PSP_SAYS_OUTCOME);
	CU_ASSERT_FALSE(found);
	CU_ASSERT_EQUAL(psp_read_refunds(mem, &id, &(struct psp_answer){ 500, "", 0 }, &found, &r), PSP_SAYS_NOTHING);
}

#define EVENT(type, object) "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"" type "\"," \
	"\"data\":{\"object\":" object "}}"

#define CHARGE(status, meta) "{\"id\":\"ch_1\",\"object\":\"charge\",\"status\":\"" status "\"," \
	"\"payment_intent\":\"pi_1\"," \
	"\"amount_captured\":12345,\"payment_method_details\":{\"card\":{\"brand\":\"visa\",\"last4\":\"4242\"}}," meta "}"

static const struct {
	const char *json;
	enum status st;
	int what, outcome;
} events[] = {
	{ EVENT("payment_intent.succeeded", INTENT("succeeded", BARE)), ST_OK, PSP_NOTICE_OTHER, PSP_UNKNOWN },
	{ EVENT("charge.succeeded", CHARGE("succeeded", META)), ST_OK, PSP_NOTICE_INTENT, PSP_CAPTURED },
	{ EVENT("charge.failed", CHARGE("failed", META)), ST_OK, PSP_NOTICE_OTHER, PSP_UNKNOWN },
	{ EVENT("charge.succeeded", CHARGE("succeeded", "\"metadata\":{}")), ST_OK, PSP_NOTICE_OTHER, PSP_UNKNOWN },
	{ EVENT("payment_intent.payment_failed", INTENT("requires_payment_method", FAILED)), ST_OK, PSP_NOTICE_INTENT, PSP_DECLINED },
	{ EVENT("payment_intent.canceled", INTENT("canceled", "")), ST_OK, PSP_NOTICE_INTENT, PSP_CANCELED },
	{ EVENT("payment_intent.processing", INTENT("processing", "")), ST_OK, PSP_NOTICE_OTHER, PSP_UNKNOWN },
	{ EVENT("payment_intent.succeeded", "{\"object\":\"payment_intent\",\"id\":\"pi_2\",\"amount\":1,\"status\":\"succeeded\",\"metadata\":{}}"), ST_OK, PSP_NOTICE_OTHER, PSP_UNKNOWN },
	{ EVENT("refund.updated", REFUND("succeeded")), ST_OK, PSP_NOTICE_REFUND, PSP_UNKNOWN },
	{ EVENT("charge.refunded", "{\"object\":\"charge\",\"id\":\"ch_1\"}"), ST_OK, PSP_NOTICE_OTHER, PSP_UNKNOWN },
	{ EVENT("a", "7"), ST_OK, PSP_NOTICE_OTHER, PSP_UNKNOWN },
	{ "{\"id\":\"evt_1\"}", ST_INVALID, PSP_NOTICE_OTHER, PSP_UNKNOWN },
	{ "{", ST_MALFORMED, PSP_NOTICE_OTHER, PSP_UNKNOWN },
};

static void
every_event(void)
{
	for (size_t i = 0; i < sizeof events / sizeof *events; i++) {
		struct problem p = { .mem = mem };
		struct psp_notice n;
		enum status st = psp_read_event(events[i].json, strlen(events[i].json), &n, &p);
		bool ok = st == events[i].st && (int)n.what == events[i].what &&
		    (n.what != PSP_NOTICE_INTENT || (int)n.intent.what == events[i].outcome) &&
		    (n.what != PSP_NOTICE_INTENT || n.intent.what != PSP_CAPTURED || same(n.intent.last4, "4242"));
		if (!ok)
			printf("# %s: %d %d %d\n", events[i].json, st, n.what, n.intent.what);
		CU_ASSERT_TRUE(ok);
	}
}

int
main(void)
{
	CU_TestInfo tests[] = {
		{ "every answer about a payment", every_answer },
		{ "every answer to a search", every_search },
		{ "every answer about a refund", every_refund },
		{ "every event", every_event },
		CU_TEST_INFO_NULL,
	};
	CU_SuiteInfo suites[] = { { "psp", NULL, NULL, NULL, NULL, tests }, CU_SUITE_INFO_NULL };
	int rc;

	mem = arena_new(64 * 1024);
	rc = tap_main(suites);
	arena_free(&mem);
	return rc;
}
