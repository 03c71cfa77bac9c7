/* SPDX-License-Identifier: Apache-2.0 */
/* Travelers, sorted by when they signed up. The first is the demonstration's. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "agents/ctl/seed/table.h"
#include "agents/ctl/seed/world.h"
#include "shared/base/clock.h"

#define ABROAD_PERCENT 9
#define YEARS_US (INT64_C(1150) * US_PER_DAY)

struct maker {
	struct world *w;
	struct table  names, streets, homes, abroad;
	const char  **given, **family;
	size_t        n_given, n_family;
	int64_t      *weights, *weights_abroad;
	const char   *password;
};

static const struct { const char *token, *brand, *last4; } cards[] = {
	{ "pm_card_visa", "visa", "4242" }, { "pm_card_visa", "visa", "4242" },
	{ "pm_card_mastercard", "mastercard", "4444" }, { "pm_card_amex", "amex", "0005" },
	{ "pm_card_discover", "discover", "1117" },
};

void
ints_add(struct arena *mem, struct ints *list, int64_t one)
{
	if (list->n == list->room) {
		int64_t *more = arena_zalloc(mem, (list->room = list->room * 2 + 8) * sizeof *more);

		if (list->n > 0)
			memcpy(more, list->at, list->n * sizeof *more);
		list->at = more;
	}
	list->at[list->n++] = one;
}

static void
live_in_us(struct maker *m, struct person *p, struct rng *r)
{
	struct world *w = m->w;
	const struct table *t = &m->homes;
	size_t home = rng_weighted(r, m->weights, t->n);

	p->city = table_text(t, home, 0);
	p->state = table_text(t, home, 1);
	p->zip = arena_printf(w->mem, "%05d", (int)rng_range(r, strtol(table_text(t, home, 2), NULL,
	    10), strtol(table_text(t, home, 3), NULL, 10)));
	p->phone = arena_printf(w->mem, "+1 %s 555 01%02d", table_text(t, home, 4), (int)rng_range(r, 0, 99));
	p->airport = places_airport(w, table_text(t, home, 5));
	p->country = "US";
	p->address = arena_printf(w->mem, "%d %s", (int)rng_range(r, 11, 2980),
	                          table_text(&m->streets, (size_t)rng_range(r, 0, (int64_t)m->streets.n - 1), 0));
	if (rng_percent(r, 30))
		p->address = arena_printf(w->mem, "%s, Apt %d", p->address, (int)rng_range(r, 1, 48));
}

/* One of "a;b;c". */
static const char *
one_of(struct world *w, struct rng *r, const char *list)
{
	char *rest = arena_strdup(w->mem, list), *part = NULL;
	int64_t n = 1;

	for (const char *c = list; *c != '\0'; c++)
		n += *c == ';';
	for (n = rng_range(r, 1, n); n > 0; n--)
		part = strsep(&rest, ";");
	return part;
}

static void
live_abroad(struct maker *m, struct person *p, struct rng *r)
{
	struct world *w = m->w;
	const struct table *t = &m->abroad;
	size_t home = rng_weighted(r, m->weights_abroad, t->n);
	const char *street = one_of(w, r, table_text(t, home, 6)), *at = strchr(street, '#');

	p->city = table_text(t, home, 0);
	p->country = table_text(t, home, 1);
	p->zip = one_of(w, r, table_text(t, home, 2));
	p->phone = arena_printf(w->mem, "%s%02d", table_text(t, home, 3), (int)rng_range(r, 0, 99));
	p->airport = places_airport(w, table_text(t, home, 4));
	p->address = arena_printf(w->mem, "%.*s%d%s", (int)(at - street), street, (int)rng_range(r, 1, 180), at + 1);
}

/* maya.obrien.417@example.com */
static const char *
email_of(struct world *w, const struct person *p, int64_t number)
{
	char *email = arena_printf(w->mem, "%s.%s.%lld@example.%s", p->first_name, p->last_name,
	                           (long long)number, number % 3 == 0 ? "net" : "com");
	char *to = email;

	for (const char *c = email; *c != '\0'; c++)
		if (*c != '\'' && *c != ' ')
			*to++ = (char)tolower((unsigned char)*c);
	*to = '\0';
	return email;
}

static void
add_person(struct maker *m, int64_t number, int64_t created_at)
{
	struct world *w = m->w;
	struct rng r = rng_of("person", number, 0);
	struct person *p = &w->people[w->n_people++];
	int64_t card = rng_range(&r, 0, sizeof cards / sizeof *cards - 1);
	int year, month, day;

	day_split(w->today, &year, &month, &day);
	*p = (struct person){ .id = number, .created_at = created_at, .password = m->password,
		.first_name = m->given[rng_range(&r, 0, (int64_t)m->n_given - 1)],
		.last_name = m->family[rng_range(&r, 0, (int64_t)m->n_family - 1)],
		.token = cards[card].token, .brand = cards[card].brand, .last4 = cards[card].last4,
		.exp_month = rng_range(&r, 1, 12), .exp_year = year + rng_range(&r, 1, 4) };
	p->email = email_of(w, p, number);
	if (rng_percent(&r, ABROAD_PERCENT))
		live_abroad(m, p, &r);
	else
		live_in_us(m, p, &r);
}

/* Who shows the site around: of San Jose, there from the start. */
static void
be_the_demo(struct person *p, const struct world *w)
{
	p->email = "demo@kayak.test";
	p->first_name = "Maya";
	p->last_name = "Rivera";
	p->address = "1482 Willow Street";
	p->city = "San Jose";
	p->state = "CA";
	p->zip = "95125";
	p->country = "US";
	p->phone = "+1 408 555 0142";
	p->token = "pm_card_visa";
	p->brand = "visa";
	p->last4 = "4242";
	p->airport = places_airport(w, "SFO");
}

static int
by_time(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static int64_t *
sign_ups(struct world *w)
{
	int64_t n = w->scale->users, *times = arena_zalloc(w->mem, (size_t)n * sizeof *times);
	int64_t from = w->today * US_PER_DAY - YEARS_US;
	struct rng r = rng_of("sign-up", n, 0);

	for (int64_t i = 0; i < n; i++) {
		double u = rng_unit(&r);

		times[i] = from + (int64_t)(u * u * (double)(YEARS_US - 4 * US_PER_DAY));
	}
	times[0] = from;
	qsort(times, (size_t)n, sizeof *times, by_time);
	return times;
}

static enum status
read_tables(struct maker *m)
{
	struct world *w = m->w;
	enum status st = table_read(w->mem, "names", "ss", &m->names, w->problem);

	if (st == ST_OK)
		st = table_read(w->mem, "streets", "s", &m->streets, w->problem);
	if (st == ST_OK)
		st = table_read(w->mem, "homes", "ssssssn", &m->homes, w->problem);
	if (st == ST_OK)
		st = table_read(w->mem, "homes_abroad", "sssssns", &m->abroad, w->problem);
	if (st != ST_OK)
		return st;
	m->given = arena_zalloc(w->mem, (m->names.n + 1) * sizeof *m->given);
	m->family = arena_zalloc(w->mem, (m->names.n + 1) * sizeof *m->family);
	for (size_t i = 0; i < m->names.n; i++) {
		bool given = strcmp(table_text(&m->names, i, 0), "given") == 0;

		*(given ? &m->given[m->n_given++] : &m->family[m->n_family++]) = table_text(&m->names, i, 1);
	}
	return ST_OK;
}

static enum status
weigh(struct world *w, const struct table *t, size_t weight, size_t airport, int64_t **weights)
{
	*weights = arena_zalloc(w->mem, (t->n + 1) * sizeof **weights);
	for (size_t i = 0; i < t->n; i++) {
		(*weights)[i] = table_number(t, i, weight);
		if (places_airport(w, table_text(t, i, airport)) == w->n_airports)
			return problem(w->problem, ST_FAILED, "%s: row %zu: no such airport", t->name, i + 1);
	}
	return ST_OK;
}

enum status
people_make(struct world *w, const char *password)
{
	struct maker m = { .w = w, .password = password };
	enum status st = read_tables(&m);
	const int64_t *times;

	if (st == ST_OK)
		st = weigh(w, &m.homes, 6, 5, &m.weights);
	if (st == ST_OK)
		st = weigh(w, &m.abroad, 5, 4, &m.weights_abroad);
	if (st != ST_OK)
		return st;
	times = sign_ups(w);
	w->people = arena_zalloc(w->mem, (size_t)w->scale->users * sizeof *w->people);
	for (int64_t i = 0; i < w->scale->users; i++)
		add_person(&m, i + 1, times[i]);
	be_the_demo(&w->people[0], w);
	return ST_OK;
}
