/* SPDX-License-Identifier: Apache-2.0 */
/* What staff sees for now: listings, travelers with masked data, revenue by month. */
#ifndef SHARED_MODEL_ADMIN_H
#define SHARED_MODEL_ADMIN_H

#include "shared/codec/codec.h"

struct admin_list { const char *q; int64_t limit, after; };
struct admin_listing { int64_t id; const char *kind, *name, *place, *status; int64_t rating_10, review_count; };
struct admin_listing_page { struct admin_listing *items; size_t n; int64_t next; };
struct admin_user { int64_t id; const char *email, *name, *place, *status; int64_t bookings, created_at; };
struct admin_user_page { struct admin_user *items; size_t n; int64_t next; };
struct month_revenue { const char *month, *kind; int64_t bookings, revenue_minor; const char *currency; };
struct admin_analytics { struct month_revenue *months; size_t n_months; };

extern const struct codec admin_list_codec, admin_listing_codec, admin_listing_page_codec,
    admin_user_codec, admin_user_page_codec, month_revenue_codec, admin_analytics_codec;

#endif
