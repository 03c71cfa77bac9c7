/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/worker/desk.h"

#include <stdlib.h>

#include "shared/auth/keys.h"
#include "shared/base/clock.h"
#include "shared/base/config.h"
#include "shared/base/log.h"
#include "shared/base/problem.h"
#include "shared/store/db.h"
#include "shared/travel/saga.h"

#define KEEP_US  ((SAGA_LEASE_S - 5) * US_PER_S)   /* an end that cannot be written for so long is dropped */
#define AWAY_MS  2000

enum seat_state { SEAT_FREE, SEAT_CALLS, SEAT_ENDED };

/* The rows of one lease share an arena, which goes with the last of them. */
struct batch { struct arena *mem; size_t left; };

struct seat {
	enum seat_state state;
	struct job       job;
	struct batch    *batch;
	int64_t          leased;       /* ticks */
};

/* The child's own memory. */
struct work_room {
	struct child        *child;
	const struct desk   *desk;
	const struct config *config;
	struct db           *db;
	struct calls        *calls;
	struct uuid          owner;
	char                 owner_text[UUID_TEXT];    /* the status page shows whose lease it is */
	struct arena        *mem;
	const char          *bells[2];
	struct seat         seats[CALLS_MAX];
	int                  used, ended;
	int64_t              look_at, write_at;    /* ticks */
	int64_t              away_ms;
};

static void
call(struct work_room *r, int seat)
{
	struct job *job = &r->seats[seat].job;
	struct call next = { .post = false };

	r->desk->ask(job, &next);
	calls_begin(r->calls, seat, &next);
	r->seats[seat].state = SEAT_CALLS;
}

static int
free_seat(const struct work_room *r)
{
	int i = 0;

	while (r->seats[i].state != SEAT_FREE)
		i++;
	return i;
}

static void
begin(struct work_room *r, struct batch *batch, const void *row)
{
	int i = free_seat(r);

	r->seats[i] = (struct seat){ .batch = batch, .leased = clock_ticks_us(), .job = {
		.mem = batch->mem, .config = r->config, .work = row,
		.outcome = arena_zalloc(batch->mem, r->desk->outcome_size) } };
	r->used++;
	call(r, i);
}

static void
release(struct work_room *r, struct seat *p)
{
	if (--p->batch->left == 0) {
		arena_free(&p->batch->mem);
		free(p->batch);
	}
	*p = (struct seat){ .state = SEAT_FREE };
	r->used--;
}

static struct batch *
batch_new(void)
{
	struct batch *b = calloc(1, sizeof *b);

	if (b == NULL)
		abort();
	b->mem = arena_new(16 * 1024);
	return b;
}

/* True when the lease was full: there may be more. */
static bool
lease(struct work_room *r)
{
	struct batch *b = batch_new();
	struct desk_rows rows = { 0 };
	int64_t room = CALLS_MAX - r->used;
	enum status st = r->desk->lease(r->db, b->mem, &r->owner, room, &rows);
	size_t n = st == ST_OK ? rows.n : 0;

	if ((b->left = n) == 0) {
		arena_free(&b->mem);
		free(b);
	}
	for (size_t i = 0; i < n; i++)
		begin(r, b, (char *)rows.at + i * r->desk->work_size);
	r->away_ms = st == ST_OK ? LOOK_MS : r->away_ms * 2 < AWAY_MS ? r->away_ms * 2 : AWAY_MS;
	r->look_at = clock_ticks_us() + r->away_ms * 1000;
	return (int64_t)n == room;
}

static void
look(struct work_room *r, bool rang)
{
	if (rang && r->away_ms == LOOK_MS)
		r->look_at = 0;
	if (r->used == CALLS_MAX || clock_ticks_us() < r->look_at)
		return;
	child_busy(r->child, &(struct work){ .script = r->desk->script, .uri = r->owner_text });
	if (lease(r))
		r->look_at = 0;
	child_idle(r->child);
}

static void
hear_all(struct work_room *r)
{
	struct psp_answer a;
	int i;

	while ((i = calls_next(r->calls, &a)) >= 0) {
		if (!r->desk->hear(&r->seats[i].job, &a)) {
			call(r, i);
			continue;
		}
		r->seats[i].state = SEAT_ENDED;
		r->ended++;
		r->write_at = 0;
	}
}

/* False: the database is away. */
static bool
tell(struct work_room *r, struct seat *p)
{
	enum status st = r->desk->tell(r->db, &p->job);

	if ((st == ST_AGAIN || st == ST_UNKNOWN) && clock_ticks_us() - p->leased < KEEP_US)
		return false;
	if (st == ST_OK)
		for (size_t i = 0; i < sizeof r->bells / sizeof *r->bells; i++)
			bell_ring(r->bells[i]);
	else if (st != ST_CONFLICT)
		log_error(r->desk->script, "status=%s text=\"not written; it comes again\"", status_texts[st].name);
	release(r, p);
	r->ended--;
	return true;
}

static void
tell_all(struct work_room *r)
{
	if (r->ended == 0 || clock_ticks_us() < r->write_at)
		return;
	child_busy(r->child, &(struct work){ .script = r->desk->script, .uri = r->owner_text });
	for (int i = 0; i < CALLS_MAX && r->write_at != INT64_MAX; i++)
		if (r->seats[i].state == SEAT_ENDED && !tell(r, &r->seats[i]))
			r->write_at = INT64_MAX;
	if (r->write_at == INT64_MAX)
		r->write_at = clock_ticks_us() + LOOK_MS * 1000;
	child_idle(r->child);
}

static void
turn(struct work_room *r)
{
	bool stopping = child_stopping(r->child);

	calls_wait(r->calls, stopping ? -1 : r->child->fd, LOOK_MS);
	hear_all(r);
	tell_all(r);
	if (!stopping)
		look(r, bell_wait(r->child, 0));
}

static const char *
secret_of(const struct config *config, struct arena *mem)
{
	struct problem p = { .mem = mem };
	struct keys *keys;

	if (keys_load(config->keys_dir, KEYS_WORKER, mem, &keys, &p) == ST_OK)
		return keys_text(keys, KEY_PSP);
	problem_log(&p, "keys");
	exit(EXIT_FAILURE);
}

int
desk_run(struct child *c, const struct desk *desk)
{
	const struct config *config = worker_config(c);
	struct work_room *r = calloc(1, sizeof *r);

	if (r == NULL)
		abort();
	*r = (struct work_room){ .child = c, .desk = desk, .config = config, .db = worker_db(c),
	                         .owner = uuid_new(), .mem = arena_new(4096), .away_ms = LOOK_MS };
	uuid_text(&r->owner, r->owner_text);
	r->calls = calls_new(config->psp_url, secret_of(config, r->mem));
	r->bells[0] = worker_bell(r->mem, config, "relay");
	r->bells[1] = worker_bell(r->mem, config, "mailer");
	child_idle(c);
	while (!child_stopping(c) || r->used > 0)
		turn(r);
	calls_free(&r->calls);
	db_free(&r->db);
	arena_free(&r->mem);
	free(r);
	return EXIT_SUCCESS;
}
