/* SPDX-License-Identifier: Apache-2.0 */
/* Idempotency keys: what was answered to a request that a person may repeat.
 * The row is written by the transaction that does the work. */
#ifndef SHARED_STORE_IDEM_REPO_H
#define SHARED_STORE_IDEM_REPO_H

#include "shared/codec/codec.h"

struct db;

struct idem_row {
	int64_t      user_id;
	const char  *key, *method_path;
	struct bytes body_sha256;
	int64_t      status;
	const char  *response;
};

/* ST_CONFLICT: the key was used. Waits for a twin that is being worked on. */
enum status idem_repo_add(struct db *, const struct idem_row *) MUST_CHECK;
/* By user_id and key. wait: for a transaction that may be about to commit it (up to the
 * lock's limit, ST_AGAIN then). ST_NOT_FOUND. */
enum status idem_repo_find(struct db *, struct arena *, bool wait, struct idem_row *) MUST_CHECK;

#endif
