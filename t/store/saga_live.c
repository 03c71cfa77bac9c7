/* SPDX-License-Identifier: Apache-2.0 */
/* Each transaction of the saga against a real MariaDB, one after the other.
 * saga_race_live.c lets them meet. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shared/base/clock.h"
#include "t/store/proxy.h"
#include "t/store/saga_world.h"
#include "t/tap.h"

static struct world w;
static struct proxy proxy;
static struct db *through;         /* by the proxy */

#define IS(id, name)  CU_ASSERT_STRING_EQUAL(state_of(&w, &(id)), name)
#define BILL(id)      text(&w, "SELECT state FROM billing WHERE booking_id = 0x%s ORDER BY attempt DESC LIMIT 1", hex(&w, &(id)))
#define N(table, id)  number(&w, "SELECT COUNT(*) FROM " table " WHERE booking_id = 0x%s", hex(&w, &(id)))
#define HELD_OF(id)   number(&w, "SELECT CAST(COALESCE(SUM(delta), 0) AS SIGNED) FROM inventory_ledger WHERE booking_id = 0x%s", hex(&w, &(id)))
#define LETTERS(id, topic) number(&w, "SELECT COUNT(*) FROM outbox WHERE topic = '" topic "' AND payload LIKE '%%%s%%'", hex(&w, &(id)))

static int64_t
left_on(int64_t departure)
{
	return number(&w, "SELECT left_ FROM inventory WHERE id = %lld", (long long)flight_row(&w, departure, "economy"));
}

static enum status
hold(const struct uuid *id)
{
	return saga_hold(w.db, w.mem, id, id);
}

static size_t
lease(void)
{
	struct uuid owner = uuid_new();
	struct charge_work *work;
	size_t n = 0;

	CU_ASSERT_EQUAL(saga_lease_charges(w.db, w.mem, &owner, 100, &work, &n), ST_OK);
	return n;
}

/* Bookings of the tests before must not be found by those that lease or sweep. */
static void
clear(void)
{
	sql(&w, "UPDATE billing SET state = 'VOID' WHERE state IN ('TODO', 'CHARGING', 'ACTION')");
	sql(&w, "UPDATE bookings SET state = 'FAILED' WHERE state IN ('PENDING', 'HELD')");
	sql(&w, "UPDATE refunds SET state = 'FAILED' WHERE state IN ('TODO', 'CALLING')");
}

static void
over(const struct uuid *id)
{
	sql(&w, "UPDATE bookings SET hold_until = NOW(6) - INTERVAL 1 SECOND WHERE id = 0x%s", hex(&w, id));
}

/* --- T1 --- */

static void
accepting_writes_everything(void)
{
	struct booking_new *in = seat_on(&w, 10);
	struct said said = accept_as(&w, w.db, 1, NULL, in);
	struct uuid id = said.answer.booking_id;

	CU_ASSERT_EQUAL_FATAL(said.st, ST_ACCEPTED);
	CU_ASSERT_EQUAL(said.answer.http, 202);
	CU_ASSERT_FALSE(said.answer.replayed);
	IS(id, "PENDING");
	CU_ASSERT_EQUAL(N("booking_items", id), 1);
	CU_ASSERT_EQUAL(N("booking_travelers", id), 1);
	CU_ASSERT_EQUAL(N("booking_events", id), 1);
	CU_ASSERT_EQUAL(N("billing", id), 0);
	CU_ASSERT_EQUAL(LETTERS(id, "bookings.created"), 1);
	CU_ASSERT_EQUAL(left_on(10), 100);
	CU_ASSERT_EQUAL(number(&w, "SELECT total_minor FROM bookings WHERE id = 0x%s", hex(&w, &id)), 21500);
	CU_ASSERT_STRING_EQUAL(text(&w, "SELECT title FROM booking_items WHERE booking_id = 0x%s", hex(&w, &id)),
	                       "UA 1234 San Francisco SFO to New York JFK");
	CU_ASSERT_STRING_EQUAL(text(&w, "SELECT detail FROM booking_items WHERE booking_id = 0x%s", hex(&w, &id)),
	                       "Economy · Standard fare");
	CU_ASSERT(number(&w, "SELECT ABS(TIMESTAMPDIFF(SECOND, NOW(6), hold_until) - 900) < 5 FROM bookings WHERE id = 0x%s", hex(&w, &id)));
}

static void
the_answer_is_what_is_shown(void)
{
	struct said said = accept_as(&w, w.db, 1, NULL, seat_on(&w, 10));
	struct booking b;
	struct buffer json = { .mem = w.mem };

	CU_ASSERT_EQUAL(booking_view(w.db, w.mem, 1, &said.answer.booking_id, &b), ST_OK);
	b.history[0].at = b.created_at;        /* written a moment later */
	codec_write(&booking_codec, &b, &json);
	CU_ASSERT_STRING_EQUAL(json.bytes, said.answer.json);
	CU_ASSERT_EQUAL(booking_view(w.db, w.mem, 2, &said.answer.booking_id, &b), ST_NOT_FOUND);
	CU_ASSERT_EQUAL(strspn(b.code, "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"), 6);
}

static void
nights_and_days_have_their_hours(void)
{
	int64_t nights[] = { day_row(&w, "room", 20), day_row(&w, "room", 21) }, day = day_row(&w, "car", 20);
	const char *offers[] = { offer_for(&w, ITEM_ROOM, 1, nights, 2), offer_for(&w, ITEM_CAR, 1, &day, 1) };
	struct uuid id = accepted(&w, 2, booking_for(&w, offers, 2, 2));

	CU_ASSERT_EQUAL(N("booking_items", id), 3);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM booking_items WHERE booking_id = 0x%s AND kind = 'room' AND title = 'The Anchor House'"
	                " AND detail = 'Deluxe king · 2 guests' AND TIME(starts_local) = '15:00' AND TIME(ends_local) = '11:00'"
	                " AND DATEDIFF(ends_local, starts_local) = 1 AND TIMESTAMPDIFF(HOUR, starts_local, starts_at) IN (4, 5)"
	                " AND starts_abbr IN ('EST', 'EDT')", hex(&w, &id)), 2);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM booking_items WHERE booking_id = 0x%s AND kind = 'car'"
	                " AND title = 'Toyota RAV4 or similar' AND detail = 'SUV · Blue Road'", hex(&w, &id)), 1);
}

static void
a_repeated_request_is_answered_once(void)
{
	struct booking_new *in = seat_on(&w, 10), *other = seat_on(&w, 11);
	struct said first = accept_as(&w, w.db, 3, "key-a", in), again = accept_as(&w, w.db, 3, "key-a", in);
	struct said else_ = accept_as(&w, w.db, 4, "key-a", in), changed = accept_as(&w, w.db, 3, "key-a", other);
	struct saga_request path = request_of(&w, 3, "key-a", "POST /api/payments", in->offers[0]);
	struct said elsewhere = { .problem = &(struct problem){ .mem = w.mem } };

	CU_ASSERT_EQUAL(first.st, ST_ACCEPTED);
	CU_ASSERT_EQUAL(again.st, ST_OK);
	CU_ASSERT(again.answer.replayed && again.answer.http == 202);
	CU_ASSERT_STRING_EQUAL(again.answer.json, first.answer.json);
	CU_ASSERT_EQUAL(memcmp(&again.answer.booking_id, &first.answer.booking_id, 16), 0);
	CU_ASSERT_EQUAL(else_.st, ST_ACCEPTED);
	CU_ASSERT_EQUAL(changed.st, ST_KEY_REUSED);
	CU_ASSERT_EQUAL(saga_accept(w.db, &path, in, &elsewhere.answer, elsewhere.problem), ST_KEY_REUSED);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM bookings WHERE user_id = 3"), 1);
}

static void
a_replay_outlives_its_offer(void)
{
	struct booking_new *in = seat_on(&w, 12);
	struct said first = accept_as(&w, w.db, 5, "key-b", in), again;

	sql(&w, "UPDATE inventory SET price_version = price_version + 1, left_ = 0 WHERE id = %lld", (long long)flight_row(&w, 12, "economy"));
	again = accept_as(&w, w.db, 5, "key-b", in);
	CU_ASSERT_EQUAL(again.st, ST_OK);
	CU_ASSERT_STRING_EQUAL(again.answer.json, first.answer.json);
	CU_ASSERT_EQUAL(again.problem->n_facts, 0);
	sql(&w, "UPDATE inventory SET left_ = capacity WHERE id = %lld", (long long)flight_row(&w, 12, "economy"));
}

static void
a_changed_price_is_told(void)
{
	struct booking_new *in = seat_on(&w, 13);
	struct said said;

	sql(&w, "UPDATE inventory SET price_minor = 25000, price_version = 2 WHERE id = %lld", (long long)flight_row(&w, 13, "economy"));
	said = accept_as(&w, w.db, 6, "key-c", in);
	CU_ASSERT_EQUAL(said.st, ST_PRICE_CHANGED);
	CU_ASSERT_EQUAL_FATAL(said.problem->n_facts, 2);
	CU_ASSERT_EQUAL(said.problem->facts[0].number, 21500);
	/* 25000 + 7.5 % + 5.20 + 5.60 + 4.50 */
	CU_ASSERT_EQUAL(said.problem->facts[1].number, 25000 + 1875 + 520 + 560 + 450);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM bookings WHERE user_id = 6"), 0);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM idem_keys WHERE user_id = 6"), 0);
	CU_ASSERT_EQUAL(accept_as(&w, w.db, 6, "key-c", seat_on(&w, 13)).st, ST_ACCEPTED);
}

static void
what_cannot_be_booked_is_refused(void)
{
	int64_t row = flight_row(&w, 14, "business"), both[2] = { row, row }, gone = flight_row(&w, 99, "economy");
	const char *eleven = offer_for(&w, ITEM_FLIGHT, 9, &row, 1), *twice = offer_for(&w, ITEM_FLIGHT, 6, both, 2);
	const char *left = offer_for(&w, ITEM_FLIGHT, 1, &gone, 1), *wrong = "nonsense";
	int64_t night = day_row(&w, "room", 25);
	const char *room = offer_for(&w, ITEM_ROOM, 1, &night, 1), *mixed[2] = { room, wrong };
	struct said said;

	sql(&w, "UPDATE inventory SET left_ = 8 WHERE id = %lld", (long long)row);
	CU_ASSERT_EQUAL(accept_as(&w, w.db, 7, NULL, booking_for(&w, &eleven, 1, 9)).st, ST_SOLD_OUT);
	CU_ASSERT_EQUAL(accept_as(&w, w.db, 7, NULL, booking_for(&w, &twice, 1, 6)).st, ST_SOLD_OUT);
	sql(&w, "UPDATE inventory SET left_ = 10 WHERE id = %lld", (long long)row);
	CU_ASSERT_EQUAL(accept_as(&w, w.db, 7, NULL, booking_for(&w, &left, 1, 1)).st, ST_GONE);
	said = accept_as(&w, w.db, 7, NULL, booking_for(&w, mixed, 2, 1));
	CU_ASSERT_EQUAL(said.st, ST_INVALID);
	CU_ASSERT_STRING_EQUAL(said.problem->errors[0].pointer, "#/offers/1");
	said = accept_as(&w, w.db, 7, NULL, booking_for(&w, &room, 1, 3));
	CU_ASSERT(said.st == ST_INVALID && strcmp(said.problem->errors[0].pointer, "#/travelers") == 0);
	said = accept_as(&w, w.db, 7, NULL, booking_for(&w, &eleven, 1, 8));
	CU_ASSERT(said.st == ST_INVALID && strcmp(said.problem->errors[0].pointer, "#/travelers") == 0);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM bookings WHERE user_id = 7"), 0);
}

static void
only_so_many_stay_open(void)
{
	for (int i = 0; i < 10; i++)
		(void)accepted(&w, 8, seat_on(&w, 15));
	CU_ASSERT_EQUAL(accept_as(&w, w.db, 8, NULL, seat_on(&w, 15)).st, ST_TOO_MANY);
	sql(&w, "UPDATE bookings SET state = 'EXPIRED' WHERE user_id = 8 LIMIT 1");
	CU_ASSERT_EQUAL(accept_as(&w, w.db, 8, NULL, seat_on(&w, 15)).st, ST_ACCEPTED);
	sql(&w, "UPDATE users SET status = 'suspended' WHERE id = 9");
	CU_ASSERT_EQUAL(accept_as(&w, w.db, 9, NULL, seat_on(&w, 15)).st, ST_FORBIDDEN);
}

static void
a_full_outbox_stops_accepting(void)
{
	w.config.outbox_max = number(&w, "SELECT COUNT(*) FROM outbox WHERE published_at IS NULL");
	CU_ASSERT_EQUAL(accept_as(&w, w.db, 10, NULL, seat_on(&w, 15)).st, ST_AGAIN);
	w.config.outbox_max++;
	CU_ASSERT_EQUAL(accept_as(&w, w.db, 10, NULL, seat_on(&w, 15)).st, ST_ACCEPTED);
	w.config.outbox_max = 100000;
	sql(&w, "UPDATE outbox SET published_at = NOW(6)");
	w.config.outbox_max = 2;               /* one old row published again is no backlog */
	sql(&w, "UPDATE outbox SET published_at = NULL ORDER BY id LIMIT 1");
	CU_ASSERT_EQUAL(accept_as(&w, w.db, 10, NULL, seat_on(&w, 15)).st, ST_ACCEPTED);
	w.config.outbox_max = 100000;
}

static void
a_lost_commit_is_looked_up(void)
{
	struct booking_new *in = seat_on(&w, 16);
	struct said said;

	CU_ASSERT_EQUAL(accept_as(&w, through, 11, "warm", in).st, ST_ACCEPTED);
	proxy_order(&proxy, PROXY_LOSE_ANSWER, PROXY_COMMIT);
	said = accept_as(&w, through, 11, "lost-answer", in);
	CU_ASSERT_EQUAL(said.st, ST_OK);
	CU_ASSERT(said.answer.replayed);
	proxy_order(&proxy, PROXY_LOSE_COMMAND, PROXY_COMMIT);
	CU_ASSERT_EQUAL(accept_as(&w, through, 11, "lost-command", in).st, ST_AGAIN);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM bookings WHERE user_id = 11"), 2);
	CU_ASSERT_EQUAL(accept_as(&w, through, 11, "lost-command", in).st, ST_ACCEPTED);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM bookings WHERE user_id = 11"), 3);
}

/* --- T2 --- */

static void
holding_takes_the_places_once(void)
{
	struct uuid id = accepted(&w, 12, seat_on(&w, 17));

	CU_ASSERT_EQUAL(hold(&id), ST_OK);
	IS(id, "HELD");
	CU_ASSERT_STRING_EQUAL(BILL(id), "TODO");
	CU_ASSERT_EQUAL(left_on(17), 99);
	CU_ASSERT_EQUAL(HELD_OF(id), -1);
	CU_ASSERT_EQUAL(LETTERS(id, "bookings.updated"), 1);
	CU_ASSERT_EQUAL(LETTERS(id, "user.notifications"), 1);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM outbox WHERE topic = 'inventory.updated' AND pkey = 'flight:17' AND JSON_VALUE(payload, '$.data.rows[0].left') = 99"
	                " AND JSON_VALUE(payload, '$.data.gen') LIKE CONCAT('gen:flights:SFO:JFK:', CURDATE() + INTERVAL 17 DAY, ',%%')"), 1);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM outbox WHERE topic = 'bookings.updated' AND pkey = '%lld' AND payload LIKE '%%%s%%'",
	                (long long)flight_row(&w, 17, "economy"), hex(&w, &id)), 1);
	CU_ASSERT_EQUAL(hold(&id), ST_OK);      /* T2d */
	CU_ASSERT_EQUAL(left_on(17), 99);
	CU_ASSERT_EQUAL(N("billing", id), 1);
	clear();
}

static void
too_few_left_refuses_all_of_it(void)
{
	int64_t night = day_row(&w, "room", 30), seat = flight_row(&w, 30, "economy");
	const char *offers[] = { offer_for(&w, ITEM_FLIGHT, 2, &seat, 1), offer_for(&w, ITEM_ROOM, 1, &night, 1) };
	struct uuid id = accepted(&w, 12, booking_for(&w, offers, 2, 2));

	sql(&w, "UPDATE inventory SET left_ = 0 WHERE id = %lld", (long long)night);
	CU_ASSERT_EQUAL(hold(&id), ST_OK);
	IS(id, "REJECTED");
	CU_ASSERT_EQUAL(left_on(30), 100);
	CU_ASSERT_EQUAL(N("inventory_ledger", id), 0);
	CU_ASSERT_EQUAL(N("billing", id), 0);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM inbox WHERE consumer = 'booker' AND event_id = 0x%s", hex(&w, &id)), 1);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM outbox WHERE payload LIKE '%%rejected.v1%%%s%%'", hex(&w, &id)), 2);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM outbox WHERE payload LIKE '%%held.v1%%%s%%'", hex(&w, &id)), 0);
	sql(&w, "UPDATE inventory SET left_ = 5 WHERE id = %lld", (long long)night);
}

static void
late_and_broken_ones_end(void)
{
	struct uuid late = accepted(&w, 13, seat_on(&w, 18)), broken = accepted(&w, 13, seat_on(&w, 18)), none = uuid_new();

	over(&late);
	CU_ASSERT_EQUAL(hold(&late), ST_OK);
	IS(late, "EXPIRED");
	CU_ASSERT_EQUAL(saga_broken(w.db, w.mem, &broken, &broken), ST_OK);
	IS(broken, "FAILED");
	CU_ASSERT_EQUAL(hold(&broken), ST_OK);
	IS(broken, "FAILED");
	CU_ASSERT_EQUAL(hold(&none), ST_NOT_FOUND);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM inbox WHERE event_id = 0x%s", hex(&w, &none)), 0);
	CU_ASSERT_EQUAL(left_on(18), 100);
}

/* --- T3 --- */

static void
a_capture_confirms_once(void)
{
	struct uuid id = held(&w, 14, seat_on(&w, 19)), bill;

	clear();
	id = held(&w, 14, seat_on(&w, 19));
	bill = bill_of(&w, &id);
	CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_CAPTURED), ST_CONFLICT);      /* nobody asked yet */
	CU_ASSERT_EQUAL(lease(), 1);
	CU_ASSERT_EQUAL(lease(), 0);
	CU_ASSERT_STRING_EQUAL(BILL(id), "CHARGING");
	CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_CAPTURED), ST_OK);
	IS(id, "CONFIRMED");
	CU_ASSERT_STRING_EQUAL(BILL(id), "CAPTURED");
	CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_CAPTURED), ST_CONFLICT);
	CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_DECLINED), ST_CONFLICT);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM outbox WHERE topic = 'payments.processed' AND event_id = 0x%s", hex(&w, &bill)), 1);
	CU_ASSERT_STRING_EQUAL(text(&w, "SELECT to_addr FROM mail_queue WHERE booking_id = 0x%s AND kind = 'confirm'", hex(&w, &id)), "t14@example.org");
	CU_ASSERT_STRING_EQUAL(text(&w, "SELECT CONCAT(brand, last4) FROM billing WHERE booking_id = 0x%s", hex(&w, &id)), "visa4242");
	CU_ASSERT(number(&w, "SELECT captured_at IS NOT NULL AND lease_until IS NULL FROM billing WHERE booking_id = 0x%s", hex(&w, &id)));
}

static void
an_unknown_outcome_is_asked_again(void)
{
	struct uuid id;

	clear();
	id = held(&w, 15, seat_on(&w, 19));
	CU_ASSERT_EQUAL(lease(), 1);
	CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_UNKNOWN), ST_OK);
	CU_ASSERT_STRING_EQUAL(BILL(id), "CHARGING");
	CU_ASSERT_EQUAL(lease(), 0);
	CU_ASSERT(number(&w, "SELECT tries = 1 AND lease_until BETWEEN NOW(6) AND NOW(6) + INTERVAL 1 SECOND FROM billing WHERE booking_id = 0x%s", hex(&w, &id)));
	sql(&w, "UPDATE billing SET lease_until = NOW(6) - INTERVAL 1 SECOND WHERE booking_id = 0x%s", hex(&w, &id));
	over(&id);
	CU_ASSERT_EQUAL(lease(), 1);            /* even past the hold: a charge may exist */
	CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_CAPTURED), ST_OK);
	IS(id, "CONFIRMED");
}

static void
a_capture_for_a_lost_booking_goes_back(void)
{
	struct uuid id;

	clear();
	id = held(&w, 15, seat_on(&w, 19));
	CU_ASSERT_EQUAL(lease(), 1);
	sql(&w, "UPDATE bookings SET state = 'EXPIRED' WHERE id = 0x%s", hex(&w, &id));
	CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_CAPTURED), ST_OK);
	CU_ASSERT_STRING_EQUAL(BILL(id), "CAPTURED-LATE");
	CU_ASSERT_EQUAL(number(&w, "SELECT amount_minor FROM refunds WHERE booking_id = 0x%s AND state = 'TODO'", hex(&w, &id)), 21500);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM mail_queue WHERE booking_id = 0x%s", hex(&w, &id)), 0);
	clear();
}

static struct said
pay_again(int64_t user, const struct uuid *booking, const char *key)
{
	struct payment_new in = { *booking, "pm_card_mastercard" };
	struct said said = { .problem = arena_zalloc(w.mem, sizeof *said.problem) };
	struct saga_request rq = request_of(&w, user, key, "POST /api/payments", hex(&w, booking));

	said.problem->mem = w.mem;
	said.st = saga_pay_again(w.db, &rq, &in, &said.answer, said.problem);
	return said;
}

static void
three_cards_and_no_more(void)
{
	struct uuid id;

	clear();
	id = held(&w, 16, seat_on(&w, 20));
	CU_ASSERT_EQUAL(pay_again(16, &id, NULL).st, ST_CONFLICT);
	for (int attempt = 1; attempt <= 3; attempt++) {
		CU_ASSERT_EQUAL(lease(), 1);
		CU_ASSERT_EQUAL(pay_again(16, &id, NULL).st, ST_CONFLICT);
		CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_DECLINED), ST_OK);
		CU_ASSERT_STRING_EQUAL(BILL(id), "DECLINED");
		IS(id, attempt < 3 ? "HELD" : "FAILED");
		CU_ASSERT_EQUAL(left_on(20), attempt < 3 ? 99 : 100);
		if (attempt < 3) {
			CU_ASSERT_EQUAL(pay_again(17, &id, NULL).st, ST_NOT_FOUND);
			CU_ASSERT_EQUAL(pay_again(16, &id, attempt == 1 ? "card-2" : "card-3").st, ST_ACCEPTED);
		}
	}
	CU_ASSERT_EQUAL(pay_again(16, &id, "card-3").st, ST_OK);        /* replayed */
	CU_ASSERT_EQUAL(pay_again(16, &id, NULL).st, ST_CONFLICT);
	CU_ASSERT_EQUAL(N("billing", id), 3);
	CU_ASSERT_EQUAL(HELD_OF(id), 0);
	CU_ASSERT_STRING_EQUAL(text(&w, "SELECT payment_method FROM billing WHERE booking_id = 0x%s AND attempt = 3", hex(&w, &id)), "pm_card_mastercard");
}

static void
a_person_is_waited_for(void)
{
	struct uuid id;

	clear();
	id = held(&w, 17, seat_on(&w, 21));
	CU_ASSERT_EQUAL(lease(), 1);
	CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_ACTION), ST_OK);
	CU_ASSERT_STRING_EQUAL(BILL(id), "ACTION");
	CU_ASSERT_STRING_EQUAL(text(&w, "SELECT action_url FROM billing WHERE booking_id = 0x%s", hex(&w, &id)), "http://localhost/secure");
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM outbox WHERE payload LIKE '%%action.v1%%%s%%'", hex(&w, &id)), 2);
	CU_ASSERT_EQUAL(pay_again(17, &id, NULL).st, ST_CONFLICT);
	CU_ASSERT_EQUAL(lease(), 0);
	sql(&w, "UPDATE billing SET next_poll = NOW(6) - INTERVAL 1 SECOND WHERE booking_id = 0x%s", hex(&w, &id));
	CU_ASSERT_EQUAL(lease(), 1);
	CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_ACTION), ST_OK);       /* not yet */
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM outbox WHERE payload LIKE '%%action.v1%%%s%%'", hex(&w, &id)), 2);
	CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_CAPTURED), ST_OK);
	IS(id, "CONFIRMED");
}

static void
a_person_who_never_comes_is_not_charged(void)
{
	struct uuid id, owner = uuid_new();
	struct charge_work *work;
	size_t n;

	clear();
	id = held(&w, 17, seat_on(&w, 22));
	CU_ASSERT_EQUAL(lease(), 1);
	CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_ACTION), ST_OK);
	over(&id);
	CU_ASSERT_EQUAL(saga_expire(w.db, w.mem, &n), ST_OK);
	IS(id, "HELD");                         /* the provider must be asked first */
	CU_ASSERT_EQUAL(saga_lease_charges(w.db, w.mem, &owner, 5, &work, &n), ST_OK);
	CU_ASSERT_FATAL(n == 1 && work[0].expired && work[0].state == BILL_ACTION);
	CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_CANCELED), ST_OK);
	IS(id, "EXPIRED");
	CU_ASSERT_STRING_EQUAL(BILL(id), "VOID");
	CU_ASSERT_EQUAL(left_on(22), 100);
	CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_CAPTURED), ST_CONFLICT);
	IS(id, "EXPIRED");
}

static void
a_webhook_counts_once(void)
{
	struct uuid id, event = uuid_new(), other = uuid_new(), third = uuid_new();
	struct psp_outcome said = { .what = PSP_CAPTURED, .psp_ref = "pi_hook", .amount_minor = 21500 };

	clear();
	id = held(&w, 18, seat_on(&w, 23));
	CU_ASSERT_EQUAL(lease(), 1);
	said.billing_id = bill_of(&w, &id);
	CU_ASSERT_EQUAL(saga_webhook(w.db, w.mem, &event, &said), ST_OK);
	IS(id, "CONFIRMED");
	CU_ASSERT_EQUAL(saga_webhook(w.db, w.mem, &event, &said), ST_OK);
	CU_ASSERT_EQUAL(saga_webhook(w.db, w.mem, &other, &said), ST_OK);
	said.what = PSP_DECLINED;               /* out of order */
	CU_ASSERT_EQUAL(saga_webhook(w.db, w.mem, &third, &said), ST_OK);
	IS(id, "CONFIRMED");
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM inbox WHERE consumer = 'psp'"), 3);
	said.billing_id = uuid_new();
	third = uuid_new();
	CU_ASSERT_EQUAL(saga_webhook(w.db, w.mem, &third, &said), ST_NOT_FOUND);
}

/* --- T4, T8 --- */

static void
what_is_not_paid_in_time_ends(void)
{
	struct uuid pending, todo, charging, declined;
	size_t n;

	clear();
	pending = accepted(&w, 19, seat_on(&w, 24));
	charging = held(&w, 19, seat_on(&w, 24));
	declined = held(&w, 19, seat_on(&w, 24));
	CU_ASSERT_EQUAL(lease(), 2);
	CU_ASSERT_EQUAL(charge_says(&w, &declined, PSP_DECLINED), ST_OK);
	todo = held(&w, 19, seat_on(&w, 24));
	CU_ASSERT_EQUAL(saga_expire(w.db, w.mem, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 0);
	sql(&w, "UPDATE bookings SET hold_until = NOW(6) - INTERVAL 1 SECOND WHERE user_id = 19");
	CU_ASSERT_EQUAL(lease(), 0);            /* too late to begin */
	CU_ASSERT_EQUAL(saga_expire(w.db, w.mem, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 3);
	IS(pending, "EXPIRED");
	IS(todo, "EXPIRED");
	IS(declined, "EXPIRED");
	IS(charging, "HELD");
	CU_ASSERT_STRING_EQUAL(BILL(todo), "VOID");
	CU_ASSERT_STRING_EQUAL(BILL(declined), "VOID");
	CU_ASSERT_EQUAL(left_on(24), 99);
	CU_ASSERT_EQUAL(saga_expire(w.db, w.mem, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 0);
	CU_ASSERT_EQUAL(charge_says(&w, &charging, PSP_DECLINED), ST_OK);
	CU_ASSERT_EQUAL(saga_expire(w.db, w.mem, &n), ST_OK);
	CU_ASSERT_EQUAL(left_on(24), 100);
}

static void
a_lost_log_is_published_again(void)
{
	struct uuid lost = accepted(&w, 20, seat_on(&w, 25)), known = accepted(&w, 20, seat_on(&w, 25));
	struct uuid taken = accepted(&w, 20, seat_on(&w, 25));
	struct outbox_row *rows;
	size_t n;

	sql(&w, "UPDATE outbox SET published_at = NOW(6) - INTERVAL 90 SECOND");
	sql(&w, "UPDATE bookings SET created_at = NOW(6) - INTERVAL 90 SECOND WHERE user_id = 20");
	CU_ASSERT_EQUAL(hold(&known), ST_OK);
	sql(&w, "INSERT INTO inbox (consumer, event_id) VALUES ('booker', 0x%s)", hex(&w, &taken));
	sql(&w, "UPDATE outbox SET published_at = NOW(6) - INTERVAL 90 SECOND");
	CU_ASSERT_EQUAL(saga_republish(w.db, w.mem, 120, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 0);
	CU_ASSERT_EQUAL(saga_republish(w.db, w.mem, 60, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 1);
	CU_ASSERT_EQUAL(saga_unpublished(w.db, w.mem, 500, &rows, &n), ST_OK);
	CU_ASSERT_FATAL(n == 1 && memcmp(&rows[0].event_id, &lost, 16) == 0);
	CU_ASSERT_EQUAL(saga_published(w.db, w.mem, &rows[0].id, 1), ST_OK);
	CU_ASSERT_EQUAL(saga_unpublished(w.db, w.mem, 500, &rows, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 0);
	clear();
}

int
main(void)
{
#define CASE(f) { #f, f }
	CU_TestInfo tests[] = {
		CASE(accepting_writes_everything), CASE(the_answer_is_what_is_shown),
		CASE(nights_and_days_have_their_hours), CASE(a_repeated_request_is_answered_once),
		CASE(a_replay_outlives_its_offer), CASE(a_changed_price_is_told),
		CASE(what_cannot_be_booked_is_refused), CASE(only_so_many_stay_open),
		CASE(a_full_outbox_stops_accepting), CASE(a_lost_commit_is_looked_up),
		CASE(holding_takes_the_places_once), CASE(too_few_left_refuses_all_of_it),
		CASE(late_and_broken_ones_end), CASE(a_capture_confirms_once),
		CASE(an_unknown_outcome_is_asked_again), CASE(a_capture_for_a_lost_booking_goes_back),
		CASE(three_cards_and_no_more), CASE(a_person_is_waited_for),
		CASE(a_person_who_never_comes_is_not_charged), CASE(a_webhook_counts_once),
		CASE(what_is_not_paid_in_time_ends), CASE(a_lost_log_is_published_again),
		CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "saga", .pTests = tests }, CU_SUITE_INFO_NULL };
	int failed;

	setbuf(stdout, NULL);
	w = world_open("kayak_scratch_saga");
	proxy = proxy_start(strstr(w.url, "socket=") + 7);
	through = world_through(&w, proxy.path);
	failed = tap_main(suites);
	db_free(&through);
	proxy_stop(&proxy);
	world_close(&w);
	return failed;
}
