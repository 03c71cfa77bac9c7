/* SPDX-License-Identifier: Apache-2.0 */
/* kayak-api: one master, pools of responders.
 *	kayak-api -c FILE              serves
 *	kayak-api -c FILE -t           says what is wrong in FILE, the pool files and the keys
 *	kayak-api -c FILE -tt          and prints the pools with every directive
 *	kayak-api -c FILE --config     prints every setting
 *	kayak-api --openapi            prints the API */
#include <getopt.h>
#include <stdlib.h>

#include "fcgi/api/alive.h"
#include "fcgi/endpoints.h"
#include "shared/auth/keys.h"
#include "shared/base/buffer.h"
#include "shared/base/config.h"
#include "shared/proc/pools.h"
#include "shared/web/monitor.h"
#include "shared/web/responder.h"

struct options {
	const char *file;              /* -c */
	int         tests;             /* how many -t */
	bool        openapi, config;
};

/* What the command line and the files say. */
struct program {
	struct options options;
	struct config  config;
	struct pools   pools;
	struct site    site;
	struct arena  *mem;
	struct problem problem;
};

static const char *const pool_names[] = { "search", "booking", "account", "login", "admin", NULL };

static bool
read_options(int argc, char **argv, struct options *o)
{
	static const struct option longs[] = {
		{ "openapi", no_argument, NULL, 'o' },
		{ "config",  no_argument, NULL, 'p' },
		{ NULL, 0, NULL, 0 },
	};

	for (int c; (c = getopt_long(argc, argv, "c:t", longs, NULL)) != -1;)
		switch (c) {
		case 'c': o->file = optarg; break;
		case 't': o->tests++; break;
		case 'o': o->openapi = true; break;
		case 'p': o->config = true; break;
		default:  return false;
		}
	return optind == argc && (o->file != NULL || o->openapi);
}

static int
print_openapi(struct arena *mem)
{
	struct buffer b = { .mem = mem };

	describe(endpoints, &b);
	puts(b.bytes);
	return EXIT_SUCCESS;
}

static enum status
check_keys(struct program *g)
{
	struct arena *mem = arena_new(4096);
	enum status st = ST_OK;
	struct keys *keys;

	for (const char *const *name = pool_names; *name != NULL && st == ST_OK; name++)
		st = keys_load(g->config.keys_dir, keys_of_pool(*name), mem, &keys, &g->problem);
	arena_free(&mem);
	return st;
}

static enum status
read_all(struct program *g)
{
	enum status st = config_read(&g->config, g->options.file, g->mem, &g->problem);

	if (st != ST_OK || g->options.config)
		return st;
	st = pools_read(g->config.pools_dir, pool_names, &g->pools, &g->problem);
	return check_keys(g) != ST_OK ? ST_INVALID : st;
}

static int
refuse(const struct program *g)
{
	if (g->options.tests > 0)
		problem_print(&g->problem, stderr);
	else
		problem_log(&g->problem, "config");
	return EXIT_FAILURE;
}

static int
test(const struct program *g)
{
	for (size_t i = 0; i < g->pools.n_notes; i++)
		fprintf(stderr, "%s\n", g->pools.notes[i]);
	if (g->options.tests > 1)
		pools_print(&g->pools, stdout);
	fprintf(stderr, "%s: the configuration is fine\n", g->options.file);
	return EXIT_SUCCESS;
}

static struct group
group_of(const struct pool *pool, const struct site *site)
{
	return (struct group){
		.name = pool->name, .count = (int)pool->max_children, .run = responder_run, .arg = site,
		.socket = pool->listen, .backlog = (int)pool->backlog, .mode = (int)pool->mode,
		.terminate_ms = pool->terminate_ms, .slow_ms = pool->slow_ms,
		.max_requests = pool->max_requests, .status_path = pool->status_path,
	};
}

static int
serve(struct program *g, char **argv)
{
	struct group groups[POOLS_MAX + 1];
	const struct pools *all = &g->pools;
	const char *status = all->items[0].status_listen;
	struct master master = { .program = "kayak-api", .argv = argv, .groups = groups,
	                         .n_groups = all->n + 1, .control_timeout_ms = all->control_timeout_ms };

	g->site = (struct site){ .config = &g->config, .endpoints = endpoints, .alive = session_alive };
	for (size_t i = 0; i < all->n; i++)
		groups[i] = group_of(&all->items[i], &g->site);
	groups[all->n] = (struct group){
		.name = "status", .count = 1, .run = monitor_run, .mode = (int)all->items[0].mode,
		.socket = status != NULL ? status : arena_printf(g->mem, "%s/status.sock", g->config.run_dir),
	};
	return master_run(&master);
}

int
main(int argc, char **argv)
{
	struct program g = { .mem = arena_new(64 * 1024) };
	enum status st;

	g.problem.mem = g.mem;
	if (!read_options(argc, argv, &g.options)) {
		fprintf(stderr, "usage: kayak-api -c FILE [-t[t]] [--config] | kayak-api --openapi\n");
		return EXIT_FAILURE;
	}
	if (g.options.openapi)
		return print_openapi(g.mem);
	st = read_all(&g);
	if (st != ST_OK)
		return refuse(&g);
	if (g.options.config)
		config_print(&g.config, stdout);
	return g.options.config ? EXIT_SUCCESS : g.options.tests > 0 ? test(&g) : serve(&g, argv);
}
