/* SPDX-License-Identifier: Apache-2.0 */
/* Places that are taken and given back, and the ledger that says for whom.
 * Inside a transaction; always in the order of the inventory ids. */
#ifndef SHARED_STORE_INVENTORY_REPO_H
#define SHARED_STORE_INVENTORY_REPO_H

#include "shared/codec/codec.h"

struct db;

struct places { struct uuid booking_id; int64_t inv_id, qty; };

/* What a booking needs of each row; what it holds (0 rows when it was given back). By id. */
enum status inventory_repo_needs(struct db *, struct arena *, const struct uuid *booking,
                                 struct places **, size_t *n) MUST_CHECK;
enum status inventory_repo_holds(struct db *, struct arena *, const struct uuid *booking,
                                 struct places **, size_t *n) MUST_CHECK;

/* Takes them, or ST_SOLD_OUT: go back to the savepoint before. */
enum status inventory_repo_take(struct db *, const struct places *, size_t n) MUST_CHECK;
enum status inventory_repo_give(struct db *, const struct places *, size_t n) MUST_CHECK;
/* Their lines in the ledger. ST_CONFLICT: that was done before. */
enum status inventory_repo_note_hold(struct db *, const struct places *, size_t n) MUST_CHECK;
enum status inventory_repo_note_release(struct db *, const struct places *, size_t n) MUST_CHECK;

/* Rows as they stand, with the generation of the searches that show them; by listing. */
struct inventory_now {
	int64_t     inv_id;
	const char *kind;
	int64_t     listing, left, price_minor, price_version;
	const char *gen;
};
struct inventory_list { struct inventory_now *at; size_t n; };
/* Of up to eight ids. */
enum status inventory_repo_now(struct db *, struct arena *, const int64_t *ids, size_t n,
                               struct inventory_list *) MUST_CHECK;

#endif
