/* SPDX-License-Identifier: Apache-2.0 */
/* What people say afterwards: stars by how good the listing is, words by the
 * stars and by what the listing has. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "agents/ctl/seed/books.h"
#include "shared/base/clock.h"
#include "shared/base/text.h"

#define FILLS 12
#define AFTER_US (INT64_C(18) * US_PER_DAY)

/* What a review is about. */
struct subject {
	enum item_kind kind;
	int64_t  id, stars_of_house;
	const char *words;
	struct fill fills[FILLS];
	size_t   n_fills;
};

/* In how many of a hundred trips somebody writes. */
static const int64_t writers_percent[] = { [ITEM_FLIGHT] = 19, [ITEM_ROOM] = 43, [ITEM_CAR] = 31 };

static void
tell(struct subject *s, const char *name, const char *value)
{
	s->fills[s->n_fills++] = (struct fill){ name, value };
}

static const char *
counted(struct arena *mem, int64_t n, const char *what)
{
	static const char *const numbers[] = { "no", "one", "two", "three", "four", "five", "six",
	                                     "seven", "eight", "nine", "ten" };

	return arena_printf(mem, "%s %s%s", n < 11 ? numbers[n] : "many", what, n == 1 ? "" : "s");
}

/* "deluxe king room", "garden suite" */
static const char *
room_words(struct arena *mem, const char *name)
{
	char *low = arena_printf(mem, "%s%s", name, strstr(name, "room") != NULL || strstr(name, "suite") != NULL ||
	                         strcmp(name, "Penthouse") == 0 ? "" : " room");

	*low = (char)tolower((unsigned char)*low);
	return low;
}

static void
about_flight(struct books *b, struct arena *mem, const struct lot_key *key, struct subject *s)
{
	static const char *const cabin_words[] = { "economy", "premium economy", "business", "first" };
	const struct world *w = b->w;
	const struct seed_flight *f = &w->flights[key->thing];
	enum cabin cabin = f->cabins[key->cabin].cabin;
	const char *style = w->airlines[f->airline].style;

	s->id = f->id;
	s->words = arena_printf(mem, "%s,%s,%s%s%s%s", cabin >= CABIN_BUSINESS ? "front" : "back", style,
		f->duration_min > 330 ? "long" : "short", f->departs_min >= 21 * 60 ? ",redeye" : "",
		f->departs_min < 7 * 60 + 30 && f->departs_min > 240 ? ",early" : "",
		f->airline % 3 != 0 && strcmp(style, "bare") != 0 ? ",wifi" : "");
	tell(s, "from", w->cities[w->airports[f->origin].city].name);
	tell(s, "to", w->cities[w->airports[f->destination].city].name);
	tell(s, "aircraft", f->aircraft);
	tell(s, "cabin", cabin_words[cabin]);
	tell(s, "hours", arena_printf(mem, "%d", (int)(f->duration_min / 60)));
}

static void
about_hotel(struct books *b, struct arena *mem, const struct trip *t, size_t line, struct subject *s)
{
	static const char *const whys[] = { "a conference", "a wedding", "a long weekend", "work", "a family visit",
		"a birthday", "a concert" };
	const struct world *w = b->w;
	const struct seed_room *r = &w->rooms[t->lines[line].key.thing];
	const struct seed_hotel *h = &w->hotels[r->hotel];
	int64_t nights = 0;

	for (size_t i = line; i < t->n && t->lines[i].item.part == t->lines[line].item.part; i++)
		nights++;
	s->id = h->id;
	s->stars_of_house = h->stars;
	s->words = h->words;
	tell(s, "area", h->area_name);
	tell(s, "city", h->city_name);
	tell(s, "landmark", w->cities[h->city].areas[h->area].landmark);
	tell(s, "minutes", arena_printf(mem, "%d", (int)h->minutes));
	tell(s, "transit", arena_printf(mem, "%d", (int)(2 + h->id % 6)));
	tell(s, "nights", counted(mem, nights, "night"));
	tell(s, "room", room_words(mem, r->name));
	tell(s, "why", whys[t->starts_at / US_PER_S % 7]);
}

static void
about_car(struct books *b, struct arena *mem, const struct trip *t, size_t line, struct subject *s)
{
	const struct seed_car *c = &b->w->cars[t->lines[line].key.thing];
	int64_t days = 0;

	for (size_t i = line; i < t->n && t->lines[i].item.part == t->lines[line].item.part; i++)
		days++;
	s->id = c->id;
	s->words = arena_printf(mem, "%s,%s,%s,%s", c->type, c->fuel, c->transmission,
	    c->airport != NULL ? "airport" : "town");
	tell(s, "model", c->model);
	tell(s, "company", c->company);
	tell(s, "days", counted(mem, days, "day"));
}

/* Good houses are good most of the time. */
static int64_t
stars_of(struct rng *r, const struct subject *s)
{
	double mean = 4.05 + 0.62 * rng_noise("quality", s->id,
	    s->kind) + (s->kind == ITEM_ROOM ? 0.10 * (double)(s->stars_of_house - 3) : 0);
	double mood = (rng_unit(r) + rng_unit(r) + rng_unit(r) - 1.5) * 1.9;
	int64_t stars = llround(mean + mood);

	if (rng_percent(r, 4))         /* everybody has a bad day */
		return rng_range(r, 1, 2);
	return stars < 1 ? 1 : stars > 5 ? 5 : stars;
}

static const char *
say(struct books *b, struct rng *r, const struct subject *s, int64_t stars, const char *const *topics)
{
	struct buffer text = { .mem = b->mem };
	const char *prefix = s->kind == ITEM_ROOM ? "hotel" : item_kinds[s->kind];

	for (; *topics != NULL; topics++) {
		const struct phrase *picked[PHRASES_MAX];
		struct ask ask = { arena_printf(b->mem, "%s.%s", prefix, *topics), stars, s->words };
		size_t most = strcmp(*topics, "fact") == 0 ? (size_t)rng_range(r, 0, 2) : 1;
		size_t n = phrases_pick(&b->w->review_phrases, r, &ask, picked, most);

		for (size_t i = 0; i < n; i++)
			phrase_say(&text, picked[i], s->fills);
	}
	return text.bytes;
}

static struct review *
add(struct books *b)
{
	if (b->n_reviews == b->room_reviews) {
		struct review *more = arena_zalloc(b->mem, (b->room_reviews = b->room_reviews * 2 + 512) * sizeof *more);

		if (b->n_reviews > 0)
			memcpy(more, b->reviews, b->n_reviews * sizeof *more);
		b->reviews = more;
	}
	return &b->reviews[b->n_reviews++];
}

static int64_t
mark_of(const struct subject *s)
{
	return s->id * 4 + s->kind;
}

static bool
wrote_before(const struct person *p, const struct subject *s)
{
	for (size_t i = 0; i < p->wrote.n; i++)
		if (p->wrote.at[i] == mark_of(s))
			return true;
	return false;
}

static void
write_review(struct books *b, struct rng *r, struct person *p, const struct subject *s, int64_t ended_at)
{
	static const char *const title[] = { "title", NULL }, *const body[] = { "open", "fact", "close", NULL };
	static const char *const answer[] = { "reply", NULL };
	int64_t latest = b->w->today * US_PER_DAY - 1, at = ended_at + 6 * 3600 * US_PER_S + rng_range(r, 0, AFTER_US);
	int64_t stars = stars_of(r, s);
	struct review *v;
	char day[DAY_TEXT];

	if (at > latest || wrote_before(p, s))
		return;
	day_text(ended_at / US_PER_DAY, day);
	ints_add(b->mem, &p->wrote, mark_of(s));
	v = add(b);
	*v = (struct review){ .id = books_uuid(r, at), .kind = (unsigned)s->kind, .listing_id = s->id, .user_id = p->id,
		.author = arena_printf(b->mem, "%s %.1s.", p->first_name, p->last_name), .stars = stars,
		.title = say(b, r, s, stars, title), .text = say(b, r, s, stars, body),
		.stayed = arena_strndup(b->mem, day, 7), .created_at = at / 1000 * 1000 };
	if (s->kind == ITEM_ROOM && rng_percent(r, stars < 3 ? 55 : 22))
		v->reply = say(b, r, s, stars, answer);
}

/* Once for each stay, rental and flight. */
void
reviews_think(struct books *b, struct rng *r, struct person *p, const struct trip *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct trip_line *line = &t->lines[i];
		struct subject s = { .kind = line->key.kind };

				if ((i > 0 && line->key.kind != ITEM_FLIGHT && line[-1].item.part == line->item.part) ||
		    !rng_percent(r, writers_percent[line->key.kind]) || t->ends_at > b->w->today * US_PER_DAY)
			continue;
		if (s.kind == ITEM_FLIGHT)
			about_flight(b, b->mem, &line->key, &s);
		else if (s.kind == ITEM_ROOM)
			about_hotel(b, b->mem, t, i, &s);
		else
			about_car(b, b->mem, t, i, &s);
		write_review(b, r, p, &s, line->item.ends_at);
	}
}
