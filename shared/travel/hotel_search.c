/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/travel/hotel_search.h"

#include <string.h>

#include "shared/base/text.h"
#include "shared/travel/rank.h"
#include "shared/travel/stay.h"

const char hotel_ranking[] = "score = 0.5 x how much dearer than the cheapest, in thousandths, "
    "+ 12 for each tenth of rating below 5.0 (30 tenths where nobody rated it); smaller is better";

enum group { G_STARS, G_AMENITIES, G_AREA, G_ROOM, G_REFUND, G_PRICE, G_RATING };

struct candidate {
	const struct hotel_card *hotel;
	const struct room_row   *room;
	struct stay              stay;
	int64_t                  score;
	unsigned                 fails;
};

/* What a party asks, of a city and of one hotel alike. */
struct party { int64_t guests, rooms, nights, now_us; struct price_facts facts; };

static struct party
party_of(int64_t guests, int64_t rooms, int64_t nights, int64_t bp, int64_t now_us)
{
	return (struct party){ guests, rooms, nights, now_us, { .kind = ITEM_ROOM, .rate_bp = bp } };
}

static const struct stock *
nights_of(const struct hotel_rows *rows, int64_t room, size_t *n)
{
	for (size_t at = 0; at < rows->n_nights; at += *n) {
		*n = stay_run(rows->nights, rows->n_nights, at);
		if (rows->nights[at].listing == room)
			return &rows->nights[at];
	}
	*n = 0;
	return NULL;
}

static void
price_room(const struct stock *nights, size_t n, const struct room_row *r, const struct party *p,
           struct stay *stay)
{
	stay_price(nights, n, p->nights, p->rooms, &p->facts, p->now_us, stay);
	stay->free = stay->free && r->room.sleeps * p->rooms >= p->guests;
}

static bool
has_all(const char *amenities, const char *wanted)
{
	char word[40];

	while (wanted != NULL && *wanted != '\0') {
		size_t n = strcspn(wanted, ",");
		if (n >= sizeof word)
			return false;
		memcpy(word, wanted, n);
		word[n] = '\0';
		if (n > 0 && !text_list_has(amenities, word))
			return false;
		wanted += n + (wanted[n] == ',');
	}
	return true;
}

static unsigned
hotel_fails(const struct hotel_query *q, const struct hotel_card *h)
{
	char star[2] = { (char)('0' + h->stars), '\0' };

	return (q->stars != NULL && !text_list_has(q->stars, star) ? 1u << G_STARS : 0) |
	    (!has_all(h->amenities, q->amenities) ? 1u << G_AMENITIES : 0) |
	    (q->area != NULL && strcmp(q->area, h->area) != 0 ? 1u << G_AREA : 0) |
	    (h->rating_10 < q->min_rating_10 ? 1u << G_RATING : 0);
}

static unsigned
room_fails(const struct hotel_query *q, const struct room_row *r, const struct stay *s)
{
	return (q->room_type != 0 && q->room_type != r->room.type + 1 ? 1u << G_ROOM : 0) |
	    (q->refundable && s->terms.refund_percent == 0 ? 1u << G_REFUND : 0) |
	    (s->total_minor < q->min_price_minor ||
	     (q->max_price_minor > 0 && s->total_minor > q->max_price_minor) ? 1u << G_PRICE : 0);
}

/* A room that passes the filters before one that does not; then the cheaper. */
static bool
better(const struct candidate *new, const struct candidate *old)
{
	if (old->room == NULL || (new->fails == 0) != (old->fails == 0))
		return old->room == NULL || new->fails == 0;
	return new->stay.total_minor < old->stay.total_minor;
}

/* One hotel's rooms, from *room and *night on, which move behind them. */
static struct candidate
best_room(const struct hotel_query *q, const struct hotel_rows *rows, const struct hotel_card *h,
          const struct party *p, size_t *room, size_t *night)
{
	struct candidate best = { .hotel = h };

	while (*room < rows->n_rooms && rows->rooms[*room].hotel_id < h->id)
		++*room;
	for (; *room < rows->n_rooms && rows->rooms[*room].hotel_id == h->id; ++*room) {
		const struct room_row *r = &rows->rooms[*room];
		struct candidate c = { .hotel = h, .room = r };
		size_t n = 0;

		if (*night < rows->n_nights && rows->nights[*night].listing == r->room.id)
			n = stay_run(rows->nights, rows->n_nights, *night);
		price_room(&rows->nights[*night], n, r, p, &c.stay);
		*night += n;
		c.fails = hotel_fails(q, h) | room_fails(q, r, &c.stay);
		if (c.stay.free && better(&c, &best))
			best = c;
	}
	return best;
}

static struct candidate *
candidates(struct arena *mem, const struct hotel_query *q, const struct hotel_rows *rows,
           const struct party *p, size_t *n)
{
	struct candidate *all = arena_zalloc(mem, (rows->n_hotels + 1) * sizeof *all);
	size_t room = 0, night = 0;

	*n = 0;
	for (size_t i = 0; i < rows->n_hotels; i++) {
		all[*n] = best_room(q, rows, &rows->hotels[i], p, &room, &night);
		*n += all[*n].room != NULL;
	}
	return all;
}

static void
score(struct candidate *c, size_t n)
{
	int64_t cheapest = INT64_MAX;

	for (size_t i = 0; i < n; i++)
		cheapest = c[i].stay.total_minor < cheapest ? c[i].stay.total_minor : cheapest;
	for (size_t i = 0; i < n; i++) {
		int64_t missing = c[i].hotel->review_count == 0 ? 30 : 50 - c[i].hotel->rating_10;
		c[i].score = rank_excess(c[i].stay.total_minor, cheapest) / 2 + 12 * missing;
	}
}

static int64_t
sort_key(const struct hotel_query *q, const struct candidate *c)
{
	switch (q->sort) {
	case HOTEL_PRICE:  return c->stay.total_minor;
	case HOTEL_RATING: return -c->hotel->rating_10 * 1000000 - c->hotel->review_count;
	case HOTEL_STARS:  return -c->hotel->stars * 1000000000 + c->stay.total_minor;
	default:           return c->score;
	}
}

static void
count_amenities(struct facets *f, const struct ranked *r, const char *amenities)
{
	const char **words;
	size_t n = text_list(f->mem, amenities, &words);

	for (size_t i = 0; i < n; i++)
		facet_add(f, G_AMENITIES, r, words[i], words[i]);
}

static void
count_facets(struct facets *f, const struct ranked *r, const struct candidate *c)
{
	const char *star = arena_printf(f->mem, "%lld", (long long)c->hotel->stars);

	facet_add(f, G_STARS, r, star, star);
	count_amenities(f, r, c->hotel->amenities);
	facet_add(f, G_AREA, r, c->hotel->area, c->hotel->area);
	facet_add(f, G_ROOM, r, room_types[c->room->room.type], room_types[c->room->room.type]);
	if (c->stay.terms.refund_percent > 0)
		facet_add(f, G_REFUND, r, "true", "free cancellation");
}

static struct facets
facets_new(struct arena *mem)
{
	static const char *const names[] = { "stars", "amenities", "area", "room_type", "refundable" };
	struct facets f = { .mem = mem, .n = sizeof names / sizeof *names };

	for (size_t i = 0; i < f.n; i++)
		f.groups[i].name = names[i];
	return f;
}

static struct ranked *
rank(struct arena *mem, const struct hotel_query *q, struct candidate *c, size_t n, struct hotel_page *page)
{
	struct ranked *r = arena_zalloc(mem, (n + 1) * sizeof *r);
	struct facets f = facets_new(mem);

	score(c, n);
	for (size_t i = 0; i < n; i++) {
		r[i] = (struct ranked){ sort_key(q, &c[i]), arena_printf(mem, "%lld", (long long)c[i].hotel->id),
		                        &c[i], c[i].stay.total_minor, c[i].fails };
		count_facets(&f, &r[i], &c[i]);
	}
	page->facets = facets_done(&f, &page->n_facets);
	page->total = (int64_t)rank_sort(r, n);
	return r;
}

/* What the stay adds to the room's own facts. */
static struct room_offer
room_offer_of(struct arena *mem, const struct keys *keys, const struct room_row *r, const struct stay *s)
{
	struct room_offer o = r->room;

	o.free = s->free;
	if (!s->free)
		return o;
	o.price = price_of(mem, &s->sum, "USD");
	o.per_night_minor = s->per_unit_minor;
	o.terms = arena_zalloc(mem, sizeof *o.terms);
	*o.terms = s->terms;
	o.offer = offer_text(keys, mem, &s->offer);
	o.offer_expires_at = s->offer.expires_at;
	return o;
}

static struct hotel_card
card_of(struct arena *mem, const struct keys *keys, const struct candidate *c)
{
	struct hotel_card card = *c->hotel;

	card.room = arena_zalloc(mem, sizeof *card.room);
	*card.room = room_offer_of(mem, keys, c->room, &c->stay);
	return card;
}

enum status
hotel_search_page(struct arena *mem, const struct keys *keys, const struct hotel_query *q,
                  const struct hotel_rows *rows, int64_t nights, int64_t now_us,
                  struct hotel_page *page)
{
	struct party p = party_of(q->guests, q->rooms, nights, rows->lodging_tax_bp, now_us);
	size_t n, start;
	struct candidate *c = candidates(mem, q, rows, &p, &n);
	struct ranked *r = rank(mem, q, c, n, page);

	if (rank_page(mem, r, (size_t)page->total, q->after, q->limit, &start, &page->n, &page->next) != ST_OK)
		return ST_INVALID;
	page->items = arena_zalloc(mem, (page->n + 1) * sizeof *page->items);
	for (size_t i = 0; i < page->n; i++)
		page->items[i] = card_of(mem, keys, r[start + i].item);
	page->nights = nights;
	page->ranking = hotel_ranking;
	page->made_at = now_us;
	return ST_OK;
}

void
hotel_rooms_of(struct arena *mem, const struct keys *keys, const struct hotel_show *q,
               const struct hotel_rows *rows, int64_t nights, int64_t now_us, struct hotel *h)
{
	struct party p = party_of(q->guests, q->rooms, nights, rows->lodging_tax_bp, now_us);

	h->nights = nights;
	h->n_rooms = rows->n_rooms;
	h->rooms = arena_zalloc(mem, (rows->n_rooms + 1) * sizeof *h->rooms);
	for (size_t i = 0; i < rows->n_rooms; i++) {
		struct stay stay;
		size_t n;
		const struct stock *run = nights_of(rows, rows->rooms[i].room.id, &n);
		price_room(run, n, &rows->rooms[i], &p, &stay);
		h->rooms[i] = room_offer_of(mem, keys, &rows->rooms[i], &stay);
	}
}
