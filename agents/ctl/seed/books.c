/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/books.h"

#include "agents/ctl/seed/choose.h"
#include "shared/base/clock.h"

#define TRIES 40

bool
books_free(const struct person *p, int64_t from, int64_t to)
{
	for (size_t i = 0; i < p->busy.n; i += 2)
		if (from <= p->busy.at[i + 1] && to >= p->busy.at[i])
			return false;
	return true;
}

/* Business grows: the last days have three times the bookings of the first. */
static int64_t
moment(const struct world *w, struct rng *r)
{
	static const int64_t hours[24] = { 3, 2, 1, 1, 1, 2, 3, 4, 6, 7, 7, 7, 8, 8, 7, 7, 6, 6, 7, 8, 9, 9, 8, 6 };
	double u = rng_unit(r);
	int64_t day = (int64_t)((1.5 * u - 0.5 * u * u) * (double)w->scale->past_days);
	int64_t hour = (int64_t)rng_weighted(r, hours, 24);

	return (w->today - w->scale->past_days + day) * US_PER_DAY + (hour * 3600 + rng_range(r, 0, 3599)) * US_PER_S +
	       rng_range(r, 0, 999999);
}

static int64_t
days_ahead(struct rng *r)
{
	switch (rng_weighted(r, (const int64_t[]){ 22, 38, 28, 12 }, 4)) {
	case 0:  return rng_range(r, 1, 6);
	case 1:  return rng_range(r, 7, 35);
	case 2:  return rng_range(r, 36, 90);
	default: return rng_range(r, 91, 210);
	}
}

/* Of those who had signed up by then; the demonstration's own books what it is told. */
static struct person *
somebody(struct world *w, struct rng *r, int64_t at)
{
	size_t low = 1, high = w->n_people;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (w->people[middle].created_at < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < 2 ? NULL : &w->people[rng_range(r, 1, (int64_t)low - 1)];
}

static enum fate
fate_of(struct rng *r)
{
	static const int64_t shares[FATE__COUNT] = {
#define X(name, state, share) [FATE_##name] = share,
		FATES(X)
#undef X
	};

	return (enum fate)rng_weighted(r, shares, FATE__COUNT);
}

static bool
plan(struct books *b, struct rng *r, struct person *p, int64_t at, struct trip *t)
{
	int64_t day = at / US_PER_DAY + days_ahead(r);

	b->trips.bought = at / US_PER_DAY;
	b->trips.mem = b->out->mem;
	return choose_trip(&b->trips, r, p, day, t) && t->starts_at > at + 2 * 3600 * US_PER_S &&
	       books_free(p, t->starts_at / US_PER_DAY, t->ends_at / US_PER_DAY);
}

static enum status
one(struct books *b)
{
	struct rng r = rng_of("booking", b->made, b->w->today);
	int64_t at = moment(b->w, &r);
	struct book_order order = { .created_at = at, .fate = fate_of(&r), .reviewed = true };
	struct trip trip;

	order.trip = &trip;
	for (int i = 0; i < TRIES; i++) {
		order.person = somebody(b->w, &r, at);
		if (order.person == NULL || !plan(b, &r, order.person, at, &trip))
			continue;
		ints_add(b->mem, &order.person->busy, trip.starts_at / US_PER_DAY);
		ints_add(b->mem, &order.person->busy, trip.ends_at / US_PER_DAY);
		return book(b, &r, &order);
	}
	return problem(b->w->problem, ST_FAILED, "booking %lld: nobody finds a free trip", (long long)b->made);
}

enum status
books_make(struct books *b)
{
	enum status st;

	for (size_t i = 0; i < b->w->n_people; i++)
		b->w->people[i].busy = b->w->people[i].wrote = (struct ints){ 0 };
	st = demo_books(b);
	while (st == ST_OK && b->made < b->w->scale->bookings)
		st = one(b);
	return st == ST_OK ? writer_flush(b->out) : st;
}
