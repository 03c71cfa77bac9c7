/* SPDX-License-Identifier: Apache-2.0 */
/* Travelers' accounts: register, show, change, delete. */
#include <stdlib.h>
#include <string.h>

#include "fcgi/api/cookie.h"
#include "fcgi/api/grant.h"
#include "fcgi/api/person.h"
#include "fcgi/routes.h"
#include "shared/auth/password.h"
#include "shared/base/config.h"
#include "shared/base/log.h"
#include "shared/store/user_repo.h"

struct enrolment {
	struct request *rq;
	struct user_row row;
	const char     *ssn;
	struct grant    grant;
};

static enum status
enrol(struct db *db, void *arg)
{
	struct enrolment *w = arg;
	enum status st;

	w->row.id = 0;
	st = user_repo_add(db, &w->row, &w->row.id);
	if (st == ST_OK && w->ssn != NULL)
		st = person_ssn(w->rq, &w->row, w->ssn);
	if (st == ST_OK && w->ssn != NULL)
		st = user_repo_seal(db, &w->row);
	return st == ST_OK ? grant_store(db, &w->grant, w->row.id) : st;
}

/* Takes over the form, and tells all that is wrong with it. */
static enum status
take_form(struct request *rq, const struct user_new *in, struct enrolment *w)
{
	struct user_change fields = { in->email, in->first_name, in->last_name, in->address,
		in->city, in->state, in->zip, in->country, in->phone, NULL };

	person_take(&w->row, &fields, rq->mem);
	person_check(&w->row, &rq->problem);
	person_password(rq, "#/password", in->password, &w->row);
	if (rq->problem.n_errors > 0)
		return ST_INVALID;
	w->ssn = in->ssn == NULL || *in->ssn == '\0' ? NULL : in->ssn;
	return w->ssn == NULL ? ST_OK : person_ssn(rq, &w->row, w->ssn);
}

enum status
user_register(struct request *rq, const struct user_new *in, struct session_token *out)
{
	struct enrolment w = { .rq = rq };
	enum status st = take_form(rq, in, &w);

	if (st == ST_OK)
		st = password_hash(rq->app->keys, rq->mem, in->password,
		                   rq->app->config->bcrypt_cost, &w.row.password);
	if (st == ST_OK)
		st = grant_make(rq, TRAVELER, &w.grant);
	if (st == ST_OK)
		st = db_tx(rq->app->db, enrol, &w);
	if (st == ST_DUPLICATE)
		return person_duplicate(rq);
	if (st == ST_OK)
		st = grant_give(rq, &w.grant.refresh,
		                &(struct grantee){ TRAVELER, w.row.id, w.row.first_name }, out);
	if (st != ST_OK)
		return st;
	grant_remember(rq, w.row.id);
	log_info("registered", "id=%s traveler=%lld", log_quote(rq->mem, rq->wire->request_id),
	         (long long)w.row.id);
	return ST_CREATED;
}

/* "VERSION-N-NEWEST": payment methods come and go without a new version of the row. */
static const char *
etag_of(struct arena *mem, const struct user *u)
{
	return arena_printf(mem, "\"%lld-%zu-%lld\"", (long long)u->version, u->n_payment_methods,
	                    u->n_payment_methods == 0 ? 0LL : (long long)u->payment_methods[0].id);
}

enum status
user_show(struct request *rq, const struct nothing *in, struct user *out)
{
	enum status st = user_repo_show(rq->app->db, rq->mem, rq->user_id, out);

	(void)in;
	if (st == ST_NOT_FOUND)
		return problem(&rq->problem, ST_UNAUTHORIZED, "there is no such account any more");
	if (st == ST_OK)
		reply_header(rq, "ETag", etag_of(rq->mem, out));
	return st;
}

/* If-Match: "VERSION" or "VERSION-...", or *. */
static enum status
check_match(struct request *rq, int64_t version)
{
	const char *asked = rq->wire->if_match;
	char *end;

	if (asked == NULL)
		return problem(&rq->problem, ST_NO_MATCH,
		               "send If-Match with the ETag of what you change");
	if (strcmp(asked, "*") == 0)
		return ST_OK;
	if (*asked == '"' && strtoll(asked + 1, &end, 10) == version && end > asked + 1 &&
	    (*end == '"' || *end == '-'))
		return ST_OK;
	return problem(&rq->problem, ST_STALE, "your account was changed meanwhile: load it again");
}

static bool
differs(const char *given, const char *now)
{
	return given != NULL && strcmp(given, now == NULL ? "" : now) != 0;
}

/* An SSN is compared by its index: the row's own is sealed. */
static enum status
change_ssn(struct request *rq, struct user_row *u, const char *ssn, bool *changed)
{
	struct bytes before = u->ssn_index;
	enum status st = person_ssn(rq, u, ssn);

	*changed = before.n != u->ssn_index.n ||
	    (before.n > 0 && memcmp(before.at, u->ssn_index.at, before.n) != 0);
	return st;
}

static enum status
apply(struct request *rq, struct user_row *u, const struct user_change *in)
{
	bool mail = differs(in->email == NULL ? NULL : person_email(rq->mem, in->email), u->email);
	bool ssn = false;
	enum status st = ST_OK;

	person_take(u, in, rq->mem);
	person_check(u, &rq->problem);
	if (rq->problem.n_errors > 0)
		return ST_INVALID;
	if (in->ssn != NULL)
		st = change_ssn(rq, u, in->ssn, &ssn);
	return st == ST_OK && (mail || ssn) ? person_is_sure(rq) : st;
}

enum status
user_change(struct request *rq, const struct user_change *in, struct user *out)
{
	struct user_row row = { 0 };
	enum status st = user_repo_row(rq->app->db, rq->mem, rq->user_id, &row);

	if (st == ST_NOT_FOUND)
		return problem(&rq->problem, ST_UNAUTHORIZED, "there is no such account any more");
	if (st == ST_OK)
		st = check_match(rq, row.version);
	if (st == ST_OK)
		st = apply(rq, &row, in);
	if (st == ST_OK)
		st = user_repo_change(rq->app->db, &row);
	if (st == ST_STALE)
		return problem(&rq->problem, st,
		               "your account was changed meanwhile: load it again");
	if (st == ST_DUPLICATE)
		return person_duplicate(rq);
	return st == ST_OK ? user_show(rq, NULL, out) : st;
}

struct farewell {
	struct request *rq;
	struct uuid    *ended;
	size_t          n;
};

/* The row's lock comes first: who books meanwhile waits, and then finds nobody. */
static enum status
forget(struct db *db, void *arg)
{
	struct farewell *w = arg;
	struct request *rq = w->rq;
	struct session_some all = { .audience = AUDIENCE_TRAVELER, .owner_id = rq->user_id };
	enum status st = user_repo_forget(db, rq->user_id);
	int64_t open = 0;

	if (st == ST_OK)
		st = user_repo_open_bookings(db, rq->mem, rq->user_id, &open);
	if (st == ST_OK && open > 0)
		return problem(&rq->problem, ST_CONFLICT,
		               "you have %lld trips ahead: cancel them first", (long long)open);
	return st == ST_OK ? session_repo_end(db, rq->mem, &all, &w->ended, &w->n) : st;
}

/* Who deletes names no state of the account, or the last. */
static enum status
may_delete(struct request *rq)
{
	struct user_row row = { 0 };
	enum status st = person_is_sure(rq);

	if (st != ST_OK || rq->wire->if_match == NULL)
		return st;
	st = user_repo_row(rq->app->db, rq->mem, rq->user_id, &row);
	return st == ST_OK ? check_match(rq, row.version) : st;
}

enum status
user_delete(struct request *rq, const struct nothing *in, struct nothing *out)
{
	struct farewell w = { .rq = rq };
	enum status st = may_delete(rq);

	(void)in;
	(void)out;
	if (st == ST_OK)
		st = db_tx(rq->app->db, forget, &w);
	if (st != ST_OK)
		return st;
	session_repo_forget(rq->app->cache, rq->mem, w.ended, w.n);
	cookie_clear(rq, COOKIE_REFRESH);
	cookie_clear(rq, COOKIE_DEVICE);
	log_info("deleted", "id=%s traveler=%lld", log_quote(rq->mem, rq->wire->request_id),
	         (long long)rq->user_id);
	return ST_NO_CONTENT;
}
