/* SPDX-License-Identifier: Apache-2.0 */
/* Mails that wait to be sent. What is written in them is the mailer's. */
#ifndef SHARED_STORE_MAIL_REPO_H
#define SHARED_STORE_MAIL_REPO_H

#include "shared/codec/codec.h"

struct db;

/* To the user's address as it is now. about: what the Message-ID is made of, so that the
 * same thing is never queued twice (ST_CONFLICT). */
struct mail_new {
	int64_t user_id; struct uuid booking_id; const char *kind; struct uuid about;
	const char *message_id;
};
enum status mail_repo_add(struct db *, struct arena *, struct mail_new *) MUST_CHECK;

struct mail_work {
	int64_t id; const char *kind, *to_addr, *message_id; struct uuid booking_id;
	int64_t user_id, tries;
};
/* Inside a transaction: those that are due; their next try is put off. */
struct mail_list { struct mail_work *at; size_t n; };
enum status mail_repo_due(struct db *, struct arena *, int64_t max, struct mail_list *) MUST_CHECK;
enum status mail_repo_lease(struct db *, const struct mail_work *, size_t n) MUST_CHECK;
/* ST_CONFLICT: it is over already. Later: after 1 min, 2 min ... 4 h; refused after 3 days. */
enum status mail_repo_sent(struct db *, int64_t id) MUST_CHECK;
enum status mail_repo_refused(struct db *, int64_t id) MUST_CHECK;
enum status mail_repo_later(struct db *, int64_t id) MUST_CHECK;

#endif
