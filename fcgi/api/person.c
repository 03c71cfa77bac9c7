/* SPDX-License-Identifier: Apache-2.0 */
#include "fcgi/api/person.h"

#include <ctype.h>
#include <string.h>

#include "shared/auth/password.h"
#include "shared/auth/seal.h"
#include "shared/base/config.h"
#include "shared/codec/checks.h"
#include "shared/store/session_repo.h"

const char *
person_email(struct arena *mem, const char *email)
{
	char *low = arena_strdup(mem, email);

	for (char *c = low; *c != '\0'; c++)
		*c = (char)tolower((unsigned char)*c);
	return low;
}

static void
take(const char **to, const char *given)
{
	if (given != NULL)
		*to = *given == '\0' ? NULL : given;
}

void
person_take(struct user_row *u, const struct user_change *in, struct arena *mem)
{
	if (in->email != NULL)
		u->email = person_email(mem, in->email);
	take(&u->first_name, in->first_name);
	take(&u->last_name, in->last_name);
	take(&u->address, in->address);
	take(&u->city, in->city);
	take(&u->state, in->state);
	take(&u->zip, in->zip);
	take(&u->country, in->country);
	take(&u->phone, in->phone);
	if (u->country == NULL)
		u->country = "US";
}

static bool
told(const struct problem *p, const char *pointer)
{
	for (size_t i = 0; i < p->n_errors; i++)
		if (strcmp(p->errors[i].pointer, pointer) == 0)
			return true;
	return false;
}

static void
add(struct problem *p, const char *pointer, const char *type, const char *why)
{
	if (why != NULL && !told(p, pointer))
		(void)!problem_field(p, pointer, type, "%s", why);
}

void
person_check(struct user_row *u, struct problem *p)
{
	bool us = strcmp(u->country, "US") == 0;

	if (u->state != NULL)
		add(p, "#/state", "malformed-state", us ? check_state(u->state)
		    : "is for addresses in the US: write it into the city");
	if (u->zip != NULL && us)
		add(p, "#/zip", "malformed-zip", check_zip(u->zip));
	if (u->state != NULL && us && check_state(u->state) == NULL)
		u->state = state_abbreviation(u->state);
}

enum status
person_ssn(struct request *rq, struct user_row *u, const char *ssn)
{
	uint8_t *index = arena_zalloc(rq->mem, SEAL_INDEX_BYTES);
	struct seal_place place = { "users", "ssn_sealed", u->id };
	enum status st;

	if (*ssn == '\0') {
		u->ssn_sealed = u->ssn_index = (struct bytes){ NULL, 0 };
		u->ssn_last4 = NULL;
		return ST_OK;
	}
	if ((st = seal_index(rq->app->keys, ssn, index)) != ST_OK)
		return st;
	u->ssn_index = (struct bytes){ index, SEAL_INDEX_BYTES };
	u->ssn_last4 = ssn + strlen(ssn) - 4;
	if (u->id == 0)
		return ST_OK;
	return seal_make(rq->app->keys, KEY_SSN, &place, (struct bytes){ ssn, strlen(ssn) },
	                 rq->mem, &u->ssn_sealed);
}

void
person_password(struct request *rq, const char *pointer, const char *password,
                const struct user_row *u)
{
	const char *words[5], **next = words;
	struct password_context about = { .words = words };

	*next++ = rq->app->config->brand;
	if (u->email != NULL)
		*next++ = u->email;
	if (u->first_name != NULL)
		*next++ = u->first_name;
	if (u->last_name != NULL)
		*next++ = u->last_name;
	*next = NULL;
	if (password != NULL)
		add(&rq->problem, pointer, "weak-password",
		    password_refusal(rq->mem, password, &about));
}

enum status
person_is_sure(struct request *rq)
{
	bool confirmed;
	enum status st = session_repo_confirmed(rq->app->db, rq->mem, &rq->sid, &confirmed);

	if (st != ST_OK || confirmed)
		return st;
	problem_fact(&rq->problem, "needs", "password", 0);
	return problem(&rq->problem, ST_FORBIDDEN, "this needs your password anew");
}

enum status
person_duplicate(struct request *rq)
{
	return problem(&rq->problem, ST_DUPLICATE,
	               "an account with this e-mail address or SSN exists already");
}
