/* SPDX-License-Identifier: Apache-2.0 */
/* What staff looks up: listings and travelers by name, revenue by month. */
#ifndef SHARED_STORE_DESK_REPO_H
#define SHARED_STORE_DESK_REPO_H

#include "shared/model/admin.h"

struct db;

/* Those whose name begins with q (NULL: all), by id, from behind after on. */
enum status desk_repo_listings(struct db *, struct arena *, const struct admin_list *,
                               struct admin_listing **, size_t *n) MUST_CHECK;
/* E-mail addresses come as they are: mask them before they are shown. */
enum status desk_repo_users(struct db *, struct arena *, const struct admin_list *,
                            struct admin_user **, size_t *n) MUST_CHECK;
/* Captured less refunded, by the month of the bill and the kind of the first item; the last 24 months. */
enum status desk_repo_months(struct db *, struct arena *, struct month_revenue **, size_t *n) MUST_CHECK;

#endif
