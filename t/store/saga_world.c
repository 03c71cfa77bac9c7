/* SPDX-License-Identifier: Apache-2.0 */
#include "t/store/saga_world.h"

#include <glob.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shared/base/clock.h"
#include "t/auth/fixture.h"

struct cell { int64_t n; const char *s; };
static const struct codec number_out = { "number", sizeof(struct cell), (const struct field[]){ F_I64(cell, n), { .kind = K_END } } };
static const struct codec text_out = { "text", sizeof(struct cell), (const struct field[]){ F_STR(cell, s), { .kind = K_END } } };

static void
give_up(const char *why)
{
	printf("Bail out! %s\n", why);
	exit(EXIT_FAILURE);
}

static const char *
file_text(struct arena *mem, const char *path)
{
	struct buffer b = { .mem = mem };
	char part[8192];
	size_t got;
	FILE *f = fopen(path, "re");

	if (f == NULL)
		give_up(path);
	while ((got = fread(part, 1, sizeof part, f)) > 0)
		buffer_add(&b, part, got);
	fclose(f);
	return b.bytes;
}

static void
run_file(struct world *w, const char *path)
{
	struct problem p = { .mem = w->mem };

	if (db_script(w->other, file_text(w->mem, path), &p) != ST_OK)
		give_up(arena_printf(w->mem, "%s: %s", path, p.detail));
}

static const char *
url_of(struct arena *mem, const char *url, const char *database)
{
	const char *slash = strchr(strstr(url, "//") + 2, '/'), *query = strchr(url, '?');

	return arena_printf(mem, "%.*s%s%s", (int)(slash + 1 - url), url, database, query);
}

static void
make_schema(struct world *w)
{
	glob_t files;

	if (glob(SOURCE "/sql/mysql/0*.sql", 0, NULL, &files) != 0)
		give_up("no schema in " SOURCE "/sql/mysql");
	for (size_t i = 0; i < files.gl_pathc; i++)
		run_file(w, files.gl_pathv[i]);
	globfree(&files);
	run_file(w, SOURCE "/t/store/saga_world.sql");
}

struct world
world_open(const char *database)
{
	struct world w = { .mem = arena_new(1 << 20) };
	const char *url = getenv("KAYAK_MYSQL_URL");
	struct problem p = { .mem = w.mem };
	struct db *first;

	if (url == NULL || strstr(url, "socket=") == NULL || sodium_init() < 0)
		give_up("KAYAK_MYSQL_URL must name a socket");
	first = db_new(url, DB_JOB);
	if (db_script(first, arena_printf(w.mem, "DROP DATABASE IF EXISTS %s;\nCREATE DATABASE %s CHARACTER SET utf8mb4;\n",
	                                  database, database), &p) != ST_OK)
		give_up("the database cannot be made");
	db_free(&first);
	w.url = url_of(w.mem, url, database);
	w.db = db_new(w.url, DB_REQUEST);
	w.other = db_new(w.url, DB_JOB);
	make_schema(&w);
	w.config = (struct config){ .hold_s = 900, .open_bookings = 10, .outbox_max = 100000 };
	w.keys = fixture_keys(w.mem, fixture_dir(w.mem), KEYS_BOOKING);
	return w;
}

void
world_close(struct world *w)
{
	db_free(&w->db);
	db_free(&w->other);
	arena_free(&w->mem);
}

struct db *
world_through(const struct world *w, const char *socket)
{
	const char *at = strstr(w->url, "socket=") + 7;

	return db_new(arena_printf(w->mem, "%.*s%s", (int)(at - w->url), w->url, socket), DB_REQUEST);
}

static const char *
formatted(const struct world *w, const char *fmt, va_list ap)
{
	char line[2048];

	vsnprintf(line, sizeof line, fmt, ap);
	return arena_strdup(w->mem, line);
}

void
sql(const struct world *w, const char *fmt, ...)
{
	struct problem p = { .mem = w->mem };
	va_list ap;

	va_start(ap, fmt);
	if (db_script(w->other, arena_printf(w->mem, "%s;\n", formatted(w, fmt, ap)), &p) != ST_OK)
		give_up(p.detail);
	va_end(ap);
}

static struct cell
ask(const struct world *w, const struct codec *out, const char *statement)
{
	struct query *q = arena_zalloc(w->mem, sizeof *q);
	struct cell cell = {0};

	*q = (struct query){ .name = "test", .sql = statement, .out = out };
	if (db_one(w->other, w->mem, q, NULL, &cell) == ST_FAILED)
		give_up(statement);
	return cell;
}

int64_t
number(const struct world *w, const char *fmt, ...)
{
	va_list ap;
	const char *statement;

	va_start(ap, fmt);
	statement = formatted(w, fmt, ap);
	va_end(ap);
	return ask(w, &number_out, statement).n;
}

const char *
text(const struct world *w, const char *fmt, ...)
{
	va_list ap;
	const char *statement, *found;

	va_start(ap, fmt);
	statement = formatted(w, fmt, ap);
	va_end(ap);
	found = ask(w, &text_out, statement).s;
	return found == NULL ? "" : found;
}

int64_t
flight_row(const struct world *w, int64_t departure, const char *cabin)
{
	return number(w, "SELECT id FROM inventory WHERE kind = 'flight' AND listing = %lld AND class = '%s'",
	              (long long)departure, cabin);
}

int64_t
day_row(const struct world *w, const char *kind, int64_t day)
{
	return number(w, "SELECT id FROM inventory WHERE kind = '%s' AND day = CURDATE() + INTERVAL %lld DAY", kind, (long long)day);
}

const char *
offer_for(const struct world *w, unsigned kind, int64_t qty, const int64_t *ids, size_t n)
{
	struct offer o = { .kind = kind, .qty = qty, .expires_at = clock_now_us() + OFFER_LIFE_US, .currency = "USD", .n = n };

	for (size_t i = 0; i < n; i++) {
		long long id = ids[i];
		o.lines[i] = (struct offer_line){ .inv_id = id, .tax_minor = 1000 * qty, .fee_minor = 500 * qty,
			.price_version = number(w, "SELECT price_version FROM inventory WHERE id = %lld", id),
			.price_minor = number(w, "SELECT price_minor FROM inventory WHERE id = %lld", id) };
	}
	return offer_text(w->keys, w->mem, &o);
}

struct booking_new *
booking_for(const struct world *w, const char **offers, size_t n_offers, size_t n)
{
	struct booking_new *b = arena_zalloc(w->mem, sizeof *b);

	b->offers = arena_zalloc(w->mem, n_offers * sizeof *b->offers);
	memcpy(b->offers, offers, n_offers * sizeof *b->offers);
	b->n_offers = n_offers;
	b->travelers = arena_zalloc(w->mem, n * sizeof *b->travelers);
	for (b->n_travelers = 0; b->n_travelers < n; b->n_travelers++)
		b->travelers[b->n_travelers] = (struct booking_traveler){ "Ada", "Lovelace", "1985-12-10" };
	b->payment_method = "pm_card_visa";
	return b;
}

struct booking_new *
seat_on(const struct world *w, int64_t departure)
{
	int64_t id = flight_row(w, departure, "economy");
	const char *offer = offer_for(w, ITEM_FLIGHT, 1, &id, 1);

	return booking_for(w, &offer, 1, 1);
}

struct saga_request
request_of(const struct world *w, int64_t user, const char *key, const char *path, const char *body)
{
	uint8_t *sha = arena_zalloc(w->mem, crypto_hash_sha256_BYTES);
	struct uuid id = uuid_new();

	crypto_hash_sha256(sha, (const unsigned char *)body, strlen(body));
	return (struct saga_request){ user, key != NULL ? key : hex(w, &id), path, sha, &w->config, w->keys };
}

struct said
accept_as(const struct world *w, struct db *db, int64_t user, const char *key, const struct booking_new *in)
{
	struct said said = { .problem = arena_zalloc(w->mem, sizeof *said.problem) };
	struct saga_request rq = request_of(w, user, key, "POST /api/bookings", in->offers[0]);

	said.problem->mem = w->mem;
	said.st = saga_accept(db, &rq, in, &said.answer, said.problem);
	return said;
}

struct uuid
accepted(const struct world *w, int64_t user, const struct booking_new *in)
{
	struct said said = accept_as(w, w->db, user, NULL, in);

	if (!status_ok(said.st))
		give_up(arena_printf(w->mem, "T1: %s %s", status_texts[said.st].name, said.problem->detail));
	return said.answer.booking_id;
}

struct uuid
held(const struct world *w, int64_t user, const struct booking_new *in)
{
	struct uuid id = accepted(w, user, in);

	if (saga_hold(w->db, w->mem, &id, &id) != ST_OK)
		give_up("T2");
	return id;
}

struct uuid
bill_of(const struct world *w, const struct uuid *booking)
{
	struct uuid id = {{0}};

	(void)uuid_parse(text(w, "SELECT LOWER(HEX(id)) FROM billing WHERE booking_id = 0x%s ORDER BY attempt DESC LIMIT 1",
	                      hex(w, booking)), &id);
	return id;
}

enum status
charge_says(const struct world *w, const struct uuid *booking, int what)
{
	struct psp_outcome said = { .billing_id = bill_of(w, booking), .brand = "visa", .last4 = "4242",
		.decline = "card_declined", .action_url = "http://localhost/secure" };

	said.what = (typeof(said.what))what;
	said.psp_ref = arena_printf(w->mem, "pi_%s", hex(w, &said.billing_id));
	return saga_charged(w->db, w->mem, &said);
}

struct uuid
confirmed(const struct world *w, int64_t user, const struct booking_new *in)
{
	struct uuid id = held(w, user, in), owner = uuid_new();
	struct charge_work *work;
	size_t n;

	if (saga_lease_charges(w->db, w->mem, &owner, 100, &work, &n) != ST_OK || charge_says(w, &id, PSP_CAPTURED) != ST_OK)
		give_up("T3");
	return id;
}

struct said
cancel_as(const struct world *w, int64_t user, const struct uuid *booking, struct cancellation *offer)
{
	struct said said = { .problem = arena_zalloc(w->mem, sizeof *said.problem) };
	struct saga_request rq = request_of(w, user, NULL, "POST /api/bookings/x/cancellations/y/confirm", "");

	said.problem->mem = w->mem;
	said.st = saga_cancel_offer(w->db, user, booking, offer, said.problem);
	if (said.st == ST_OK)
		said.st = saga_cancel(w->db, &rq, &(struct cancellation_ref){ *booking, offer->id }, &said.answer, said.problem);
	return said;
}

size_t
refund_all(const struct world *w, bool done)
{
	struct uuid owner = uuid_new();
	struct refund_work *work;
	size_t n = 0;

	if (saga_lease_refunds(w->db, w->mem, &owner, 100, &work, &n) != ST_OK)
		give_up("T6a");
	for (size_t i = 0; i < n; i++)
		if (saga_refunded(w->db, w->mem, &work[i].id, done ? arena_printf(w->mem, "re_%s", hex(w, &work[i].id)) : NULL, done) != ST_OK)
			give_up("T6b");
	return n;
}

const char *
state_of(const struct world *w, const struct uuid *booking)
{
	return text(w, "SELECT state FROM bookings WHERE id = 0x%s", hex(w, booking));
}

const char *
hex(const struct world *w, const struct uuid *id)
{
	char *digits = arena_zalloc(w->mem, UUID_TEXT);

	uuid_text(id, digits);
	return digits;
}
