/* SPDX-License-Identifier: Apache-2.0 */
/* T4 and T8: the sweeper's steps. */
#include "shared/travel/saga_inside.h"

#define AT_ONCE 100

struct expire { struct step step; const struct uuid *id; };

/* A HELD booking whose charge may be under way is not touched (step_void says so). */
static enum status
expire(struct db *db, void *arg)
{
	struct expire *e = arg;
	struct step *s = &e->step;
	enum status st = booking_repo_lock_over(db, s->mem, e->id, &s->booking);

	s->n_letters = 0;
	if (st != ST_OK)
		return st == ST_NOT_FOUND ? ST_CONFLICT : st;
	if (s->booking.state == B_HELD)
		st = step_void(s);
	if (st == ST_OK)
		st = step_turn(s, &(struct turn){ B_EXPIRED, "expired", ACTOR_SYSTEM, s->booking.state == B_HELD
		               ? "not paid in time" : "not confirmed in time", NULL });
	if (st == ST_OK)
		st = step_release(s);
	return st == ST_OK ? step_end(s) : st;
}

enum status
saga_expire(struct db *db, struct arena *mem, size_t *n)
{
	struct booking_id *ids;
	size_t found;
	enum status st = booking_repo_over(db, mem, AT_ONCE, &ids, &found);

	*n = 0;
	for (size_t i = 0; i < found && st == ST_OK; i++) {
		struct expire e = { .step = { .db = db, .mem = mem }, .id = &ids[i].id };
		st = db_tx(db, expire, &e);
		*n += st == ST_OK;
		if (st == ST_CONFLICT || st == ST_UNKNOWN)
			st = ST_OK;   /* somebody was faster; or the next round sees */
	}
	return st;
}

struct lost { const struct outbox_row *rows; size_t n; };

static enum status
publish_again(struct db *db, void *arg)
{
	const struct lost *l = arg;

	return outbox_repo_again(db, l->rows, l->n);
}

enum status
saga_republish(struct db *db, struct arena *mem, int64_t older_than_s, size_t *n)
{
	struct outbox_row *rows;
	enum status st = outbox_repo_lost(db, mem, older_than_s, &rows, n);

	if (st != ST_OK || *n == 0)
		return st;
	return db_tx(db, publish_again, &(struct lost){ rows, *n });
}

enum status
saga_forget(struct db *db, int64_t *n)
{
	return outbox_repo_forget(db, n);
}
