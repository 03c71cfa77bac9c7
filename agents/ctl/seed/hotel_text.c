/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/seed/hotel_text.h"

#include <string.h>

#include "shared/base/text.h"

#define SET_MAX 64
#define TRIES 40

enum status
hotel_words_read(struct world *w, struct hotel_words *words)
{
	enum status st = phrases_read(w->mem, "hotel_sentences", &words->sentences, w->problem);

	return st == ST_OK ? table_read(w->mem, "hotel_names", "ss", &words->names, w->problem) : st;
}

static const char *
word_of(const struct hotel_words *words, struct rng *r, const char *set)
{
	const char *fit[SET_MAX];
	int64_t n = 0;

	for (size_t i = 0; i < words->names.n && n < SET_MAX; i++)
		if (strcmp(table_text(&words->names, i, 0), set) == 0)
			fit[n++] = table_text(&words->names, i, 1);
	return fit[rng_range(r, 0, n - 1)];
}

static const char *
set_of_first(const struct city *c, const char *words, struct rng *r)
{
	if (text_list_has(words, "beach") && rng_percent(r, 55))
		return "beach";
	if (strcmp(c->season, "snow") == 0 && rng_percent(r, 35))
		return "mountain";
	if (strcmp(c->season, "asia") == 0 && rng_percent(r, 60))
		return "asia";
	if ((strcmp(c->season, "euro") == 0 || strcmp(c->country, "MX") == 0) && rng_percent(r, 60))
		return "romance";
	return "first";
}

static const char *
set_of_pattern(const char *words, struct rng *r)
{
	if (text_list_has(words, "airport"))
		return "airport";
	if (text_list_has(words, "kitchen"))
		return "suites";
	return text_list_has(words, "beach") && rng_percent(r, 45) ? "beachy" : "pattern";
}

static bool
is_taken(const struct world *w, const char *name)
{
	for (size_t i = 0; i < w->n_hotels; i++)
		if (w->hotels[i].name != NULL && strcmp(w->hotels[i].name, name) == 0)
			return true;
	return false;
}

static const char *
one_name(struct world *w, const struct hotel_words *words, const struct seed_hotel *h, struct rng *r)
{
	const struct city *c = &w->cities[h->city];
	struct phrase pattern = { .text = word_of(words, r, set_of_pattern(h->words, r)) };
	struct fill fill[] = { { "first", word_of(words, r, set_of_first(c, h->words, r)) },
		{ "area", h->area_name + (strncmp(h->area_name, "The ", 4) == 0 ? 4 : 0) }, { NULL, NULL } };
	struct buffer b = { .mem = w->mem };

	phrase_say(&b, &pattern, fill);
	return b.bytes;
}

const char *
hotel_name(struct world *w, const struct hotel_words *words, const struct seed_hotel *h, struct rng *r)
{
	const char *name = one_name(w, words, h, r);

	for (int i = 0; i < TRIES && is_taken(w, name); i++)
		name = one_name(w, words, h, r);
	for (int i = 2; is_taken(w, name); i++)
		name = arena_printf(w->mem, "%s %s %d", one_name(w, words, h, r), h->area_name, i);
	return name;
}

/* The street without its number; the neighbourhood where the number is inside. */
static const char *
street_of(struct world *w, const struct seed_hotel *h)
{
	const char *a = h->address;
	size_t digits = strspn(a, "0123456789"), n = strlen(a);

	if (digits > 0 && a[digits] == ' ')
		return a + digits + 1;
	while (n > 0 && a[n - 1] >= '0' && a[n - 1] <= '9')
		n--;
	return n > 1 && n < strlen(a) ? arena_strndup(w->mem, a, n - 1) : h->area_name;
}

static const char *
kind_of(const char *name)
{
	static const char *const kinds[][2] = { { "House", "house" }, { "Suites", "residence" },
		{ "Residence", "residence" }, { "Rooms", "guesthouse" }, { "Resort", "resort" } };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strstr(name, kinds[i][0]) != NULL)
			return kinds[i][1];
	return "hotel";
}

static const char *
pets_of(struct world *w, const struct seed_hotel *h, struct rng *r)
{
	bool us = strcmp(h->country, "US") == 0;
	int fee = (int)rng_range(r, 3, 15) * 5, weight = (int)rng_range(r, 3, 8) * 10;

	if (!text_list_has(h->amenities, "pets"))
		return rng_percent(r, 50) ? "No pets. Assistance animals are welcome."
		    : "Pets cannot stay here; assistance animals can, without a fee.";
	if (rng_percent(r, 25))
		return "Dogs and cats stay free, two at most, not alone in the room.";
	return us ? arena_printf(w->mem, "Dogs up to %d lb, $%d a stay. Tell us when you book.", weight, fee)
	    : arena_printf(w->mem, "Dogs up to %d kg, %d USD a stay. Tell us when you book.", weight / 2, fee);
}

static void
say(struct buffer *b, const struct hotel_words *words, struct rng *r, const struct ask *ask,
    const struct fill *fill)
{
	const struct phrase *picked[PHRASES_MAX];
	size_t most = strcmp(ask->topic, "fact") == 0 ? (size_t)rng_range(r, 2, 4) : 1;
	size_t n = phrases_pick(&words->sentences, r, ask, picked, most);

	for (size_t i = 0; i < n; i++)
		phrase_say(b, picked[i], fill);
}

void
hotel_describe(struct world *w, const struct hotel_words *words, struct seed_hotel *h, struct rng *r)
{
	static const char *const topics[] = { "open", "place", "near", "fact", "close" };
	const struct city *c = &w->cities[h->city];
	struct buffer b = { .mem = w->mem };
	int64_t built = rng_range(r, h->stars == 5 ? 1890 : 1925, 2012);
	int64_t rooms = rng_range(r, 22, h->stars == 2 ? 90 : 210);
	const struct fill fill[] = {
		{ "name", h->name }, { "area", h->area_name }, { "city", c->name }, { "street", street_of(w, h) },
		{ "word", kind_of(h->name) }, { "landmark", c->areas[h->area].landmark },
		{ "rooms", arena_printf(w->mem, "%d", (int)rooms) },
		{ "floors", arena_printf(w->mem, "%d", (int)(2 + rooms / 24 + rng_range(r, 0, 3))) },
		{ "year", arena_printf(w->mem, "%d", (int)built) },
		{ "renewed", arena_printf(w->mem, "%d", (int)rng_range(r, built < 2000 ? 2014 : 2019, 2025)) },
		{ "minutes", arena_printf(w->mem, "%d", (int)h->minutes) },
		{ "transit", arena_printf(w->mem, "%d", (int)(2 + h->id % 6)) },
		{ "check_in", strcmp(h->check_in, "14:00") == 0 ? "2 pm" : strcmp(h->check_in, "15:00") == 0 ? "3 pm" : "4 pm" },
		{ NULL, NULL } };

	for (size_t i = 0; i < sizeof topics / sizeof *topics; i++)
		say(&b, words, r, &(struct ask){ topics[i], h->stars, h->words }, fill);
	h->description = b.bytes;
	h->pet_policy = pets_of(w, h, r);
}
