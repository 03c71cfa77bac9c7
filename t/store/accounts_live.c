/* SPDX-License-Identifier: Apache-2.0 */
/* The repositories of accounts against a real MariaDB: what must hold when
 * several processes do the same at once. KAYAK_MYSQL_URL names the server. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shared/base/uuid.h"
#include "shared/store/session_repo.h"
#include "shared/store/staff_repo.h"
#include "shared/store/user_repo.h"
#include "t/tap.h"

#define PROCESSES 8
#define SESSIONS 40
#define BROKEN 99

static struct arena *mem;
static struct db *db;

static struct db *
connect_(void)
{
	struct db *made = db_new(getenv("KAYAK_MYSQL_URL"), DB_REQUEST);

	if (made == NULL) {
		printf("Bail out! KAYAK_MYSQL_URL\n");
		exit(EXIT_FAILURE);
	}
	return made;
}

/* One of the processes: waits until all are there, then does it once. */
static int
child(int start, int (*once)(struct db *, const void *), const void *arg)
{
	struct db *own = connect_();
	struct user_login nobody;
	char go;
	int code;

	mem = arena_new(65536);
	(void)!user_repo_login_by_id(own, mem, 0, &nobody);      /* connected */
	code = read(start, &go, 1) == 0 ? once(own, arg) : BROKEN;
	db_free(&own);
	return code;
}

/* Runs once in several processes at the same time: the sum of what they return. */
static int
together(int (*once)(struct db *, const void *), const void *arg)
{
	int start[2], code, sum = 0;

	if (pipe(start) != 0)
		abort();
	for (int i = 0; i < PROCESSES; i++)
		if (fork() == 0) {
			close(start[1]);
			_exit(child(start[0], once, arg));
		}
	close(start[0]);
	usleep(200000);
	close(start[1]);
	for (int i = 0; i < PROCESSES; i++)
		if (wait(&code) > 0)
			sum += WIFEXITED(code) && WEXITSTATUS(code) < BROKEN ? WEXITSTATUS(code) : 10000;
	return sum;
}

static int64_t
new_user(void)
{
	struct uuid id = uuid_new();
	char text[UUID_TEXT];
	struct user_row u = { .first_name = "Ada", .last_name = "L", .country = "US", .password = "*" };
	int64_t user_id = 0;

	uuid_text(&id, text);
	u.email = arena_printf(mem, "live%s@example.org", text);
	CU_ASSERT_EQUAL(user_repo_add(db, &u, &user_id), ST_OK);
	return user_id;
}

struct token { struct uuid sid; char n[16]; };

static struct session_turn
turn_of(const struct uuid *sid, const struct token *presented, const struct token *next)
{
	return (struct session_turn){ .sid = *sid, .presented = { presented, sizeof *presented },
		.next = { next, sizeof *next } };
}

/* How often its refresh was the new one. */
static int
turn(struct db *own, const void *arg)
{
	const struct uuid *sids = arg;
	int new = 0;

	for (int i = 0; i < SESSIONS; i++) {
		struct token first = { sids[i], "1" }, second = { sids[i], "2" };
		struct session_turn t = turn_of(&sids[i], &first, &second);

		if (session_repo_turn(own, mem, &t) != ST_OK || t.turn == TURN_GONE || t.turn == TURN_REUSED)
			return BROKEN;
		new += t.turn == TURN_NEW;
	}
	return new;
}

static void
one_of_many_turns_is_new(void)
{
	struct uuid sids[SESSIONS];
	int64_t owner = new_user();

	for (int i = 0; i < SESSIONS; i++) {
		struct token first = { sids[i] = uuid_new(), "1" };
		struct session_start s = { .sid = sids[i], .owner_id = owner, .life_s = 60,
			.most = SESSIONS, .token_sha256 = { &first, sizeof first } };

		CU_ASSERT_EQUAL(session_repo_start(db, &s), ST_OK);
	}
	CU_ASSERT_EQUAL(together(turn, sids), SESSIONS);
	for (int i = 0; i < SESSIONS; i++) {
		struct token second = { sids[i], "2" }, third = { sids[i], "3" };
		struct session_turn t = turn_of(&sids[i], &second, &third);

		CU_ASSERT_EQUAL(session_repo_turn(db, mem, &t), ST_OK);
		CU_ASSERT_EQUAL(t.turn, TURN_NEW);
	}
}

static int
try(struct db *own, const void *arg)
{
	int given = 0;

	for (int i = 0; i < 20; i++)
		given += user_repo_try(own, *(const int64_t *)arg) == ST_OK;
	return given;
}

static void
a_hundred_tries_are_a_hundred(void)
{
	int64_t user_id = new_user();

	CU_ASSERT_EQUAL(together(try, &user_id), USER_TRIES_MAX);
	CU_ASSERT_EQUAL(user_repo_try(db, user_id), ST_TOO_MANY);
	CU_ASSERT_EQUAL(user_repo_right(db, user_id), ST_OK);
	CU_ASSERT_EQUAL(user_repo_try(db, user_id), ST_OK);
}

static int
won(enum status st, enum status lost)
{
	return st == ST_OK ? 1 : st == lost ? 0 : BROKEN;
}

static int
change(struct db *own, const void *arg)
{
	return won(user_repo_change(own, arg), ST_STALE);
}

static void
one_of_many_changes_wins(void)
{
	struct user_row u = { 0 };

	CU_ASSERT_EQUAL(user_repo_row(db, mem, new_user(), &u), ST_OK);
	CU_ASSERT_EQUAL(together(change, &u), 1);
}

struct used { int64_t id, step; };

static int
use_code(struct db *own, const void *arg)
{
	const struct used *u = arg;

	return won(staff_repo_right(own, u->id, u->step), ST_UNAUTHORIZED);
}

static void
a_code_is_used_once(void)
{
	struct uuid id = uuid_new();
	char text[UUID_TEXT];
	struct staff_new s = { .first_name = "Sam", .last_name = "V", .password = "*" };
	struct used used = { .step = 1000 };

	uuid_text(&id, text);
	s.email = arena_printf(mem, "live%s@example.org", text);
	CU_ASSERT_EQUAL(staff_repo_add(db, &s, &used.id), ST_OK);
	CU_ASSERT_EQUAL(together(use_code, &used), 1);
	CU_ASSERT_EQUAL(staff_repo_right(db, used.id, 999), ST_UNAUTHORIZED);
	CU_ASSERT_EQUAL(staff_repo_right(db, used.id, 1001), ST_OK);
}

int
main(void)
{
	static CU_TestInfo tests[] = {
		{ "of many refreshes at once one is new", one_of_many_turns_is_new },
		{ "a hundred tries are a hundred", a_hundred_tries_are_a_hundred },
		{ "of many changes at once one wins", one_of_many_changes_wins },
		{ "a one-time code is used once", a_code_is_used_once },
		CU_TEST_INFO_NULL
	};
	CU_SuiteInfo suites[] = { { .pName = "accounts", .pTests = tests }, CU_SUITE_INFO_NULL };
	int code;

	setvbuf(stdout, NULL, _IONBF, 0);
	mem = arena_new(65536);
	db = connect_();
	code = tap_main(suites);
	db_free(&db);
	arena_free(&mem);
	return code;
}
