/* SPDX-License-Identifier: Apache-2.0 */
/* The configuration of every program: KEY=value lines of a file, each
 * overridden by the environment variable of the same name. One list names
 * the keys with their defaults, bounds and meaning; --config prints it. */
#ifndef SHARED_BASE_CONFIG_H
#define SHARED_BASE_CONFIG_H

#include <stdint.h>
#include <stdio.h>

#include "shared/base/arena.h"
#include "shared/base/problem.h"

/*        member            key                     default                                 meaning */
#define CONFIG_TEXTS(X)                                                                       \
	X(mysql_url,        "KAYAK_MYSQL_URL",      "",          "MySQL or MariaDB: mysql://user:password@host:port/db, or ?socket=")   \
	X(redis_url,        "KAYAK_REDIS_URL",      "",          "Redis: unix:///path or redis://host:port")    \
	X(mongo_url,        "KAYAK_MONGO_URL",      "",          "MongoDB: mongodb://host:port/db")             \
	X(kafka_brokers,    "KAYAK_KAFKA_BROKERS",  "",          "Kafka: host:port, ...")                       \
	X(smtp_url,         "KAYAK_SMTP_URL",       "",          "mail: smtp://host:port")                      \
	X(psp_url,          "KAYAK_PSP_URL",        "",          "the payment provider's API, as the worker reaches it") \
	X(psp_public_url,   "KAYAK_PSP_PUBLIC_URL", "",          "the provider's card page, as a browser reaches it") \
	X(run_dir,          "KAYAK_RUN_DIR",        "",          "sockets and pid files")                       \
	X(log_dir,          "KAYAK_LOG_DIR",        "",          "logs")                                        \
	X(keys_dir,         "KAYAK_KEYS_DIR",       "",          "key files, mode 0600")                        \
	X(pools_dir,        "KAYAK_POOLS_DIR",      "",          "pool files of kayak-api")                     \
	X(traveler_url,     "KAYAK_TRAVELER_URL",   "http://localhost:3001", "the traveler site")               \
	X(admin_url,        "KAYAK_ADMIN_URL",      "http://localhost:3000", "the admin site")                  \
	X(api_url,          "KAYAK_API_URL",        "http://localhost:5001", "the API")                         \
	X(mail_from,        "KAYAK_MAIL_FROM",      "bookings@localhost", "the sender of our mails")            \
	X(brand,            "KAYAK_BRAND",          "Kayak",     "the name on pages and mails")                 \
	X(demo,             "KAYAK_DEMO",           "no",        "yes: demo accounts may be seeded")

/*        member            key                     default   min     max     meaning */
#define CONFIG_NUMBERS(X)                                                                     \
	X(hold_s,           "KAYAK_HOLD_SECONDS",     900,     5,   86400, "how long a booking holds its places, s") \
	X(bcrypt_cost,      "KAYAK_BCRYPT_COST",       12,     4,      16, "work factor of password hashes")  \
	X(open_bookings,    "KAYAK_OPEN_BOOKINGS",     10,     1,    1000, "open bookings a user may have")   \
	X(outbox_max,       "KAYAK_OUTBOX_MAX",    100000,   100, 10000000, "unpublished events before bookings answer 503") \
	X(attempts_max,     "KAYAK_LOGIN_ATTEMPTS",    10,     1, 1000000, "wrong passwords an account may have in an hour before delays")

struct config {
#define X(member, key, fallback, meaning) const char *member;
	CONFIG_TEXTS(X)
#undef X
#define X(member, key, fallback, min, max, meaning) int64_t member;
	CONFIG_NUMBERS(X)
#undef X
};

/* Reads the file (NULL: none), then the environment. Everything wrong is told
 * to the problem as one field error each, with the line. Texts live in mem. */
enum status config_read(struct config *, const char *file, struct arena *mem,
                        struct problem *) MUST_CHECK;
void config_print(const struct config *, FILE *);     /* passwords in URLs are masked */

#endif
