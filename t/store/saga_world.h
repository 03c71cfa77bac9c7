/* SPDX-License-Identifier: Apache-2.0 */
/* A database of a test's own with the schema and saga_world.sql in it, and
 * short words for what the tests of the saga do again and again. */
#ifndef T_STORE_SAGA_WORLD_H
#define T_STORE_SAGA_WORLD_H

#include "shared/auth/keys.h"
#include "shared/base/config.h"
#include "shared/store/db.h"
#include "shared/travel/saga.h"
#include "shared/travel/trip.h"

struct world {
	struct arena *mem;             /* of the program */
	struct db    *db;              /* as a request has it */
	struct db    *other;           /* the test's own look */
	const char   *url;             /* of the database */
	struct config config;
	struct keys  *keys;
};

/* By KAYAK_MYSQL_URL, which names the socket; ends the program when that does not work. */
struct world world_open(const char *database);
void         world_close(struct world *);
/* The same database through another socket. */
struct db   *world_through(const struct world *, const char *socket);

void         sql(const struct world *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
int64_t      number(const struct world *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
const char  *text(const struct world *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The inventory id of a departure's cabin; of a day from today on. */
int64_t      flight_row(const struct world *, int64_t departure, const char *cabin);
int64_t      day_row(const struct world *, const char *kind, int64_t day);

/* An offer of rows at their price of now. */
const char  *offer_for(const struct world *, unsigned kind, int64_t qty, const int64_t *ids, size_t n);
/* A request of n travelers. */
struct booking_new *booking_for(const struct world *, const char **offers, size_t n_offers, size_t n);
/* One seat on a departure. */
struct booking_new *seat_on(const struct world *, int64_t departure);

/* T1 with a key of its own (NULL) or a given one. */
struct said { enum status st; struct saga_answer answer; struct problem *problem; };
struct said accept_as(const struct world *, struct db *, int64_t user, const char *key, const struct booking_new *);
struct saga_request request_of(const struct world *, int64_t user, const char *key, const char *path, const char *body);
/* T1 that must work, and T1 with T2. */
struct uuid accepted(const struct world *, int64_t user, const struct booking_new *);
struct uuid held(const struct world *, int64_t user, const struct booking_new *);
/* And paid. */
struct uuid confirmed(const struct world *, int64_t user, const struct booking_new *);
/* The bill of the last attempt. */
struct uuid bill_of(const struct world *, const struct uuid *booking);
enum status charge_says(const struct world *, const struct uuid *booking, int what);
/* T5a and T5b at once; the offer is what was said at T5a. */
struct said cancel_as(const struct world *, int64_t user, const struct uuid *booking, struct cancellation *offer);
/* T6 of all refunds that are due, each of them done or refused; how many. */
size_t      refund_all(const struct world *, bool done);
const char *state_of(const struct world *, const struct uuid *booking);
const char *hex(const struct world *, const struct uuid *);

#endif
