/* SPDX-License-Identifier: Apache-2.0 */
/* kayak-agent: what is told to people as it happens.
 *	kayak-agent -c FILE              serves
 *	kayak-agent -c FILE -t           says what is wrong in FILE and the keys
 *	kayak-agent -c FILE --config     prints every setting */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "agents/agent/hub.h"
#include "shared/auth/keys.h"
#include "shared/base/config.h"
#include "shared/web/monitor.h"

struct options { const char *file; int tests; bool config; };

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

static enum status
read_all(struct config *config, const struct options *o, struct problem *p)
{
	struct keys *keys;
	enum status st = config_read(config, o->file, p->mem, p);

	if (st != ST_OK || o->config)
		return st;
	return keys_load(config->keys_dir, KEYS_HUB, p->mem, &keys, p);
}

static int
serve(const struct config *config, struct arena *mem, char **argv)
{
	const struct agent agent = { config };
	const struct group groups[] = {
		{ .name = "hub", .count = 1, .run = hub_run, .arg = &agent,
		  .socket = arena_printf(mem, "%s/hub.sock", config->run_dir) },
		{ .name = "status", .count = 1, .run = monitor_run,
		  .socket = arena_printf(mem, "%s/agent-status.sock", config->run_dir) },
	};

	return master_run(&(struct master){ .program = "kayak-agent", .argv = argv, .groups = groups,
	                                    .n_groups = sizeof groups / sizeof *groups });
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
	return o->config || o->tests > 0 ? EXIT_SUCCESS : serve(&config, mem, argv);
}

int
main(int argc, char **argv)
{
	struct options o = { 0 };
	struct arena *mem;
	int rc;

	if (!read_options(argc, argv, &o)) {
		fprintf(stderr, "usage: kayak-agent -c FILE [-t] [--config]\n");
		return EXIT_FAILURE;
	}
	mem = arena_new(64 * 1024);
	rc = obey(&o, mem, argv);
	arena_free(&mem);
	return rc;
}
