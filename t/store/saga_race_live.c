/* SPDX-License-Identifier: Apache-2.0 */
/* Many processes at once on the same rows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "t/store/saga_world.h"
#include "t/tap.h"

#define PROCESSES 16

static struct world w;

/* Each process has connections of its own; an exit status other than 0 is a failed test. */
static void
at_once(int n, bool (*fn)(struct world *, int))
{
	int status;

	db_free(&w.db);
	db_free(&w.other);
	for (int i = 0; i < n; i++)
		if (fork() == 0) {
			struct world mine = w;
			mine.db = db_new(w.url, DB_REQUEST);
			mine.other = db_new(w.url, DB_JOB);
			_exit(fn(&mine, i) ? 0 : 1);
		}
	for (int i = 0; i < n; i++) {
		CU_ASSERT_FATAL(wait(&status) > 0);
		CU_ASSERT(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	w.db = db_new(w.url, DB_REQUEST);
	w.other = db_new(w.url, DB_JOB);
}

/* Busy rows are tried again, as the booker does. */
static enum status
hold(struct world *mine, const struct uuid *id)
{
	enum status st = ST_AGAIN;

	for (int i = 0; i < 50 && st == ST_AGAIN; i++)
		st = saga_hold(mine->db, mine->mem, id, id);
	return st;
}

static bool
wants_the_last_seats(struct world *mine, int n)
{
	for (int i = 0; i < 10; i++) {
		struct said said = accept_as(mine, mine->db, n + 1, NULL, seat_on(mine, 20));
		if (said.st == ST_ACCEPTED && hold(mine, &said.answer.booking_id) != ST_OK)
			return false;
		if (said.st != ST_ACCEPTED && said.st != ST_SOLD_OUT)
			return false;
	}
	return true;
}

static void
the_last_seats_are_sold_once(void)
{
	int64_t row = flight_row(&w, 20, "economy");

	sql(&w, "UPDATE inventory SET left_ = 40, capacity = 40 WHERE id = %lld", (long long)row);
	at_once(PROCESSES, wants_the_last_seats);
	CU_ASSERT_EQUAL(number(&w, "SELECT left_ FROM inventory WHERE id = %lld", (long long)row), 0);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM bookings b JOIN booking_items i ON i.booking_id = b.id WHERE i.inv_id = %lld AND b.state = 'HELD'", (long long)row), 40);
	CU_ASSERT_EQUAL(number(&w, "SELECT CAST(-SUM(delta) AS SIGNED) FROM inventory_ledger WHERE inv_id = %lld", (long long)row), 40);
}

/* All processes send the same bytes: the offer's text must not differ. */
static const char *shared_offer;

static bool
sends_the_same_bytes(struct world *mine, int n)
{
	struct booking_new *in = booking_for(mine, &shared_offer, 1, 1);

	(void)n;
	for (int i = 0; i < 4; i++) {
		struct said said = accept_as(mine, mine->db, 21, arena_printf(mine->mem, "key-%d", i), in);
		if (said.st != ST_ACCEPTED && said.st != ST_OK && said.st != ST_IN_FLIGHT)
			return false;
	}
	return true;
}

static void
one_key_makes_one_booking(void)
{
	int64_t row = flight_row(&w, 21, "economy");

	shared_offer = offer_for(&w, ITEM_FLIGHT, 1, &row, 1);
	at_once(20, sends_the_same_bytes);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM bookings WHERE user_id = 21"), 4);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM outbox o JOIN bookings b ON b.id = o.event_id WHERE b.user_id = 21"), 4);
}

static bool
opens_too_many(struct world *mine, int n)
{
	(void)n;
	for (int i = 0; i < 5; i++) {
		struct said said = accept_as(mine, mine->db, 22, NULL, seat_on(mine, 22));
		if (said.st != ST_ACCEPTED && said.st != ST_TOO_MANY)
			return false;
	}
	return true;
}

static void
open_bookings_are_counted_under_the_lock(void)
{
	at_once(PROCESSES, opens_too_many);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM bookings WHERE user_id = 22"), 10);
}

static struct uuid contested;

static bool
works_on_one_booking(struct world *mine, int n)
{
	struct uuid owner = uuid_new();
	struct cancellation offer;
	struct charge_work *work;
	size_t k;

	switch (n % 5) {
	case 0: return hold(mine, &contested) == ST_OK;
	case 1: return saga_lease_charges(mine->db, mine->mem, &owner, 10, &work, &k) == ST_OK;
	case 2: return charge_says(mine, &contested, PSP_CAPTURED) != ST_FAILED;
	case 3: return saga_expire(mine->db, mine->mem, &k) == ST_OK;
	default: return cancel_as(mine, 23, &contested, &offer).st != ST_FAILED;
	}
}

static void
whoever_comes_first_the_sums_are_right(void)
{
	int64_t row = flight_row(&w, 23, "economy");

	for (int round = 0; round < 12; round++) {
		contested = round % 2 == 0 ? held(&w, 23, seat_on(&w, 23)) : accepted(&w, 23, seat_on(&w, 23));
		at_once(PROCESSES, works_on_one_booking);
	}
	CU_ASSERT_EQUAL(number(&w, "SELECT i.capacity + CAST(SUM(l.delta) AS SIGNED) - i.left_ FROM inventory i JOIN inventory_ledger l ON l.inv_id = i.id WHERE i.id = %lld", (long long)row), 0);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM bookings b WHERE b.user_id = 23 AND b.state IN ('HELD', 'CONFIRMED')"),
	                number(&w, "SELECT CAST(-SUM(delta) AS SIGNED) FROM inventory_ledger WHERE inv_id = %lld", (long long)row));
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM bookings b JOIN billing p ON p.booking_id = b.id WHERE b.user_id = 23 AND b.state = 'CONFIRMED' AND p.state <> 'CAPTURED'"), 0);
}

static bool
leases(struct world *mine, int n)
{
	struct uuid owner = uuid_new();
	struct charge_work *work;
	size_t k;

	(void)n;
	for (int i = 0; i < 20; i++) {
		enum status st = saga_lease_charges(mine->db, mine->mem, &owner, 3, &work, &k);
		if (st != ST_OK && st != ST_AGAIN)
			return false;
		for (size_t j = 0; j < k; j++)
			sql(mine, "INSERT INTO leased VALUES (0x%s)", hex(mine, &work[j].billing_id));
	}
	return true;
}

static void
each_bill_is_leased_to_one(void)
{
	sql(&w, "CREATE TABLE leased (id BINARY(16) PRIMARY KEY)");
	sql(&w, "UPDATE billing SET state = 'VOID' WHERE state IN ('TODO', 'CHARGING', 'ACTION')");
	for (int i = 0; i < 60; i++)
		(void)held(&w, 24 + i % 12, seat_on(&w, 24));
	at_once(PROCESSES, leases);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM leased"), 60);
}

/* Somebody else's transaction, which ends after some tenths of a second. */
static void
meanwhile(const char *statement, int tenths)
{
	struct problem p = { .mem = w.mem };

	db_free(&w.db);
	db_free(&w.other);
	if (fork() == 0) {
		struct db *db = db_new(w.url, DB_JOB);
		_exit(db_script(db, arena_printf(w.mem, "START TRANSACTION;\n%s;\nDO SLEEP(%d.%d);\nCOMMIT;\n",
		                                 statement, tenths / 10, tenths % 10), &p) == ST_OK ? 0 : 1);
	}
	w.db = db_new(w.url, DB_REQUEST);
	w.other = db_new(w.url, DB_JOB);
	usleep(200000);
}

static void
meanwhile_is_over(void)
{
	int status;

	CU_ASSERT(wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void
a_charge_that_begins_stops_the_expiry(void)
{
	struct uuid id = held(&w, 36, seat_on(&w, 25));
	size_t n;

	sql(&w, "UPDATE bookings SET hold_until = NOW(6) - INTERVAL 1 SECOND WHERE id = 0x%s", hex(&w, &id));
	meanwhile(arena_printf(w.mem, "UPDATE billing SET state = 'CHARGING', lease_until = NOW(6) + INTERVAL 30 SECOND"
	                       " WHERE booking_id = 0x%s", hex(&w, &id)), 6);
	CU_ASSERT_EQUAL(saga_expire(w.db, w.mem, &n), ST_OK);
	CU_ASSERT_EQUAL(n, 0);
	CU_ASSERT_STRING_EQUAL(state_of(&w, &id), "HELD");
	meanwhile_is_over();
	CU_ASSERT_EQUAL(charge_says(&w, &id, PSP_CAPTURED), ST_OK);
	CU_ASSERT_STRING_EQUAL(state_of(&w, &id), "CONFIRMED");
}

static void
a_twin_under_way_is_told(void)
{
	struct booking_new *in = seat_on(&w, 26);
	struct said said;

	meanwhile("INSERT INTO idem_keys VALUES (37, 'twin', 'POST /api/bookings', UNHEX(SHA2('x', 256)), 202, '{}', NOW(6))", 60);
	said = accept_as(&w, w.db, 37, "twin", in);
	CU_ASSERT_EQUAL(said.st, ST_IN_FLIGHT);
	CU_ASSERT_EQUAL(said.problem->retry_after_s, 1);
	meanwhile_is_over();
	CU_ASSERT_EQUAL(accept_as(&w, w.db, 37, "twin", in).st, ST_KEY_REUSED);
	CU_ASSERT_EQUAL(number(&w, "SELECT COUNT(*) FROM bookings WHERE user_id = 37"), 0);
}

int
main(void)
{
#define CASE(f) { #f, f }
	CU_TestInfo tests[] = {
		CASE(the_last_seats_are_sold_once), CASE(one_key_makes_one_booking),
		CASE(open_bookings_are_counted_under_the_lock), CASE(whoever_comes_first_the_sums_are_right),
		CASE(each_bill_is_leased_to_one), CASE(a_charge_that_begins_stops_the_expiry),
		CASE(a_twin_under_way_is_told), CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "saga_race", .pTests = tests }, CU_SUITE_INFO_NULL };
	int failed;

	setbuf(stdout, NULL);
	w = world_open("kayak_scratch_race");
	failed = tap_main(suites);
	world_close(&w);
	return failed;
}
