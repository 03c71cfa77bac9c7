/* SPDX-License-Identifier: Apache-2.0 */
/* Every topic, one line each, and every consumer, whose dead letters go to a
 * topic of its own. */
#ifndef SHARED_BUS_TOPICS_H
#define SHARED_BUS_TOPICS_H

#define TOPIC_DAYS 7

/*        name                  topic                  partitions  days         keyed by, carries */
#define TOPICS(X)                                                                                \
	X(USER_ACTIONS,        "user.actions",        6,  TOPIC_DAYS, "user or session; what people do on the sites") \
	X(SEARCH_EVENTS,       "search.events",       6,  TOPIC_DAYS, "user or session; searches")             \
	X(ANALYTICS_CLICKS,    "analytics.clicks",    6,  TOPIC_DAYS, "user or session; clicks")               \
	X(BOOKINGS_CREATED,    "bookings.created",   12,  TOPIC_DAYS, "lowest inventory id; accepted bookings") \
	X(BOOKINGS_UPDATED,    "bookings.updated",   12,  TOPIC_DAYS, "lowest inventory id; booking.held, .confirmed ...") \
	X(PAYMENTS_PROCESSED,  "payments.processed",  6,  TOPIC_DAYS, "booking; captures and refunds")         \
	X(INVENTORY_UPDATED,   "inventory.updated",   6,  TOPIC_DAYS, "listing; inventory.changed")            \
	X(DEALS_RAW,           "deals.raw",           6,  TOPIC_DAYS, "listing or route; feed rows")           \
	X(DEALS_NORMALIZED,    "deals.normalized",    6,  90,         "listing or route; offers in our words") \
	X(DEALS_SCORED,        "deals.scored",        6,  TOPIC_DAYS, "listing or route; offers with a score") \
	X(DEALS_TAGGED,        "deals.tagged",        6,  TOPIC_DAYS, "listing or route; offers with tags")    \
	X(DEAL_EVENTS,         "deal.events",         6,  TOPIC_DAYS, "listing or route; what the keeper decided") \
	X(USER_NOTIFICATIONS,  "user.notifications",  6,  TOPIC_DAYS, "user; what the hub tells a person")

/*        consumer            its group, whose dead letters go to GROUP.dlq */
#define CONSUMERS(X)                                                                             \
	X(BOOKER,          "booker")          \
	X(TRACKER,         "tracker")         \
	X(HUB,             "hub")             \
	X(KEEPER,          "keeper")          \
	X(STAGE_NORMALISE, "stage-normalise") \
	X(STAGE_SCORE,     "stage-score")     \
	X(STAGE_TAG,       "stage-tag")       \
	X(TIMETABLE,       "timetable")

#define DEAD_LETTERS ".dlq"

#define X(name, topic, partitions, days, about) static const char TOPIC_##name[] __attribute__((unused)) = topic;
TOPICS(X)
#undef X
#define X(name, group) static const char GROUP_##name[] __attribute__((unused)) = group;
CONSUMERS(X)
#undef X

#endif
