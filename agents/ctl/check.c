/* SPDX-License-Identifier: Apache-2.0 */
/* kayakctl check: the promises of the saga, looked at in one snapshot of the
 * database, and compared with the payment provider's own books. */
#include <stdio.h>
#include <string.h>

#include "agents/ctl/check_psp.h"
#include "agents/ctl/ctl.h"
#include "shared/auth/keys.h"
#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/model/booking.h"
#include "shared/store/check_repo.h"
#include "shared/store/db.h"

#define OLDER_S 120
#define SLACK_US (2 * US_PER_S)    /* between our clock and the database's */

enum books { BOOKS_IF_THERE, BOOKS_MUST, BOOKS_NOT };

struct checking {
	struct ctl  *ctl;
	enum books   books;
	int64_t      older_s, wrong;
	int64_t      read_at;          /* when the provider's books were opened */
	const char  *invariant, *name;
	struct psp_captures captures;
	size_t       next;             /* capture that was not looked at */
};

static enum status
tell(void *arg, const char *line)
{
	struct checking *c = arg;

	c->wrong++;
	printf("%s %s: %s\n", c->invariant, c->name, line);
	return ST_OK;
}

static enum status
every_query(struct db *db, struct checking *c)
{
	enum status st = ST_OK;

	for (size_t i = 0; i < check_repo_count() && st == ST_OK; i++) {
		c->invariant = check_repo_at(i)->invariant;
		c->name = check_repo_at(i)->name;
		st = check_repo_run(db, i, c->older_s, &(struct check_take){ tell, c });
	}
	return st;
}

static bool
was_taken(unsigned state)
{
	return state == BILL_CAPTURED || state == BILL_CAPTURED_LATE || state == BILL_PARTIAL || state == BILL_REFUNDED;
}

static void
tell_bill(struct checking *c, const struct check_bill *b, const char *what)
{
	char id[UUID_TEXT], line[256];

	uuid_text(&b->id, id);
	snprintf(line, sizeof line, "bill %s of booking %s, %s: %s", id, b->code, bill_states[b->state], what);
	(void)tell(c, line);
}

/* What is under way (CHARGING, ACTION, CALLING) may be ahead of us at the provider's. */
static void
compare(struct checking *c, const struct check_bill *b, const struct psp_capture *at)
{
	bool open = b->state == BILL_CHARGING || b->state == BILL_ACTION;

	if (at == NULL) {
		if (was_taken(b->state) && !b->fresh)
			tell_bill(c, b, "the provider knows of no capture");
		return;
	}
	if (at->captures != 1)
		tell_bill(c, b, "captured more than once");
	if (!was_taken(b->state) && !open)
		tell_bill(c, b, "captured by the provider");
	if (was_taken(b->state) && (b->psp_ref == NULL || strcmp(b->psp_ref, at->payment_intent) != 0))
		tell_bill(c, b, "the provider has another reference");
	if (at->amount != b->amount_minor)
		tell_bill(c, b, "the provider captured another amount");
	if (at->refunded < b->done_minor || at->refunded > b->done_minor + b->calling_minor)
		tell_bill(c, b, "the provider gave back another amount");
}

static void
tell_stranger(struct checking *c, const struct psp_capture *at)
{
	char line[128];

	snprintf(line, sizeof line, "%s: captured for no bill of ours", at->payment_intent);
	(void)tell(c, line);
}

/* Both lists are in the order of the bills' ids. */
static enum status
one_bill(void *arg, const struct check_bill *b)
{
	struct checking *c = arg;
	const struct psp_capture *at = NULL;

	for (; c->next < c->captures.n; c->next++) {
		int order = memcmp(&c->captures.at[c->next].id, &b->id, sizeof b->id);
		if (order > 0)
			break;
		if (order < 0)
			tell_stranger(c, &c->captures.at[c->next]);
		else
			at = &c->captures.at[c->next];
	}
	compare(c, b, at);
	return ST_OK;
}

static enum status
compare_books(struct db *db, struct checking *c)
{
	enum status st;

	c->invariant = "I3";
	c->name = "books";
	st = check_repo_bills(db, c->read_at, &(struct check_bill_take){ one_bill, c });
	for (; c->next < c->captures.n && st == ST_OK; c->next++)
		tell_stranger(c, &c->captures.at[c->next]);
	return st;
}

static enum status
look(struct db *db, void *arg)
{
	struct checking *c = arg;
	enum status st = every_query(db, c);

	return st == ST_OK && c->books == BOOKS_MUST ? compare_books(db, c) : st;
}

/* Read before the snapshot is taken: what is captured there is begun here. */
static enum status
read_books(struct checking *c)
{
	struct ctl *ctl = c->ctl;
	struct problem p = { .mem = ctl->mem };
	struct keys *keys = NULL;
	enum status st = c->books == BOOKS_NOT ? ST_NOT_FOUND
	    : keys_load(ctl->config.keys_dir, KEYS_ONE(PSP), ctl->mem, &keys, &p);

	c->read_at = clock_now_us() - SLACK_US;
	if (st == ST_OK)
		st = check_psp_read(ctl->config.psp_url, keys_text(keys, KEY_PSP), ctl->mem, &c->captures, &p);
	if (st != ST_OK && c->books == BOOKS_MUST) {
		ctl->problem = p;
		return st;
	}
	if (st != ST_OK && c->books == BOOKS_IF_THERE)
		printf("I3 is left out: %s\n", p.detail != NULL ? p.detail : "the provider's key cannot be read");
	c->books = st == ST_OK ? BOOKS_MUST : BOOKS_NOT;
	return ST_OK;
}

static enum status
options(struct checking *c, int argc, char **argv)
{
	for (int i = 0; i < argc; i++) {
		if (strcmp(argv[i], "--psp") == 0)
			c->books = BOOKS_MUST;
		else if (strcmp(argv[i], "--no-psp") == 0)
			c->books = BOOKS_NOT;
		else if (strcmp(argv[i], "--older") == 0 && i + 1 < argc && text_i64(argv[i + 1], &c->older_s))
			i++;
		else
			return ST_MALFORMED;
	}
	return ST_OK;
}

enum status
ctl_check(struct ctl *ctl, int argc, char **argv)
{
	struct checking c = { .ctl = ctl, .older_s = OLDER_S };
	struct db *db;
	enum status st = options(&c, argc, argv);

	if (st == ST_OK)
		st = read_books(&c);
	if (st != ST_OK)
		return st;
	db = db_new(ctl->config.mysql_url, DB_JOB);
	st = db == NULL ? problem(&ctl->problem, ST_FAILED, "KAYAK_MYSQL_URL is no address") : db_snapshot(db, look, &c);
	db_free(&db);
	if (st != ST_OK)
		return ctl->problem.detail != NULL ? st : problem(&ctl->problem, st, "the database could not be read to the end");
	printf("%zu checks, %lld rows are wrong\n", check_repo_count() + (c.books == BOOKS_MUST), (long long)c.wrong);
	return c.wrong == 0 ? ST_OK : ST_CONFLICT;
}
