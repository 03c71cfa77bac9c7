/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/attempt_repo.h"

#include <string.h>

#define PLACES 1024
#define MINUTE_MS 60000
#define HOUR_MS 3600000

struct counter {
	uint64_t name;                     /* hash of what is counted; 0: free */
	int64_t  n, ends_ms, wait_until_ms;
};

/* A newcomer takes the place of whoever has its hash's: the table is a stopgap,
 * and forgetting lets a guesser in no faster than the address's own limit. */
struct attempts {
	struct counter places[PLACES];
};

struct attempts *
attempts_new(struct arena *life)
{
	return arena_zalloc(life, sizeof(struct attempts));
}

/* FNV-1a */
static uint64_t
hash_of(const char *kind, const char *name)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *kind != '\0'; kind++)
		h = (h ^ (uint8_t)*kind) * UINT64_C(1099511628211);
	for (; *name != '\0'; name++)
		h = (h ^ (uint8_t)*name) * UINT64_C(1099511628211);
	return h | 1;
}

static struct counter *
counter_of(struct attempts *a, const char *kind, const char *name, int64_t now_ms, int64_t life_ms)
{
	uint64_t h = hash_of(kind, name);
	struct counter *c = &a->places[h % PLACES];

	if (c->name != h || c->ends_ms <= now_ms)
		*c = (struct counter){ .name = h, .ends_ms = now_ms + life_ms };
	return c;
}

static int64_t
delay_ms(int64_t beyond)
{
	return beyond >= 3 ? ATTEMPTS_DELAY_MAX_MS : INT64_C(1000) << beyond;
}

int64_t
attempts_take(struct attempts *a, const struct attempt *t, int64_t now_ms, int64_t *wrong)
{
	struct counter *address = counter_of(a, "address ", t->address, now_ms, MINUTE_MS);
	struct counter *account;

	*wrong = 0;
	if (address->n >= ATTEMPTS_ADDRESS_MAX)
		return address->ends_ms - now_ms;
	account = counter_of(a, "account ", t->account, now_ms, HOUR_MS);
	if (account->wait_until_ms > now_ms)
		return account->wait_until_ms - now_ms;
	address->n++;
	*wrong = ++account->n;
	if (account->n >= t->soft)
		account->wait_until_ms = now_ms + delay_ms(account->n - t->soft);
	return 0;
}

/* The counter of this name, if it has one. */
static struct counter *
find(struct attempts *a, const char *kind, const char *name)
{
	uint64_t h = hash_of(kind, name);
	struct counter *c = &a->places[h % PLACES];

	return c->name == h ? c : NULL;
}

void
attempts_right(struct attempts *a, const struct attempt *t)
{
	struct counter *address = find(a, "address ", t->address);
	struct counter *account = find(a, "account ", t->account);

	if (address != NULL && address->n > 0)
		address->n--;
	if (account != NULL)
		*account = (struct counter){ 0 };
}
