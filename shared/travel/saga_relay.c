/* SPDX-License-Identifier: Apache-2.0 */
/* P1 and T7: what leaves the house. */
#include "shared/travel/saga_inside.h"

#include "shared/store/mail_repo.h"

enum status
saga_unpublished(struct db *db, struct arena *mem, int64_t limit, struct outbox_row **rows, size_t *n)
{
	return outbox_repo_waiting(db, mem, limit, rows, n);
}

struct marks { const int64_t *ids; size_t n; };

static enum status
mark(struct db *db, void *arg)
{
	const struct marks *m = arg;

	return outbox_repo_published(db, m->ids, m->n);
}

enum status
saga_published(struct db *db, struct arena *mem, const int64_t *ids, size_t n)
{
	(void)mem;
	return n == 0 ? ST_OK : db_tx(db, mark, &(struct marks){ ids, n });
}

struct mails { struct arena *mem; int64_t max; struct mail_list *list; };

static enum status
lease(struct db *db, void *arg)
{
	const struct mails *m = arg;
	enum status st = mail_repo_due(db, m->mem, m->max, m->list);

	return st == ST_OK ? mail_repo_lease(db, m->list->at, m->list->n) : st;
}

enum status
saga_lease_mails(struct db *db, struct arena *mem, int64_t max, struct mail_work **rows, size_t *n)
{
	struct mail_list list = {0};
	enum status st = db_tx(db, lease, &(struct mails){ mem, max, &list });

	*rows = list.at;
	*n = st == ST_OK ? list.n : 0;
	return st == ST_UNKNOWN ? ST_AGAIN : st;
}

enum status
saga_mail_done(struct db *db, struct arena *mem, int64_t id, enum mail_end end)
{
	(void)mem;
	switch (end) {
	case MAIL_SENT:    return mail_repo_sent(db, id);
	case MAIL_REFUSED: return mail_repo_refused(db, id);
	default:           return mail_repo_later(db, id);
	}
}
