/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/saga_inside.h"

#include <string.h>

#include "shared/bus/event.h"
#include "shared/bus/topics.h"
#include "shared/store/ids8.h"
#include "shared/store/inventory_repo.h"
#include "shared/store/mail_repo.h"

#define SOURCE "/kayak/saga"

static void
add_letter(struct step *s, const struct outbox_new *letter)
{
	if (s->n_letters == s->room) {
		struct outbox_new *more;
		s->room = s->room == 0 ? 8 : 2 * s->room;
		more = arena_zalloc(s->mem, s->room * sizeof *more);
		if (s->n_letters > 0)
			memcpy(more, s->letters, s->n_letters * sizeof *more);
		s->letters = more;
	}
	s->letters[s->n_letters++] = *letter;
}

static const char *
id_text(struct arena *mem, const struct uuid *id)
{
	char *text = arena_zalloc(mem, UUID_TEXT);

	uuid_text(id, text);
	return text;
}

struct content { const char *topic, *pkey, *type, *subject; struct uuid id; const struct codec *of; const void *data; };

static void
write_letter(struct step *s, const struct content *c)
{
	struct event e = { .id = c->id, .source = SOURCE, .type = c->type, .subject = c->subject,
	                   .time = s->booking.now };
	struct outbox_new letter = { .topic = c->topic, .pkey = c->pkey };

	letter.payload = event_write(s->mem, &e, c->of, c->data);
	letter.event_id = e.id;
	add_letter(s, &letter);
}

static const char *
first_row(const struct step *s)
{
	return arena_printf(s->mem, "%lld", (long long)s->booking.first_inv_id);
}

/* The event of an accepted booking has the booking's id: T8 finds it by that. */
void
step_letter_created(struct step *s)
{
	struct booking_created data = { s->booking.id };

	write_letter(s, &(struct content){ TOPIC_BOOKINGS_CREATED, first_row(s), EVENT_BOOKING_CREATED,
	                                   id_text(s->mem, &s->booking.id), s->booking.id,
	                                   &booking_created_codec, &data });
}

static void
letter_booking(struct step *s, const struct turn *t)
{
	const struct booking_core *b = &s->booking;
	struct booking_updated data = { b->id, b->user_id, b->code, booking_states[t->to], t->what,
	                                t->action_url, b->total_minor, b->currency };
	struct content c = { TOPIC_BOOKINGS_UPDATED, first_row(s),
	                     arena_printf(s->mem, "com.kayak.booking.%s.v1", t->what),
	                     id_text(s->mem, &b->id), {{0}}, &booking_updated_codec, &data };

	write_letter(s, &c);
	c.topic = TOPIC_USER_NOTIFICATIONS;
	c.pkey = arena_printf(s->mem, "%lld", (long long)b->user_id);
	write_letter(s, &c);
}

/* The event has the id of the bill or the refund: there is one of each, whatever happens. */
void
step_letter_payment(struct step *s, const struct payment_letter *l)
{
	struct payment_processed data = { l->billing_id, s->booking.id, l->kind, l->amount_minor, l->currency, l->psp_ref };
	const char *booking = id_text(s->mem, &s->booking.id);

	write_letter(s, &(struct content){ TOPIC_PAYMENTS_PROCESSED, booking, EVENT_PAYMENT_PROCESSED, booking,
	                                   l->id, &payment_processed_codec, &data });
}

static void
letter_listing(struct step *s, const struct inventory_now *rows, size_t n)
{
	struct inventory_changed data = { .kind = rows->kind, .listing = rows->listing, .gen = rows->gen, .n_rows = n };
	const char *key = arena_printf(s->mem, "%s:%lld", rows->kind, (long long)rows->listing);

	data.rows = arena_zalloc(s->mem, n * sizeof *data.rows);
	for (size_t i = 0; i < n; i++)
		data.rows[i] = (struct inventory_row){ rows[i].inv_id, rows[i].left, rows[i].price_minor,
		                                       rows[i].price_version };
	write_letter(s, &(struct content){ TOPIC_INVENTORY_UPDATED, key, EVENT_INVENTORY_CHANGED, key, {{0}},
	                                   &inventory_changed_codec, &data });
}

static size_t
same_listing(const struct inventory_now *rows, size_t n)
{
	size_t k = 1;

	while (k < n && rows[k].listing == rows->listing && strcmp(rows[k].kind, rows->kind) == 0)
		k++;
	return k;
}

enum status
step_letter_stock(struct step *s, const int64_t *ids, size_t n)
{
	enum status st = ST_OK;

	for (size_t i = 0; i < n && st == ST_OK; i += IDS8_N) {
		struct inventory_list list = {0};
		st = inventory_repo_now(s->db, s->mem, ids + i, n - i, &list);
		for (size_t at = 0, k; at < list.n; at += k) {
			k = same_listing(list.at + at, list.n - at);
			letter_listing(s, list.at + at, k);
		}
	}
	return st;
}

enum status
step_end(struct step *s)
{
	enum status st = outbox_repo_add(s->db, s->letters, s->n_letters);

	return st == ST_CONFLICT ? ST_FAILED : st;
}

enum status
step_note(struct step *s, const char *actor, const char *what, const char *detail)
{
	return booking_repo_note(s->db, &(struct booking_note){ s->booking.id, actor, what, detail });
}

enum status
step_tell(struct step *s, const struct turn *t)
{
	letter_booking(s, t);
	return step_note(s, t->actor, t->what, t->detail);
}

enum status
step_turn(struct step *s, const struct turn *t)
{
	enum status st = booking_repo_move(s->db, &s->booking.id, s->booking.state, t->to);

	return st == ST_OK ? step_tell(s, t) : st;
}

/* The ledger first: its unique key forbids a second release. */
enum status
step_release(struct step *s)
{
	struct places *held;
	int64_t *ids;
	size_t n;
	enum status st = inventory_repo_holds(s->db, s->mem, &s->booking.id, &held, &n);

	if (st != ST_OK || n == 0)
		return st;
	ids = arena_zalloc(s->mem, n * sizeof *ids);
	for (size_t i = 0; i < n; i++)
		ids[i] = held[i].inv_id;
	st = inventory_repo_note_release(s->db, held, n);
	if (st == ST_OK)
		st = inventory_repo_give(s->db, held, n);
	if (st == ST_OK)
		st = step_letter_stock(s, ids, n);
	return st == ST_CONFLICT ? ST_FAILED : st;
}

enum status
step_void(struct step *s)
{
	struct billing_core bill;
	enum status st = billing_repo_lock_last(s->db, s->mem, &s->booking.id, &bill);

	if (st != ST_OK)
		return st == ST_NOT_FOUND ? ST_OK : st;
	if (bill.state != BILL_TODO && bill.state != BILL_DECLINED)
		return ST_CONFLICT;
	return billing_repo_move(s->db, &bill.id, bill.state, BILL_VOID);
}

enum status
step_mail(struct step *s, const char *kind, const struct uuid *about)
{
	struct mail_new m = { .user_id = s->booking.user_id, .booking_id = s->booking.id, .kind = kind, .about = *about };

	return mail_repo_add(s->db, s->mem, &m);
}

const char *
step_money(struct arena *mem, int64_t minor, const char *currency)
{
	return arena_printf(mem, "%lld.%02lld %s", (long long)(minor / 100), (long long)(minor % 100), currency);
}
