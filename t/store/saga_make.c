/* SPDX-License-Identifier: Apache-2.0 */
/* saga_make DATABASE: fills a scratch database with bookings in every state that
 * there is, for the tests of kayakctl check. */
#include <stdio.h>
#include <stdlib.h>

#include "t/store/saga_world.h"

#define USERS 12

static struct booking_new *
stay(const struct world *w, int64_t day)
{
	int64_t nights[] = { day_row(w, "room", day), day_row(w, "room", day + 1) }, rental = day_row(w, "car", day);
	const char *offers[] = { offer_for(w, ITEM_ROOM, 1, nights, 2), offer_for(w, ITEM_CAR, 1, &rental, 1) };

	return booking_for(w, offers, 2, 2);
}

static size_t
lease(const struct world *w)
{
	struct uuid owner = uuid_new();
	struct charge_work *work;
	size_t n = 0;

	if (saga_lease_charges(w->db, w->mem, &owner, 100, &work, &n) != ST_OK)
		exit(EXIT_FAILURE);
	return n;
}

static void
must(enum status st)
{
	if (!status_ok(st))
		exit(EXIT_FAILURE);
}

/* Those that are over. */
static void
make_ended(const struct world *w, int64_t user)
{
	struct uuid none = accepted(w, user, seat_on(w, 30)), late = held(w, user, seat_on(w, 31)), id;
	struct cancellation offer;

	sql(w, "UPDATE inventory SET left_ = 0 WHERE id = %lld", (long long)flight_row(w, 30, "economy"));
	must(saga_hold(w->db, w->mem, &none, &none));
	sql(w, "UPDATE inventory SET left_ = capacity WHERE id = %lld", (long long)flight_row(w, 30, "economy"));
	sql(w, "UPDATE bookings SET hold_until = NOW(6) - INTERVAL 1 SECOND WHERE id = 0x%s", hex(w, &late));
	must(saga_expire(w->db, w->mem, &(size_t){ 0 }));
	id = accepted(w, user, seat_on(w, 32));
	must(saga_broken(w->db, w->mem, &id, &id));
	id = held(w, user, seat_on(w, 33));
	(void)lease(w);
	must(charge_says(w, &id, PSP_DECLINED));
	must(cancel_as(w, user, &id, &offer).st);
	id = confirmed(w, user, seat_on(w, 34));
	must(cancel_as(w, user, &id, &offer).st);
	id = confirmed(w, user, stay(w, 20 + user));
	must(cancel_as(w, user, &id, &offer).st);
	(void)refund_all(w, true);
	id = held(w, user, seat_on(w, 35));
	(void)lease(w);
	sql(w, "UPDATE bookings SET state = 'FAILED' WHERE id = 0x%s", hex(w, &id));
	sql(w, "INSERT INTO inventory_ledger (booking_id, inv_id, delta, reason, once) SELECT booking_id, inv_id, 1, 'release', 1"
	    " FROM inventory_ledger WHERE booking_id = 0x%s", hex(w, &id));
	sql(w, "UPDATE inventory SET left_ = left_ + 1 WHERE id = %lld", (long long)flight_row(w, 35, "economy"));
	must(charge_says(w, &id, PSP_CAPTURED));               /* late: it goes back */
	if (user % 2 == 0)
		(void)refund_all(w, true);
}

/* Those that go on. */
static void
make_open(const struct world *w, int64_t user)
{
	struct uuid id = confirmed(w, user, seat_on(w, 40));

	(void)confirmed(w, user, stay(w, 20 + user));
	(void)accepted(w, user, seat_on(w, 41));
	id = held(w, user, seat_on(w, 42));
	(void)lease(w);
	must(charge_says(w, &id, PSP_ACTION));
	id = held(w, user, seat_on(w, 43));
	(void)lease(w);
	if (user % 2 == 0)
		must(charge_says(w, &id, PSP_DECLINED));
	(void)held(w, user, seat_on(w, 44));
}

int
main(int argc, char **argv)
{
	struct world w;

	if (argc != 2)
		return EXIT_FAILURE;
	w = world_open(argv[1]);
	for (int64_t user = 1; user <= USERS; user++)
		make_ended(&w, user);
	for (int64_t user = 1; user <= USERS; user++)
		make_open(&w, user);
	world_close(&w);
	return EXIT_SUCCESS;
}
