/* SPDX-License-Identifier: Apache-2.0 */
/* Fills an empty database with a world to show: MySQL in one transaction, so
 * that a seed that was cut short leaves nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agents/ctl/ctl.h"
#include "agents/ctl/seed/accounts.h"
#include "agents/ctl/seed/books.h"
#include "agents/ctl/seed/charges.h"
#include "agents/ctl/seed/sale.h"
#include "shared/auth/keys.h"
#include "shared/base/clock.h"
#include "shared/store/db.h"
#include "shared/store/docs.h"

#define LOCK "kayak.seed"
#define USERS_BEGAN_US (INT64_C(1150) * US_PER_DAY)

/*  name     horizon  hotels   cars   users  bookings  past days */
static const struct scale scales[] = {
	{ "tiny",    100,     40,     60,     80,      400,  200 },      /* for tests: seconds */
	{ "demo",    365,    400,    600,   2000,    20000,  730 },
	{ "brief",   365,   4000,   5700,  10000,   100000,  730 },
};
#define N_SCALES (sizeof scales / sizeof *scales)

struct seeding {
	struct ctl     *ctl;
	struct db      *db;
	struct world    world;
	struct accounts accounts;
	int64_t         began;
};

static void
say(const struct seeding *s, const char *text)
{
	printf("%5.1f s  %s\n", (double)(clock_ticks_us() - s->began) / 1e6, text);
	fflush(stdout);
}

static enum status
make_world(struct seeding *s)
{
	struct world *w = &s->world;
	enum status st = places_make(w);

	if (st == ST_OK)
		st = network_make(w);
	if (st == ST_OK)
		st = hotels_make(w);
	if (st == ST_OK)
		st = cars_make(w);
	if (st == ST_OK)
		st = people_make(w, s->accounts.traveler_password);
	if (st == ST_OK)
		st = phrases_read(w->mem, "review_sentences", &w->review_phrases, w->problem);
	if (st != ST_OK)
		return st;
	lots_number(w);
	w->days = arena_zalloc(w->mem, (size_t)w->scale->horizon * sizeof *w->days);
	for (int64_t i = 0; i < w->scale->horizon; i++) {
		char day[DAY_TEXT];

		day_text(w->today + i, day);
		w->days[i] = arena_strdup(w->mem, day);
	}
	say(s, arena_printf(w->mem, "made up %zu flights, %zu hotels with %zu room types, %zu cars, %zu travelers",
	                    w->n_flights, w->n_hotels, w->n_rooms, w->n_cars, w->n_people));
	return ST_OK;
}

static enum status
write_people(struct seeding *s, struct books *b)
{
	struct world *w = &s->world;
	enum status st = writer_put(b->out, SEED_PERSON, w->people, w->n_people);

	if (st == ST_OK)
		st = writer_put(b->out, SEED_CARD, w->people, w->n_people);
	if (st == ST_OK)
		st = writer_put(b->out, SEED_ADMIN, s->accounts.admins, ACCOUNTS_ADMINS);
	return st;
}

static enum status
write_listings(struct seeding *s, struct writer *out)
{
	struct world *w = &s->world;
	const struct { enum seed_table table; const void *rows; size_t n; } parts[] = {
		{ SEED_CITY, w->cities, w->n_cities },       { SEED_AIRPORT, w->airports, w->n_airports },
		{ SEED_VENDOR, w->vendors, w->n_vendors },   { SEED_AIRLINE, w->airlines, w->n_airlines },
		{ SEED_RULE, w->rules, w->n_rules },         { SEED_FLIGHT, w->flights, w->n_flights },
		{ SEED_HOTEL, w->hotels, w->n_hotels },      { SEED_ROOM, w->rooms, w->n_rooms },
		{ SEED_CAR, w->cars, w->n_cars } };
	enum status st = ST_OK;

	for (size_t i = 0; i < sizeof parts / sizeof *parts && st == ST_OK; i++)
		st = writer_put(out, parts[i].table, parts[i].rows, parts[i].n);
	return st;
}

static enum status
write_sale(struct seeding *s, struct books *b)
{
	enum status st = ST_OK;

	for (enum item_kind k = ITEM_FLIGHT; k <= ITEM_CAR && st == ST_OK; k++) {
		st = sale_write(b->out, b->lots, k);
		if (st == ST_OK)
			say(s, arena_printf(b->mem, "%s inventory for %lld days: %lld rows so far", item_kinds[k],
			                    (long long)s->world.scale->horizon, (long long)b->out->written[SEED_INVENTORY]));
	}
	return st == ST_OK ? sale_write_past(b->out, b->lots) : st;
}

/* What is kept elsewhere: charges at the provider, reviews in MongoDB. */
static enum status
write_elsewhere(struct seeding *s, struct books *b)
{
	struct ctl *ctl = s->ctl;
	struct keys *keys;
	enum status st = keys_load(ctl->config.keys_dir, KEYS_ONE(PSP), ctl->mem, &keys, &ctl->problem);
	struct docs *docs;

	if (st == ST_OK)
		st = charges_load(ctl->config.psp_url, keys_text(keys, KEY_PSP), b->charges, b->n_charges, &ctl->problem);
	if (st != ST_OK)
		return st;
	say(s, arena_printf(b->mem, "the provider knows %zu charges", b->n_charges));
	if ((docs = docs_new(ctl->config.mongo_url)) == NULL)
		return problem(&ctl->problem, ST_FAILED, "KAYAK_MONGO_URL is no address");
	st = seed_repo_reviews(docs, b->reviews, b->n_reviews);
	docs_free(&docs);
	if (st != ST_OK)
		return problem(&ctl->problem, st, "the reviews could not be stored in MongoDB");
	say(s, arena_printf(b->mem, "%zu reviews", b->n_reviews));
	return ST_OK;
}

static enum status
write_books(struct seeding *s, struct books *b)
{
	enum status st = books_make(b);

	if (st != ST_OK)
		return st;
	reviews_count(&s->world, b->reviews, b->n_reviews);
	say(s, arena_printf(b->mem, "%lld bookings with %lld items and %lld bills", (long long)b->made,
	                    (long long)b->out->written[SEED_ITEM], (long long)b->out->written[SEED_BILL]));
	return ST_OK;
}

static enum status
write_all(struct db *db, void *arg)
{
	struct seeding *s = arg;
	struct arena *mem = arena_new(1 << 20);
	struct writer *out = writer_new(db);
	struct lots lots;
	struct books b = { .w = &s->world, .lots = &lots, .out = out, .mem = mem };
	enum status (*const steps[])(struct seeding *, struct books *) = { write_people, write_books,
	    write_sale, write_elsewhere };
	enum status st;

	lots_init(&lots, &s->world, mem);
	b.trips = (struct trips){ .w = &s->world, .lots = &lots };
	st = ST_OK;
	for (size_t i = 0; i < sizeof steps / sizeof *steps && st == ST_OK; i++) {
		st = steps[i](s, &b);
		if (st == ST_OK && i == 1)
			st = write_listings(s, out);
	}
	writer_free(&out);
	arena_free(&mem);
	return st;
}

static enum status
write_locked(struct seeding *s)
{
	struct problem *p = &s->ctl->problem;
	const char *what = NULL;
	enum status st = seed_repo_empty(s->db, s->ctl->mem, &what);

	if (st == ST_CONFLICT)
		return problem(p, st, "the database is not empty: there are %s. Seed a new one, or begin anew "
		               "with ./kayak up --reset", what);
	if (st == ST_OK)
		st = seed_repo_begin(s->db);
	if (st == ST_OK)
		st = make_world(s);
	if (st == ST_OK)
		st = db_tx(s->db, write_all, s);
	if (st == ST_OK)
		say(s, "done");
	return st != ST_OK && p->detail == NULL ? problem(p, st, "the database did not take the seed; nothing was kept") : st;
}

static enum status
seed(struct seeding *s)
{
	struct ctl *ctl = s->ctl;
	enum status st = accounts_make(ctl, s->world.today * US_PER_DAY - USERS_BEGAN_US, &s->accounts);

	if (st != ST_OK)
		return st;
	if ((s->db = db_new(ctl->config.mysql_url, DB_JOB)) == NULL)
		return problem(&ctl->problem, ST_FAILED, "KAYAK_MYSQL_URL is no address");
	st = db_lock(s->db, LOCK, 1);
	if (st == ST_CONFLICT)
		st = problem(&ctl->problem, st, "somebody else is seeding this database");
	else if (st == ST_OK)
		st = write_locked(s);
	db_unlock(s->db, LOCK);
	db_free(&s->db);
	if (st == ST_OK)
		accounts_print();
	return st == ST_AGAIN && ctl->problem.detail == NULL ? problem(&ctl->problem, st, "the database does not answer") : st;
}

static const struct scale *
scale_named(const char *name)
{
	for (size_t i = 0; i < N_SCALES; i++)
		if (strcmp(scales[i].name, name) == 0)
			return &scales[i];
	return NULL;
}

/* Pairs of an option and its value. */
static enum status
read_options(struct ctl *ctl, int argc, char **argv, struct world *w)
{
	w->today = clock_now_us() / US_PER_DAY;
	for (int i = 0; i < argc; i += 2) {
		if (i + 1 == argc)
			return ST_MALFORMED;
		if (strcmp(argv[i], "--scale") == 0 && (w->scale = scale_named(argv[i + 1])) == NULL)
			return problem(&ctl->problem, ST_MALFORMED, "%s is no scale: there are tiny, demo, brief", argv[i + 1]);
		if (strcmp(argv[i], "--today") == 0 && !day_parse(argv[i + 1], &w->today))
			return problem(&ctl->problem, ST_MALFORMED, "%s is no day: write 2026-11-24", argv[i + 1]);
		if (strcmp(argv[i], "--scale") != 0 && strcmp(argv[i], "--today") != 0)
			return ST_MALFORMED;
	}
	return w->scale == NULL ? ST_MALFORMED : ST_OK;
}

enum status
ctl_seed(struct ctl *ctl, int argc, char **argv)
{
	struct seeding s = { .ctl = ctl, .began = clock_ticks_us() };
	enum status st = read_options(ctl, argc, argv, &s.world);

	if (st != ST_OK)
		return st;
	if (strcmp(ctl->config.demo, "yes") != 0)
		return problem(&ctl->problem, ST_FORBIDDEN, "the seed makes accounts with known passwords: "
		               "only where KAYAK_DEMO=yes");
	s.world.mem = ctl->mem;
	s.world.problem = &ctl->problem;
	return seed(&s);
}
