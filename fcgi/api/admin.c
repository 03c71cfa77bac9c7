/* SPDX-License-Identifier: Apache-2.0 */
/* What staff looks up. Personal data is masked. */
#include <string.h>

#include "fcgi/routes.h"
#include "shared/store/desk_repo.h"

/* demo@kayak.test -> d***@kayak.test */
static const char *
masked(struct arena *mem, const char *email)
{
	const char *at = strchr(email, '@');

	return at == NULL ? "***" : arena_printf(mem, "%c***%s", *email, at);
}

enum status
admin_listings(struct request *rq, const struct admin_list *in, struct admin_listing_page *page)
{
	enum status st = desk_repo_listings(rq->app->db, rq->mem, in, &page->items, &page->n);

	if (st == ST_OK && page->n == (size_t)in->limit)
		page->next = page->items[page->n - 1].id;
	return st;
}

enum status
admin_users(struct request *rq, const struct admin_list *in, struct admin_user_page *page)
{
	enum status st = desk_repo_users(rq->app->db, rq->mem, in, &page->items, &page->n);

	for (size_t i = 0; st == ST_OK && i < page->n; i++)
		page->items[i].email = masked(rq->mem, page->items[i].email);
	if (st == ST_OK && page->n == (size_t)in->limit)
		page->next = page->items[page->n - 1].id;
	return st;
}

enum status
admin_analytics(struct request *rq, const struct nothing *in, struct admin_analytics *out)
{
	(void)in;
	return desk_repo_months(rq->app->db, rq->mem, &out->months, &out->n_months);
}
