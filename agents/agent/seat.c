/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/agent/seat.h"

#include <stdlib.h>
#include <string.h>

#define SPENT_MAX 8192                 /* tickets used within their 30 s */

struct spent { struct uuid jti; int64_t until_s; };

struct room {
	struct seat *seats;
	struct spent spent[SPENT_MAX];
	size_t       n_spent;
};

struct room *
room_new(void)
{
	struct room *r = calloc(1, sizeof *r);

	if (r == NULL)
		abort();
	return r;
}

void
room_free(struct room **rp)
{
	free(*rp);
	*rp = NULL;
}

static void
forget_spent(struct room *r, int64_t now_s)
{
	size_t kept = 0;

	for (size_t i = 0; i < r->n_spent; i++)
		if (r->spent[i].until_s > now_s)
			r->spent[kept++] = r->spent[i];
	r->n_spent = kept;
}

static bool
is_spent(const struct room *r, const struct uuid *jti)
{
	for (size_t i = 0; i < r->n_spent; i++)
		if (memcmp(&r->spent[i].jti, jti, sizeof *jti) == 0)
			return true;
	return false;
}

static int
seats_of(const struct room *r, int64_t user_id)
{
	int n = 0;

	for (const struct seat *s = r->seats; s != NULL; s = s->next)
		n += s->ticket.user_id == user_id;
	return n;
}

enum status
room_enter(struct room *r, const struct ticket *t, int64_t now_s)
{
	forget_spent(r, now_s);
	if (is_spent(r, &t->jti))
		return ST_CONFLICT;
	if (r->n_spent == SPENT_MAX || seats_of(r, t->user_id) >= SEATS_OF_ONE)
		return ST_TOO_MANY;
	r->spent[r->n_spent++] = (struct spent){ t->jti, t->expires_at_s };
	return ST_OK;
}

void
room_sit(struct room *r, struct seat *s)
{
	s->next = r->seats;
	r->seats = s;
}

void
room_leave(struct room *r, struct seat *s)
{
	for (struct seat **at = &r->seats; *at != NULL; at = &(*at)->next)
		if (*at == s) {
			*at = s->next;
			return;
		}
}

struct seat *
room_first(struct room *r)
{
	return r->seats;
}

bool
seat_line(struct seat *s, int64_t now_s)
{
	if (s->second != now_s) {
		s->second = now_s;
		s->lines = 0;
	}
	return ++s->lines <= LINES_A_SECOND;
}
