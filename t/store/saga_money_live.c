/* SPDX-License-Identifier: Apache-2.0 */
/* Cancelling, giving back and telling, against a real MariaDB. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shared/travel/trips.h"
#include "t/store/saga_world.h"
#include "t/tap.h"

static struct world w;

#define IS(id, name)  CU_ASSERT_STRING_EQUAL(state_of(&w, &(id)), name)
#define BILL(id)      text(&w, "SELECT state FROM billing WHERE booking_id = 0x%s ORDER BY attempt DESC LIMIT 1", hex(&w, &(id)))
#define MAILS(id, kind) number(&w, "SELECT COUNT(*) FROM mail_queue WHERE booking_id = 0x%s AND kind = '" kind "'", hex(&w, &(id)))

static int64_t
left_on(int64_t departure)
{
	return number(&w, "SELECT left_ FROM inventory WHERE id = %lld", (long long)flight_row(&w, departure, "economy"));
}

static void
the_rule_gives_back(void)
{
	struct uuid id = confirmed(&w, 1, seat_on(&w, 10)), strange = id;
	struct cancellation offer;
	struct said said;

	CU_ASSERT_EQUAL(left_on(10), 99);
	CU_ASSERT_EQUAL(saga_cancel_offer(w.db, 2, &strange, &offer, &(struct problem){ .mem = w.mem }), ST_NOT_FOUND);
	said = cancel_as(&w, 1, &id, &offer);
	CU_ASSERT_EQUAL_FATAL(said.st, ST_ACCEPTED);
	CU_ASSERT_EQUAL(offer.paid_minor, 21500);
	CU_ASSERT_EQUAL(offer.refund_minor, 17200);            /* 80 % of the Standard fare */
	CU_ASSERT_STRING_EQUAL(offer.refund_to, "Visa ending 4242");
	CU_ASSERT_FATAL(offer.n_lines == 1 && offer.lines[0].amount_minor == 17200);
	IS(id, "CANCELLED");
	CU_ASSERT_EQUAL(left_on(10), 100);
	CU_ASSERT_EQUAL(MAILS(id, "cancel"), 1);
	CU_ASSERT_STRING_EQUAL(BILL(id), "CAPTURED");
	CU_ASSERT_EQUAL(refund_all(&w, true), 1);
	CU_ASSERT_EQUAL(refund_all(&w, true), 0);
	CU_ASSERT_STRING_EQUAL(BILL(id), "PARTIAL");
	CU_ASSERT_EQUAL(MAILS(id, "refund"), 1);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM outbox o JOIN refunds r ON r.id = o.event_id AND o.topic = 'payments.processed'"
	                " AND JSON_VALUE(o.payload, '$.data.kind') = 'refund' WHERE r.booking_id = 0x%s", hex(&w, &id)), 1);
	CU_ASSERT_EQUAL(cancel_as(&w, 1, &id, &offer).st, ST_CONFLICT);
}

static void
too_late_gives_nothing_back(void)
{
	struct uuid id = confirmed(&w, 1, seat_on(&w, 11));
	struct cancellation offer;

	sql(&w, "UPDATE booking_items SET starts_at = NOW(6) + INTERVAL 3 HOUR WHERE booking_id = 0x%s", hex(&w, &id));
	CU_ASSERT_EQUAL(cancel_as(&w, 1, &id, &offer).st, ST_ACCEPTED);
	CU_ASSERT(offer.refund_minor == 0 && offer.refund_to == NULL);
	CU_ASSERT_EQUAL(refund_all(&w, true), 0);
	CU_ASSERT_STRING_EQUAL(BILL(id), "CAPTURED");
	id = confirmed(&w, 1, seat_on(&w, 11));
	sql(&w, "UPDATE bookings SET starts_at = NOW(6) - INTERVAL 1 MINUTE WHERE id = 0x%s", hex(&w, &id));
	CU_ASSERT_EQUAL(cancel_as(&w, 1, &id, &offer).st, ST_CONFLICT);
}

/* A stay is given back by its first night. */
static void
several_parts_each_by_its_rule(void)
{
	int64_t seat = flight_row(&w, 30, "business"), nights[] = { day_row(&w, "room", 30), day_row(&w, "room", 31) };
	const char *offers[] = { offer_for(&w, ITEM_FLIGHT, 1, &seat, 1), offer_for(&w, ITEM_ROOM, 1, nights, 2) };
	struct uuid id = confirmed(&w, 2, booking_for(&w, offers, 2, 1));
	struct cancellation offer;

	sql(&w, "UPDATE booking_items SET starts_at = NOW(6) + INTERVAL 40 HOUR WHERE booking_id = 0x%s AND n = 2", hex(&w, &id));
	CU_ASSERT_EQUAL(cancel_as(&w, 2, &id, &offer).st, ST_ACCEPTED);
	CU_ASSERT_EQUAL(offer.refund_minor, 91500);            /* the flight; the stay begins within 48 hours */
	CU_ASSERT_FATAL(offer.n_lines == 2);
	CU_ASSERT(offer.lines[0].amount_minor == 91500 && offer.lines[1].amount_minor == 0);
	CU_ASSERT_EQUAL(number(&w, "SELECT left_ FROM inventory WHERE id = %lld", (long long)nights[1]), 5);
	CU_ASSERT_EQUAL(refund_all(&w, true), 1);
}

static void
before_a_payment_nothing_is_owed(void)
{
	struct uuid pending = accepted(&w, 3, seat_on(&w, 12)), todo = held(&w, 3, seat_on(&w, 12)), charging = held(&w, 3, seat_on(&w, 12));
	struct uuid owner = uuid_new();
	struct cancellation offer;
	struct charge_work *work;
	size_t n;

	CU_ASSERT_EQUAL(cancel_as(&w, 3, &pending, &offer).st, ST_ACCEPTED);
	CU_ASSERT_EQUAL(cancel_as(&w, 3, &todo, &offer).st, ST_ACCEPTED);
	CU_ASSERT_EQUAL(offer.refund_minor, 0);
	CU_ASSERT_STRING_EQUAL(BILL(todo), "VOID");
	CU_ASSERT_EQUAL(saga_lease_charges(w.db, w.mem, &owner, 10, &work, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 1);
	CU_ASSERT_EQUAL(cancel_as(&w, 3, &charging, &offer).st, ST_CONFLICT);
	CU_ASSERT_EQUAL(left_on(12), 99);
	CU_ASSERT_EQUAL(saga_hold(w.db, w.mem, &pending, &pending), ST_OK);     /* its event comes late */
	IS(pending, "CANCELLED");
	CU_ASSERT_EQUAL(charge_says(&w, &charging, PSP_DECLINED), ST_OK);
	CU_ASSERT_EQUAL(cancel_as(&w, 3, &charging, &offer).st, ST_ACCEPTED);
	CU_ASSERT_EQUAL(left_on(12), 100);
}

static void
an_offer_to_cancel_holds_ten_minutes(void)
{
	struct uuid id = confirmed(&w, 4, seat_on(&w, 13)), other = confirmed(&w, 4, seat_on(&w, 13));
	struct problem p = { .mem = w.mem };
	struct cancellation old, late, good;
	struct saga_answer answer;
	struct saga_request rq = request_of(&w, 4, "cancel-1", "POST /confirm", "");

	CU_ASSERT_EQUAL(saga_cancel_offer(w.db, 4, &id, &old, &p), ST_OK);
	CU_ASSERT_EQUAL(saga_cancel_offer(w.db, 4, &id, &late, &p), ST_OK);
	CU_ASSERT_EQUAL(saga_cancel_offer(w.db, 4, &id, &good, &p), ST_OK);
	CU_ASSERT(number(&w, "SELECT ABS(TIMESTAMPDIFF(SECOND, NOW(6), expires_at) - 600) < 5 FROM cancellations WHERE id = 0x%s", hex(&w, &old.id)));
	sql(&w, "UPDATE cancellations SET expires_at = NOW(6) - INTERVAL 1 SECOND WHERE id = 0x%s", hex(&w, &late.id));
	sql(&w, "UPDATE cancellations SET refund_minor = 99999 WHERE id = 0x%s", hex(&w, &old.id));
	CU_ASSERT_EQUAL(saga_cancel(w.db, &rq, &(struct cancellation_ref){ id, late.id }, &answer, &p), ST_GONE);
	CU_ASSERT_EQUAL(saga_cancel(w.db, &rq, &(struct cancellation_ref){ id, old.id }, &answer, &p), ST_CONFLICT);
	CU_ASSERT_EQUAL(saga_cancel(w.db, &rq, &(struct cancellation_ref){ other, good.id }, &answer, &p), ST_NOT_FOUND);
	IS(id, "CONFIRMED");
	CU_ASSERT_EQUAL(saga_cancel(w.db, &rq, &(struct cancellation_ref){ id, good.id }, &answer, &p), ST_ACCEPTED);
	CU_ASSERT_EQUAL(saga_cancel(w.db, &rq, &(struct cancellation_ref){ id, good.id }, &answer, &p), ST_OK);
	CU_ASSERT(answer.replayed);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM refunds WHERE booking_id = 0x%s", hex(&w, &id)), 1);
	CU_ASSERT_EQUAL(refund_all(&w, true), 1);
}

static void
a_refund_is_made_once(void)
{
	struct uuid id = confirmed(&w, 5, seat_on(&w, 14)), owner = uuid_new(), event = uuid_new(), again = uuid_new();
	struct cancellation offer;
	struct refund_work *work;
	struct psp_refund said = { .psp_ref = "re_hook", .done = true };
	size_t n;

	CU_ASSERT_EQUAL(cancel_as(&w, 5, &id, &offer).st, ST_ACCEPTED);
	CU_ASSERT_EQUAL(saga_lease_refunds(w.db, w.mem, &owner, 10, &work, &n), ST_OK);
	CU_ASSERT_EQUAL_FATAL(n, 1);
	CU_ASSERT_EQUAL(strncmp(work[0].charge_ref, "pi_", 3), 0);
	CU_ASSERT_EQUAL(saga_refund_later(w.db, w.mem, &work[0].id), ST_OK);
	said.refund_id = work[0].id;
	CU_ASSERT_EQUAL(refund_all(&w, true), 0);
	sql(&w, "UPDATE refunds SET lease_until = NOW(6) - INTERVAL 1 SECOND WHERE booking_id = 0x%s", hex(&w, &id));
	CU_ASSERT_EQUAL(saga_lease_refunds(w.db, w.mem, &owner, 10, &work, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 1);
	CU_ASSERT_EQUAL(saga_webhook_refund(w.db, w.mem, &event, &said), ST_OK);
	CU_ASSERT_EQUAL(saga_webhook_refund(w.db, w.mem, &event, &said), ST_OK);
	CU_ASSERT_EQUAL(saga_webhook_refund(w.db, w.mem, &again, &said), ST_OK);
	CU_ASSERT_EQUAL(saga_refunded(w.db, w.mem, &said.refund_id, "re_hook", true), ST_CONFLICT);
	CU_ASSERT_EQUAL(MAILS(id, "refund"), 1);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM outbox WHERE topic = 'payments.processed' AND payload LIKE '%%%s%%'", hex(&w, &id)), 2);
}

static void
more_than_was_paid_is_never_asked_for(void)
{
	struct uuid id = confirmed(&w, 6, seat_on(&w, 15)), bill = bill_of(&w, &id);
	struct cancellation offer;

	sql(&w, "INSERT INTO refunds (id, billing_id, booking_id, amount_minor, state, reason, request_id)"
	    " VALUES (UNHEX(MD5('a')), 0x%s, 0x%s, 10000, 'TODO', 'goodwill', 'desk-1')", hex(&w, &bill), hex(&w, &id));
	CU_ASSERT_EQUAL(cancel_as(&w, 6, &id, &offer).st, ST_ACCEPTED);
	CU_ASSERT_EQUAL(offer.refund_minor, 11500);            /* not 17200: 10000 of 21500 are promised already */
	CU_ASSERT_EQUAL(refund_all(&w, true), 2);
	CU_ASSERT_STRING_EQUAL(BILL(id), "REFUNDED");
	sql(&w, "INSERT INTO refunds (id, billing_id, booking_id, amount_minor, state, reason, request_id)"
	    " VALUES (UNHEX(MD5('b')), 0x%s, 0x%s, 1, 'TODO', 'mistake', 'desk-2')", hex(&w, &bill), hex(&w, &id));
	CU_ASSERT_EQUAL(refund_all(&w, true), 0);
	sql(&w, "DELETE FROM refunds WHERE request_id = 'desk-2'");
}

static void
a_refused_refund_is_for_people(void)
{
	struct uuid id = confirmed(&w, 7, seat_on(&w, 16));
	struct cancellation offer;

	CU_ASSERT_EQUAL(cancel_as(&w, 7, &id, &offer).st, ST_ACCEPTED);
	CU_ASSERT_EQUAL(refund_all(&w, false), 1);
	CU_ASSERT_STRING_EQUAL(text(&w, "SELECT state FROM refunds WHERE booking_id = 0x%s", hex(&w, &id)), "FAILED");
	CU_ASSERT_STRING_EQUAL(BILL(id), "CAPTURED");
	CU_ASSERT_EQUAL(refund_all(&w, true), 0);
	CU_ASSERT_EQUAL(MAILS(id, "refund"), 0);
}

static void
a_mail_is_leased_and_ended(void)
{
	struct mail_work *mails;
	struct uuid id;
	size_t n;

	sql(&w, "UPDATE mail_queue SET state = 'SENT'");
	id = confirmed(&w, 8, seat_on(&w, 17));
	CU_ASSERT_EQUAL(saga_lease_mails(w.db, w.mem, 10, &mails, &n), ST_OK);
	CU_ASSERT_FATAL(n == 1 && strcmp(mails[0].kind, "confirm") == 0 && strcmp(mails[0].to_addr, "t8@example.org") == 0);
	CU_ASSERT(strstr(mails[0].message_id, hex(&w, &id)) != NULL);
	CU_ASSERT_EQUAL(saga_mail_done(w.db, w.mem, mails[0].id, MAIL_LATER), ST_OK);
	CU_ASSERT(number(&w, "SELECT TIMESTAMPDIFF(SECOND, NOW(6), next_try) BETWEEN 55 AND 60 AND tries = 1 FROM mail_queue WHERE id = %lld", (long long)mails[0].id));
	CU_ASSERT_EQUAL(saga_lease_mails(w.db, w.mem, 10, &mails, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 0);
	sql(&w, "UPDATE mail_queue SET next_try = NOW(6), created_at = NOW(6) - INTERVAL 4 DAY WHERE state = 'TODO'");
	CU_ASSERT_EQUAL(saga_lease_mails(w.db, w.mem, 10, &mails, &n), ST_OK);
	CU_ASSERT_EQUAL_FATAL(n, 1);
	CU_ASSERT_EQUAL(saga_mail_done(w.db, w.mem, mails[0].id, MAIL_LATER), ST_OK);
	CU_ASSERT_EQUAL(saga_mail_done(w.db, w.mem, mails[0].id, MAIL_SENT), ST_CONFLICT);    /* given up after 3 days */
}

static void
trips_are_past_current_or_future(void)
{
	struct uuid soon = confirmed(&w, 9, seat_on(&w, 5)), later = confirmed(&w, 9, seat_on(&w, 20)), gone = confirmed(&w, 9, seat_on(&w, 6));
	int64_t nights[] = { day_row(&w, "room", 20), day_row(&w, "room", 21), day_row(&w, "room", 22) };
	const char *offer = offer_for(&w, ITEM_ROOM, 1, nights, 3);
	struct uuid stay = confirmed(&w, 9, booking_for(&w, &offer, 1, 2));
	struct booking_list ask = { .when = 3, .limit = 2 };
	struct booking_page page = {0};

	sql(&w, "UPDATE bookings SET starts_at = NOW(6) - INTERVAL 9 DAY, ends_at = NOW(6) - INTERVAL 8 DAY WHERE id = 0x%s", hex(&w, &gone));
	CU_ASSERT_EQUAL(trips_page(w.db, w.mem, 9, &ask, &page), ST_OK);
	CU_ASSERT_FATAL(page.n == 2 && page.next != NULL);
	CU_ASSERT_EQUAL(memcmp(&page.items[0].id, &soon, 16), 0);
	CU_ASSERT_EQUAL(memcmp(&page.items[1].id, &later, 16), 0);
	ask.after = page.next;
	page = (struct booking_page){0};
	CU_ASSERT_EQUAL(trips_page(w.db, w.mem, 9, &ask, &page), ST_OK);
	CU_ASSERT_FATAL(page.n == 1 && page.next == NULL && memcmp(&page.items[0].id, &stay, 16) == 0);
	CU_ASSERT_FATAL(page.items[0].n_items == 1);
	CU_ASSERT_STRING_EQUAL(page.items[0].items[0].detail, "Deluxe king · 2 guests · 3 nights");
	CU_ASSERT_EQUAL(page.items[0].items[0].price_minor, 54000);
	ask = (struct booking_list){ .when = 1, .limit = 20 };
	CU_ASSERT_EQUAL(trips_page(w.db, w.mem, 9, &ask, &page), ST_OK);
	CU_ASSERT(page.n == 1 && memcmp(&page.items[0].id, &gone, 16) == 0);
	ask.after = "nonsense";
	CU_ASSERT_EQUAL(trips_page(w.db, w.mem, 9, &ask, &page), ST_INVALID);
	sql(&w, "UPDATE bookings b SET starts_at = (SELECT MIN(starts_at) FROM booking_items i WHERE i.booking_id = b.id),"
	    " ends_at = (SELECT MAX(ends_at) FROM booking_items i WHERE i.booking_id = b.id) WHERE id = 0x%s", hex(&w, &gone));
}

static void
bills_come_newest_first(void)
{
	struct bill_list ask = { .limit = 3 };
	struct bill_page page = {0};

	CU_ASSERT_EQUAL(bills_page(w.db, w.mem, 9, &ask, &page), ST_OK);
	CU_ASSERT_FATAL(page.n == 3 && page.next != NULL);
	CU_ASSERT(page.items[0].created_at >= page.items[1].created_at && page.items[1].created_at >= page.items[2].created_at);
	CU_ASSERT_STRING_EQUAL(page.items[0].title, "The Anchor House");
	ask.after = page.next;
	CU_ASSERT_EQUAL(bills_page(w.db, w.mem, 9, &ask, &page), ST_OK);
	CU_ASSERT_EQUAL(page.n, 1);
}

int
main(void)
{
#define CASE(f) { #f, f }
	CU_TestInfo tests[] = {
		CASE(the_rule_gives_back), CASE(too_late_gives_nothing_back), CASE(several_parts_each_by_its_rule),
		CASE(before_a_payment_nothing_is_owed), CASE(an_offer_to_cancel_holds_ten_minutes),
		CASE(a_refund_is_made_once), CASE(more_than_was_paid_is_never_asked_for),
		CASE(a_refused_refund_is_for_people), CASE(a_mail_is_leased_and_ended),
		CASE(trips_are_past_current_or_future), CASE(bills_come_newest_first), CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "saga_money", .pTests = tests }, CU_SUITE_INFO_NULL };
	int failed;

	setbuf(stdout, NULL);
	w = world_open("kayak_scratch_money");
	failed = tap_main(suites);
	world_close(&w);
	return failed;
}
