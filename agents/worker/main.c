/* SPDX-License-Identifier: Apache-2.0 */
/* kayak-worker: everything that talks to Kafka, the payment provider and SMTP.
 *	kayak-worker -c FILE              works
 *	kayak-worker -c FILE -t           says what is wrong in FILE and the keys
 *	kayak-worker -c FILE --config     prints every setting */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "agents/worker/worker.h"
#include "shared/auth/keys.h"
#include "shared/base/config.h"
#include "shared/proc/limits.h"
#include "shared/web/monitor.h"

#define STUCK_MS 180000                /* a child at one piece of work for so long hangs */

/*        name       children  bell    what it does */
#define GROUPS(X)                                                                            \
	X(relay,     1, true,  "publishes the outbox, in order; the leader by a lock")       \
	X(booker,    2, false, "takes bookings.created: holds the places or refuses")        \
	X(charger,   2, true,  "asks the payment provider for the money")                    \
	X(refunder,  1, true,  "and for giving it back")                                     \
	X(mailer,    1, true,  "sends mail")                                                 \
	X(sweeper,   1, false, "expires, publishes again, throws away")

struct options { const char *file; int tests; bool config; };

static const struct { const char *name; int count; bool bell; int (*run)(struct child *); } table[] = {
#define X(name, count, bell, what) { #name, count, bell, name##_run },
	GROUPS(X)
#undef X
};
#define N_GROUPS (sizeof table / sizeof *table)

enum {
#define X(name, count, bell, what) CHILDREN_OF_##name = count,
	GROUPS(X)
#undef X
#define X(part, n) CONNECTIONS_OF_##part = n,
	MYSQL_CONNECTIONS(X)
#undef X
};
#define X(name, count, bell, what) + CHILDREN_OF_##name
_Static_assert(0 GROUPS(X) <= CONNECTIONS_OF_worker, "one connection a child");
#undef X

static bool
read_options(int argc, char **argv, struct options *o)
{
	static const struct option longs[] = { { "config", no_argument, NULL, 'p' }, { NULL, 0, NULL, 0 } };

	for (int c; (c = getopt_long(argc, argv, "c:t", longs, NULL)) != -1;)
		switch (c) {
		case 'c': o->file = optarg; break;
		case 't': o->tests++; break;
		case 'p': o->config = true; break;
		default:  return false;
		}
	return optind == argc && o->file != NULL;
}

/* What this program cannot do without. */
static enum status
check_set(const struct config *c, struct problem *p)
{
	const struct { const char *key, *value; } needed[] = {
		{ "KAYAK_MYSQL_URL", c->mysql_url }, { "KAYAK_REDIS_URL", c->redis_url },
		{ "KAYAK_KAFKA_BROKERS", c->kafka_brokers }, { "KAYAK_SMTP_URL", c->smtp_url },
		{ "KAYAK_PSP_URL", c->psp_url }, { "KAYAK_RUN_DIR", c->run_dir },
	};
	enum status st = ST_OK;

	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (*needed[i].value == '\0')
			st = problem_field(p, needed[i].key, NULL, "is not set");
	return st;
}

static enum status
read_all(struct config *config, const struct options *o, struct problem *p)
{
	struct keys *keys;
	enum status st = config_read(config, o->file, p->mem, p);

	if (st != ST_OK || o->config)
		return st;
	st = check_set(config, p);
	return keys_load(config->keys_dir, KEYS_WORKER, p->mem, &keys, p) != ST_OK ? ST_INVALID : st;
}

static int
work(const struct config *config, struct arena *mem, char **argv)
{
	const struct worker worker = { config };
	struct group groups[N_GROUPS + 1];
	const struct master master = { .program = "kayak-worker", .argv = argv, .groups = groups,
	                               .n_groups = N_GROUPS + 1 };

	for (size_t i = 0; i < N_GROUPS; i++)
		groups[i] = (struct group){
			.name = table[i].name, .count = table[i].count, .run = table[i].run, .arg = &worker,
			.socket = table[i].bell ? worker_bell(mem, config, table[i].name) : NULL,
			.socket_type = SOCK_DGRAM, .terminate_ms = STUCK_MS,
		};
	groups[N_GROUPS] = (struct group){
		.name = "status", .count = 1, .run = monitor_run,
		.socket = arena_printf(mem, "%s/worker-status.sock", config->run_dir),
	};
	return master_run(&master);
}

static int
obey(const struct options *o, struct arena *mem, char **argv)
{
	struct problem problem = { .mem = mem };
	struct config config;

	if (read_all(&config, o, &problem) != ST_OK) {
		problem_log(&problem, "config");
		return EXIT_FAILURE;
	}
	if (o->config)
		config_print(&config, stdout);
	else if (o->tests > 0)
		fprintf(stderr, "%s: the configuration is fine\n", o->file);
	return o->config || o->tests > 0 ? EXIT_SUCCESS : work(&config, mem, argv);
}

int
main(int argc, char **argv)
{
	struct options o = { 0 };
	struct arena *mem;
	int rc;

	if (!read_options(argc, argv, &o)) {
		fprintf(stderr, "usage: kayak-worker -c FILE [-t] [--config]\n");
		return EXIT_FAILURE;
	}
	mem = arena_new(64 * 1024);
	rc = obey(&o, mem, argv);
	arena_free(&mem);
	return rc;
}
