/* SPDX-License-Identifier: Apache-2.0 */
/* db against a real MariaDB: what rows carry, and what races and faults do.
 * KAYAK_MYSQL_URL names the server (by its socket). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shared/base/clock.h"
#include "shared/store/db.h"
#include "t/store/proxy.h"
#include "t/tap.h"

#define S "kayak_scratch_store."

static struct arena *mem;
static struct db *db, *other, *through;      /* through: by the proxy */
static struct proxy proxy;

struct seat { int64_t id, left, want; };
struct count { int64_t n; };
static CODEC(seat, F_I64(seat, id), F_I64(seat, left));
static CODEC(count, F_I64(count, n));

#define QUERY(ident, statement, ...) \
	static const struct query ident = { .name = #ident, .sql = statement, __VA_ARGS__ }
QUERY(take_seat, "UPDATE " S "seats SET left_ = left_ - ? WHERE id = ? AND left_ >= ?",
      .in = BIND(F_I64(seat, want), F_I64(seat, id), F_I64(seat, want)));
QUERY(note, "INSERT INTO " S "taken (seat_id, pid) VALUES (?, CONNECTION_ID())", .in = BIND(F_I64(seat, id)));
QUERY(note_and_tell, "INSERT INTO " S "taken (seat_id, pid) VALUES (?, 0) RETURNING n", .in = BIND(F_I64(seat, id)),
      .out = &count_codec);
QUERY(set_seats, "REPLACE INTO " S "seats (id, left_) VALUES (?, ?)", .in = BIND(F_I64(seat, id), F_I64(seat, left)));
QUERY(get_seat, "SELECT id, left_ FROM " S "seats WHERE id = ?", .in = BIND(F_I64(seat, id)), .out = &seat_codec);
QUERY(lock_seat, "SELECT id, left_ FROM " S "seats WHERE id = ? FOR UPDATE",
      .in = BIND(F_I64(seat, id)), .out = &seat_codec);
QUERY(count_taken, "SELECT COUNT(*) FROM " S "taken WHERE seat_id = ?",
      .in = BIND(F_I64(seat, id)), .out = &count_codec);
QUERY(my_id, "SELECT CONNECTION_ID()", .out = &count_codec);
QUERY(doze, "SELECT SLEEP(2.5)", .out = &count_codec);

static const char *const colours[] = { "", "red", "green", NULL };
struct all {
	const char *text, *day; int64_t number, none_is_0, at; bool yes; unsigned colour;
	struct uuid id; struct bytes raw; const char *name;
};
#define ALL F_UUID(all, id), F_STR(all, text), F_STR(all, name), F_DATE(all, day), F_I64(all, number), \
	F_I64(all, none_is_0, .zero_null = true), F_INSTANT(all, at), F_BOOL(all, yes), \
	F_ENUM(all, colour, colours), F_BYTES(all, raw)
static CODEC(all, ALL);
#define ALL_COLUMNS "id, text, name, day, number, none_is_0, at, yes, colour, raw"
QUERY(put_all, "INSERT INTO " S "alls (" ALL_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", .in = BIND(ALL));
QUERY(get_all, "SELECT " ALL_COLUMNS " FROM " S "alls WHERE id = ?", .in = BIND(F_UUID(all, id)), .out = &all_codec);
QUERY(every_all, "SELECT " ALL_COLUMNS " FROM " S "alls ORDER BY number", .out = &all_codec);
QUERY(count_null, "SELECT COUNT(*) FROM " S "alls WHERE text IS NULL AND name IS NULL AND day IS NULL "
      "AND none_is_0 IS NULL AND at IS NULL AND colour IS NULL AND raw IS NULL AND number = ?", .in = BIND(F_I64(all, number)), .out = &count_codec);
QUERY(bad_number, "SELECT 1e30", .out = &count_codec);
QUERY(bad_colour, "SELECT id, text, name, day, number, none_is_0, at, yes, 'blue', raw FROM " S "alls",
      .out = &all_codec);
QUERY(too_small, "UPDATE " S "seats SET left_ = left_ - 1000000 WHERE id = ?", .in = BIND(F_I64(seat, id)));
QUERY(no_parent, "INSERT INTO " S "children (seat_id) VALUES (?)", .in = BIND(F_I64(seat, id)));

static void
setup_tables(void)
{
	static const char sql[] =
		"CREATE DATABASE IF NOT EXISTS kayak_scratch_store;\n"
		"DROP TABLE IF EXISTS " S "children, " S "seats, " S "taken, " S "alls;\n"
		"CREATE TABLE " S "seats (id BIGINT PRIMARY KEY, left_ INT UNSIGNED NOT NULL) ENGINE=InnoDB;\n"
		"CREATE TABLE " S "taken (n BIGINT PRIMARY KEY AUTO_INCREMENT, seat_id BIGINT, pid BIGINT) ENGINE=InnoDB;\n"
		"CREATE TABLE " S "children (seat_id BIGINT, CONSTRAINT a_seat FOREIGN KEY (seat_id) REFERENCES " S "seats(id)) ENGINE=InnoDB;\n"
		"CREATE TABLE " S "alls (id BINARY(16) PRIMARY KEY, text MEDIUMTEXT, name VARCHAR(80), day DATE, number BIGINT,\n"
		"	none_is_0 BIGINT, at DATETIME(6), yes BOOL, colour ENUM('red','green'), raw LONGBLOB,\n"
		"	UNIQUE alls_name (name)) ENGINE=InnoDB CHARSET=utf8mb4;\n";
	struct problem p = { .mem = mem };

	if (db_script(other, sql, &p) != ST_OK) {
		printf("Bail out! %s\n", p.detail);
		exit(EXIT_FAILURE);
	}
}

static void
seats(int64_t id, int64_t left)
{
	struct seat s = { .id = id, .left = left };

	CU_ASSERT_EQUAL(db_run(other, &set_seats, &s, NULL, NULL), ST_OK);
}

static int64_t
left_of(int64_t id)
{
	struct seat s = { .id = id };

	CU_ASSERT_EQUAL(db_one(other, mem, &get_seat, &s, &s), ST_OK);
	return s.left;
}

static int64_t
taken_of(int64_t id)
{
	struct count c = { -1 };

	CU_ASSERT_EQUAL(db_one(other, mem, &count_taken, &(struct seat){ .id = id }, &c), ST_OK);
	return c.n;
}

static void
kill_connection_of(struct db *victim)
{
	struct problem p = { .mem = mem };
	struct count c = { 0 };

	CU_ASSERT_EQUAL(db_one(victim, mem, &my_id, NULL, &c), ST_OK);
	CU_ASSERT_EQUAL(db_script(other, arena_printf(mem, "KILL %lld;", (long long)c.n), &p), ST_OK);
	usleep(20000);
}

static int64_t
ms_since(int64_t t)
{
	return (clock_ticks_us() - t) / 1000;
}

/* The work of most tests: note it, then take a seat; perhaps suffer something in between. */
struct job {
	int64_t id;
	int     calls;
	void  (*suffer)(struct job *);
	bool    ignore;             /* what the statements say */
};

static enum status
book(struct db *d, void *arg)
{
	struct job *j = arg;
	struct seat s = { .id = j->id, .want = 1 };
	int64_t changed = 0;
	enum status st;

	j->calls++;
	st = db_run(d, &note, &s, NULL, NULL);
	if (st != ST_OK)
		return st;
	if (j->suffer != NULL)
		j->suffer(j);
	st = db_run(d, &take_seat, &s, NULL, &changed);
	if (j->ignore)
		return db_run(d, &note, &s, NULL, NULL) == ST_UNKNOWN ? ST_UNKNOWN : ST_OK;
	return st != ST_OK ? st : changed == 1 ? ST_OK : ST_SOLD_OUT;
}

static struct all
sample(void)
{
	char *longish = arena_zalloc(mem, 70001);

	memset(longish, 'x', 70000);
	return (struct all){ .text = longish, .name = "Zoë \xf0\x9f\x9b\xab", .day = "2024-02-29",
		.number = -I64_JSON_MAX, .none_is_0 = 7, .at = INT64_C(1795514400123456), .yes = true,
		.colour = 2, .id = uuid_new(), .raw = { "\0\xff\xfe", 3 } };
}

static void
every_kind_comes_back(void)
{
	struct all in = sample(), out;

	CU_ASSERT_EQUAL(db_run(db, &put_all, &in, NULL, NULL), ST_OK);
	CU_ASSERT_EQUAL_FATAL(db_one(db, mem, &get_all, &in, &out), ST_OK);
	CU_ASSERT_STRING_EQUAL(out.text, in.text);
	CU_ASSERT_STRING_EQUAL(out.name, in.name);
	CU_ASSERT_STRING_EQUAL(out.day, in.day);
	CU_ASSERT_EQUAL(out.number, in.number);
	CU_ASSERT_EQUAL(out.none_is_0, 7);
	CU_ASSERT_EQUAL(out.at, in.at);
	CU_ASSERT(out.yes);
	CU_ASSERT_EQUAL(out.colour, 2);
	CU_ASSERT_EQUAL(memcmp(&out.id, &in.id, 16), 0);
	CU_ASSERT(out.raw.n == 3 && memcmp(out.raw.at, "\0\xff\xfe", 3) == 0);
}

static void
nothing_is_null(void)
{
	struct all in = { .id = uuid_new(), .number = 41 }, out;
	struct count c;

	CU_ASSERT_EQUAL(db_run(db, &put_all, &in, NULL, NULL), ST_OK);
	CU_ASSERT_EQUAL(db_one(db, mem, &count_null, &in, &c), ST_OK);
	CU_ASSERT_EQUAL(c.n, 1);
	CU_ASSERT_EQUAL(db_one(db, mem, &get_all, &in, &out), ST_OK);
	CU_ASSERT(out.text == NULL && out.day == NULL && out.none_is_0 == 0 && out.at == 0);
	CU_ASSERT(out.colour == 0 && out.raw.at == NULL && !out.yes);
	in.id = uuid_new();
	CU_ASSERT_EQUAL(db_one(db, mem, &get_all, &in, &out), ST_NOT_FOUND);
}

static void
a_value_that_does_not_fit_is_a_defect(void)
{
	struct all *rows;
	struct count c;
	size_t n;

	CU_ASSERT_EQUAL(db_one(db, mem, &bad_number, NULL, &c), ST_FAILED);
	CU_ASSERT_EQUAL(db_all(db, mem, &bad_colour, NULL, &rows, &n), ST_FAILED);
	CU_ASSERT_EQUAL(db_run(db, &too_small, &(struct seat){ .id = 1 }, NULL, NULL), ST_OK);
	seats(2, 5);
	CU_ASSERT_EQUAL(db_run(db, &too_small, &(struct seat){ .id = 2 }, NULL, NULL), ST_FAILED);
}

static void
a_conflict_names_its_key(void)
{
	struct all in = { .id = uuid_new(), .name = "one of a kind" };

	CU_ASSERT_EQUAL(db_run(db, &put_all, &in, NULL, NULL), ST_OK);
	CU_ASSERT_EQUAL(db_run(db, &put_all, &in, NULL, NULL), ST_CONFLICT);
	CU_ASSERT_STRING_EQUAL(db_conflict_key(db), "PRIMARY");
	in.id = uuid_new();
	CU_ASSERT_EQUAL(db_run(db, &put_all, &in, NULL, NULL), ST_CONFLICT);
	CU_ASSERT_STRING_EQUAL(db_conflict_key(db), "alls_name");
	CU_ASSERT_EQUAL(db_run(db, &no_parent, &(struct seat){ .id = 999 }, NULL, NULL), ST_CONFLICT);
	CU_ASSERT_STRING_EQUAL(db_conflict_key(db), "a_seat");
}

static enum status
take_some(void *arg, const void *row)
{
	const struct all *a = row;
	int *n = arg;

	CU_ASSERT_EQUAL(a->number, *n);
	CU_ASSERT_EQUAL(strlen(a->text), 300);
	return ++*n == 2500 ? ST_GONE : ST_OK;
}

static void
many_rows_go_and_come(void)
{
	enum { N = 5000 };
	struct all *rows = arena_zalloc(mem, N * sizeof *rows);
	char *text = arena_zalloc(mem, 301);
	struct problem p = { .mem = mem };
	int64_t start = clock_ticks_us();
	int seen = 0;
	size_t n;

	memset(text, 'y', 300);
	for (int i = 0; i < N; i++)
		rows[i] = (struct all){ .id = uuid_new(), .number = i, .text = text, .at = i == 7 ? 0 : 1000000 + i,
			.day = i % 2 == 0 ? NULL : "2026-01-31", .colour = 1, .raw = { "ab", 2 } };
	CU_ASSERT_EQUAL(db_script(other, "DELETE FROM " S "alls;", &p), ST_OK);
	CU_ASSERT_EQUAL(db_bulk(db, &put_all, rows, sizeof *rows, N), ST_OK);
	printf("# bulk: %d rows in %lld ms\n", N, (long long)ms_since(start));
	CU_ASSERT_EQUAL(db_all(db, mem, &every_all, NULL, &rows, &n), ST_OK);
	CU_ASSERT_EQUAL_FATAL(n, N);
	CU_ASSERT(rows[7].at == 0 && rows[8].at == 1000008 && rows[8].day == NULL && rows[9].colour == 1);
	CU_ASSERT_STRING_EQUAL(rows[9].day, "2026-01-31");
	CU_ASSERT_EQUAL(db_each(db, &every_all, NULL, take_some, &seen), ST_GONE);
	CU_ASSERT_EQUAL(seen, 2500);
	rows[0].id = rows[1].id;
	CU_ASSERT_EQUAL(db_bulk(db, &put_all, rows, sizeof *rows, 10), ST_CONFLICT);
	CU_ASSERT_EQUAL(db_run(db, &put_all, &(struct all){ .id = uuid_new() }, NULL, NULL), ST_OK);
}

/* 8 processes, 400 attempts on 100 seats. */
static void
the_last_seats_are_sold_once(void)
{
	int sold = 0, refused = 0, st;
	pid_t children[8];

	seats(10, 100);
	db_free(&db);
	for (int i = 0; i < 8; i++)
		if ((children[i] = fork()) == 0) {
			struct db *mine = db_new(getenv("KAYAK_MYSQL_URL"), DB_REQUEST);
			int got = 0;
			for (int k = 0; k < 50; k++) {
				struct job j = { .id = 10 };
				enum status one = db_tx(mine, book, &j);
				got += one == ST_OK;
				if (one != ST_OK && one != ST_SOLD_OUT)
					_exit(255);
			}
			_exit(got);
		}
	for (int i = 0; i < 8 && waitpid(children[i], &st, 0) > 0; i++) {
		CU_ASSERT_NOT_EQUAL(WEXITSTATUS(st), 255);
		sold += WEXITSTATUS(st);
		refused += 50 - WEXITSTATUS(st);
	}
	db = db_new(getenv("KAYAK_MYSQL_URL"), DB_REQUEST);
	CU_ASSERT(sold == 100 && refused == 300);
	CU_ASSERT_EQUAL(left_of(10), 0);
	CU_ASSERT_EQUAL(taken_of(10), 100);       /* the refused ones were rolled back */
}

static enum status
crosswise(struct db *d, void *arg)
{
	int64_t *ids = arg;
	struct seat a = { .id = ids[0], .want = 1 }, b = { .id = ids[1], .want = 1 };
	enum status st = db_run(d, &take_seat, &a, NULL, NULL);

	ids[2]++;
	if (st == ST_OK && ids[2] == 1)
		usleep(150000);           /* so that the other one has its first row */
	st = db_run(d, &take_seat, &b, NULL, NULL);
	return db_run(d, &note, &a, NULL, NULL) == ST_OK ? ST_OK : st;
}

/* The server has ended the transaction of the loser: what its function does then
 * must not be done at all. */
static void
a_deadlock_is_repeated(void)
{
	int64_t ids[] = { 20, 21, 0 };
	pid_t child;
	int st;

	seats(20, 9);
	seats(21, 9);
	if ((child = fork()) == 0) {
		struct db *mine = db_new(getenv("KAYAK_MYSQL_URL"), DB_REQUEST);
		int64_t back[] = { 21, 20, 0 };
		_exit(db_tx(mine, crosswise, back) == ST_OK ? (int)back[2] : 100);
	}
	CU_ASSERT_EQUAL(db_tx(db, crosswise, ids), ST_OK);
	waitpid(child, &st, 0);
	CU_ASSERT_EQUAL(ids[2] + WEXITSTATUS(st), 3);      /* one of them twice */
	CU_ASSERT(left_of(20) == 7 && left_of(21) == 7);
	CU_ASSERT_EQUAL(taken_of(20) + taken_of(21), 2);
}

static enum status
hold_the_row(struct db *d, void *arg)
{
	struct seat s = { .id = 30 };
	struct job *j = arg;
	enum status st = db_one(d, mem, &lock_seat, &s, &s);
	int64_t start = clock_ticks_us();

	if (st != ST_OK)
		return st;
	CU_ASSERT_EQUAL(db_tx(db, book, j), ST_AGAIN);
	CU_ASSERT(ms_since(start) >= 1900 && ms_since(start) < 4000);      /* twice a second */
	return ST_OK;
}

/* Error 1205 undoes the statement only: the note must not stay, even when the
 * function takes no notice of the failure. */
static void
a_lock_wait_undoes_all(void)
{
	struct job j = { .id = 30, .ignore = true };

	seats(30, 9);
	CU_ASSERT_EQUAL(db_tx(other, hold_the_row, &j), ST_OK);
	CU_ASSERT_EQUAL(left_of(30), 9);
	CU_ASSERT_EQUAL(taken_of(30), 0);
}

static void
lose_the_connection_once(struct job *j)
{
	if (j->calls == 1)
		kill_connection_of(db);
}

static void
lost_before_commit_is_repeated(void)
{
	struct job j = { .id = 40, .suffer = lose_the_connection_once };

	seats(40, 9);
	CU_ASSERT_EQUAL(db_tx(db, book, &j), ST_OK);
	CU_ASSERT_EQUAL(j.calls, 2);
	CU_ASSERT_EQUAL(left_of(40), 8);
	CU_ASSERT_EQUAL(taken_of(40), 1);
}

/* Nothing of the function may run on a new connection, outside of the transaction. */
static void
after_a_loss_nothing_is_sent(void)
{
	struct job j = { .id = 41, .suffer = lose_the_connection_once, .ignore = true };

	seats(41, 9);
	CU_ASSERT_EQUAL(db_tx(db, book, &j), ST_OK);
	CU_ASSERT_EQUAL(j.calls, 2);
	CU_ASSERT_EQUAL(left_of(41), 8);
	CU_ASSERT_EQUAL(taken_of(41), 2);        /* both by the second try */
}

static void
lost_during_commit_is_unknown(void)
{
	struct job j = { .id = 42 };

	seats(42, 9);
	proxy_order(&proxy, PROXY_LOSE_ANSWER, PROXY_COMMIT);
	CU_ASSERT_EQUAL(db_tx(through, book, &j), ST_UNKNOWN);
	CU_ASSERT_EQUAL(j.calls, 1);
	CU_ASSERT_EQUAL(left_of(42), 8);          /* it was done */
	proxy_order(&proxy, PROXY_LOSE_COMMAND, PROXY_COMMIT);
	CU_ASSERT_EQUAL(db_tx(through, book, &j), ST_UNKNOWN);
	CU_ASSERT_EQUAL(j.calls, 2);
	usleep(50000);
	CU_ASSERT_EQUAL(left_of(42), 8);          /* it was not */
	CU_ASSERT_EQUAL(db_tx(through, book, &j), ST_OK);
	CU_ASSERT_EQUAL(left_of(42), 7);
}

/* A handle that has not failed yet: five failures in 2 s would open its breaker. */
static void
begin_through(void)
{
	const char *url = getenv("KAYAK_MYSQL_URL"), *socket = strstr(url, "socket=") + strlen("socket=");

	db_free(&through);
	through = db_new(arena_printf(mem, "%.*s%s", (int)(socket - url), url, proxy.path), DB_REQUEST);
}

static void
a_single_write_that_lost_its_answer_is_unknown(void)
{
	struct seat s = { .id = 43, .want = 1 };
	struct count told = { 0 };

	begin_through();
	seats(43, 9);
	CU_ASSERT_EQUAL(db_run(through, &take_seat, &s, NULL, NULL), ST_OK);
	proxy_order(&proxy, PROXY_LOSE_ANSWER, PROXY_EXECUTE);
	CU_ASSERT_EQUAL(db_run(through, &take_seat, &s, NULL, NULL), ST_UNKNOWN);
	CU_ASSERT_EQUAL(left_of(43), 7);
	proxy_order(&proxy, PROXY_LOSE_ANSWER, PROXY_EXECUTE);
	CU_ASSERT_EQUAL(db_one(through, mem, &get_seat, &s, &s), ST_OK);      /* reads are repeated */
	CU_ASSERT_EQUAL(db_one(through, mem, &note_and_tell, &s, &told), ST_OK);
	CU_ASSERT(told.n > 0);
	proxy_order(&proxy, PROXY_LOSE_ANSWER, PROXY_EXECUTE);
	CU_ASSERT_EQUAL(db_one(through, mem, &note_and_tell, &s, &told), ST_UNKNOWN);
	CU_ASSERT_EQUAL(taken_of(43), 2);
}

static void
a_silent_server_is_left(void)
{
	struct seat s = { .id = 43 };
	int64_t start = clock_ticks_us();

	begin_through();
	proxy_order(&proxy, PROXY_SWALLOW, PROXY_COMMIT);
	CU_ASSERT_EQUAL(db_tx(through, book, &(struct job){ .id = 43 }), ST_UNKNOWN);
	CU_ASSERT(ms_since(start) >= 2500 && ms_since(start) < 4500);
	CU_ASSERT_EQUAL(db_one(through, mem, &get_seat, &s, &s), ST_OK);
}

static void
an_idle_connection_may_go(void)
{
	struct job j = { .id = 44 };
	struct seat s = { .id = 44, .want = 1 };

	seats(44, 9);
	kill_connection_of(db);
	CU_ASSERT_EQUAL(db_run(db, &take_seat, &s, NULL, NULL), ST_OK);
	kill_connection_of(db);
	CU_ASSERT_EQUAL(db_tx(db, book, &j), ST_OK);
	CU_ASSERT_EQUAL(j.calls, 1);
	CU_ASSERT_EQUAL(left_of(44), 7);
}

static void
away_is_told_at_once_and_mends_itself(void)
{
	struct seat s = { .id = 44 };
	int64_t start;
	int tries = 0, accepted;

	proxy_order(&proxy, PROXY_AWAY, 0);
	kill_connection_of(through);
	CU_ASSERT_EQUAL(db_one(through, mem, &get_seat, &s, &s), ST_AGAIN);
	start = clock_ticks_us();
	accepted = proxy.orders->accepted;
	for (int i = 0; i < 1000; i++)
		CU_ASSERT_EQUAL(db_tx(through, book, &(struct job){ .id = 44 }), ST_AGAIN);
	CU_ASSERT(ms_since(start) < 2000);
	CU_ASSERT(proxy.orders->accepted - accepted < 10);
	proxy_order(&proxy, PROXY_NONE, 0);
	start = clock_ticks_us();
	while (db_one(through, mem, &get_seat, &s, &s) != ST_OK && tries++ < 500)
		usleep(10000);
	CU_ASSERT(ms_since(start) < 4000);
}

static void
a_slow_statement_is_ended(void)
{
	struct count c;
	int64_t start = clock_ticks_us();

	CU_ASSERT_EQUAL(db_one(db, mem, &doze, NULL, &c), ST_AGAIN);
	CU_ASSERT(ms_since(start) >= 1400 && ms_since(start) < 2400);
	CU_ASSERT_EQUAL(db_one(other, mem, &doze, NULL, &c), ST_OK);      /* a job's may last */
}

static enum status
half(struct db *d, void *arg)
{
	struct seat s = { .id = 50, .want = 1 };

	(void)arg;
	if (db_run(d, &note, &s, NULL, NULL) != ST_OK || db_savepoint(d) != ST_OK ||
	    db_run(d, &take_seat, &s, NULL, NULL) != ST_OK || db_rollback_to(d) != ST_OK)
		return ST_FAILED;
	return ST_OK;
}

static void
a_savepoint_undoes_its_part(void)
{
	seats(50, 9);
	CU_ASSERT_EQUAL(db_tx(db, half, NULL), ST_OK);
	CU_ASSERT_EQUAL(left_of(50), 9);
	CU_ASSERT_EQUAL(taken_of(50), 1);
}

static enum status
look_twice(struct db *d, void *arg)
{
	struct seat s = { .id = 51 }, again;

	(void)arg;
	CU_ASSERT_EQUAL(db_one(d, mem, &get_seat, &s, &s), ST_OK);
	seats(51, 1);
	CU_ASSERT_EQUAL(db_one(d, mem, &get_seat, &s, &again), ST_OK);
	CU_ASSERT(s.left == 9 && again.left == 9);
	s.want = 1;
	CU_ASSERT_EQUAL(db_run(d, &take_seat, &s, NULL, NULL), ST_FAILED);
	return ST_OK;
}

static void
a_snapshot_stands_still(void)
{
	seats(51, 9);
	CU_ASSERT_EQUAL(db_snapshot(db, look_twice, NULL), ST_OK);
	CU_ASSERT_EQUAL(left_of(51), 1);
}

static void
a_lock_has_one_owner(void)
{
	CU_ASSERT_EQUAL(db_lock(db, "relay", 0), ST_OK);
	CU_ASSERT_EQUAL(db_lock(other, "relay", 0), ST_CONFLICT);
	CU_ASSERT(db_locked(db) && !db_locked(other));
	kill_connection_of(db);
	CU_ASSERT_EQUAL(db_lock(other, "relay", 1), ST_OK);
	CU_ASSERT_EQUAL(db_run(db, &note, &(struct seat){ .id = 1 }, NULL, NULL), ST_OK);
	CU_ASSERT(!db_locked(db));
	db_unlock(other, "relay");
	CU_ASSERT_EQUAL(db_lock(db, "relay", 0), ST_OK);
	db_unlock(db, "relay");
}

static void
a_script_names_the_line(void)
{
	struct problem p = { .mem = mem };

	CU_ASSERT_EQUAL(db_script(other, "-- a ; here\nSELECT 1;\nSELECT\n nonsense;\n", &p), ST_FAILED);
	CU_ASSERT_PTR_NOT_NULL_FATAL(p.detail);
	CU_ASSERT_EQUAL(strncmp(p.detail, "line 3:", 7), 0);
}

static void
bad_addresses_are_refused(void)
{
	CU_ASSERT_PTR_NULL(db_new("", DB_REQUEST));
	CU_ASSERT_PTR_NULL(db_new("redis://host:1/x", DB_REQUEST));
	CU_ASSERT_PTR_NULL(db_new("mysql://host:port/x", DB_REQUEST));
	CU_ASSERT_PTR_NULL(db_new("mysql://a:b@host:1/", DB_REQUEST));
}

#define CASE(f) { #f, f }

int
main(void)
{
	const char *url = getenv("KAYAK_MYSQL_URL"), *socket;
	CU_TestInfo tests[] = {
		CASE(every_kind_comes_back), CASE(nothing_is_null),
		CASE(a_value_that_does_not_fit_is_a_defect), CASE(a_conflict_names_its_key),
		CASE(many_rows_go_and_come), CASE(the_last_seats_are_sold_once),
		CASE(a_deadlock_is_repeated), CASE(a_lock_wait_undoes_all),
		CASE(lost_before_commit_is_repeated), CASE(after_a_loss_nothing_is_sent),
		CASE(lost_during_commit_is_unknown), CASE(a_single_write_that_lost_its_answer_is_unknown),
		CASE(a_silent_server_is_left), CASE(an_idle_connection_may_go),
		CASE(away_is_told_at_once_and_mends_itself), CASE(a_slow_statement_is_ended),
		CASE(a_savepoint_undoes_its_part), CASE(a_snapshot_stands_still),
		CASE(a_lock_has_one_owner), CASE(a_script_names_the_line), CASE(bad_addresses_are_refused),
		CU_TEST_INFO_NULL };
	CU_SuiteInfo suites[] = { { .pName = "db", .pTests = tests }, CU_SUITE_INFO_NULL };
	int failed;

	if (url == NULL || (socket = strstr(url, "socket=")) == NULL) {
		printf("Bail out! KAYAK_MYSQL_URL must name a socket\n");
		return EXIT_FAILURE;
	}
	setbuf(stdout, NULL);
	mem = arena_new(65536);
	proxy = proxy_start(socket + strlen("socket="));
	db = db_new(url, DB_REQUEST);
	other = db_new(url, DB_JOB);
	begin_through();
	setup_tables();
	failed = tap_main(suites);
	db_free(&db);
	db_free(&other);
	db_free(&through);
	proxy_stop(&proxy);
	arena_free(&mem);
	return failed;
}
