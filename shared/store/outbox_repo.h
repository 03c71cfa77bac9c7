/* SPDX-License-Identifier: Apache-2.0 */
/* Events on their way out, written by the transaction that they tell of, and
 * the notes of what a consumer has taken in. */
#ifndef SHARED_STORE_OUTBOX_REPO_H
#define SHARED_STORE_OUTBOX_REPO_H

#include "shared/codec/codec.h"

struct db;

struct outbox_new { struct uuid event_id; const char *topic, *pkey, *payload; };
/* Sent together. ST_CONFLICT: an event of this id was written before. */
enum status outbox_repo_add(struct db *, const struct outbox_new *, size_t n) MUST_CHECK;

struct outbox_row { int64_t id; struct uuid event_id; const char *topic, *pkey, *payload; int64_t created_at; };
/* The oldest that were not published. */
enum status outbox_repo_waiting(struct db *, struct arena *, int64_t limit, struct outbox_row **,
                                size_t *n) MUST_CHECK;
enum status outbox_repo_published(struct db *, const int64_t *ids, size_t n) MUST_CHECK;
/* The bookings.created events that were published and that the booker does not know, of
 * bookings that are PENDING, both older than so many seconds. */
enum status outbox_repo_lost(struct db *, struct arena *, int64_t older_than_s, struct outbox_row **,
                             size_t *n) MUST_CHECK;
/* Publishes them again. */
enum status outbox_repo_again(struct db *, const struct outbox_row *, size_t n) MUST_CHECK;

/* ST_CONFLICT: this consumer has taken the event before. */
enum status inbox_repo_take(struct db *, const char *consumer, const struct uuid *event) MUST_CHECK;

/* Forgets published events, inbox notes and idempotency keys that are older than anybody
 * asks for, up to 10,000 of each; *n tells how many went. */
enum status outbox_repo_forget(struct db *, int64_t *n) MUST_CHECK;

#endif
