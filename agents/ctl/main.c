/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>

#include "agents/ctl/ctl.h"

static const struct command {
	const char   *name, *arguments, *help;
	enum status (*run)(struct ctl *, int argc, char **argv);
} commands[] = {
#define X(name, function, arguments, help) { #name, arguments, help, function },
	COMMANDS(X)
#undef X
};
#define N_COMMANDS (sizeof commands / sizeof *commands)

static int
usage(FILE *out)
{
	fprintf(out, "usage: kayakctl [-c FILE] COMMAND\n\n");
	for (const struct command *c = commands; c < commands + N_COMMANDS; c++)
		fprintf(out, "  %-8s %-24s %s\n", c->name, c->arguments, c->help);
	return out == stderr ? 2 : EXIT_SUCCESS;
}

static const struct command *
command_named(const char *name)
{
	for (const struct command *c = commands; c < commands + N_COMMANDS; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

static int
tell(const struct problem *p)
{
	if (p->detail != NULL)
		fprintf(stderr, "kayakctl: %s\n", p->detail);
	for (size_t i = 0; i < p->n_errors; i++)
		fprintf(stderr, "kayakctl: %s %s\n", p->errors[i].pointer, p->errors[i].detail);
	return EXIT_FAILURE;
}

static int
run(struct ctl *ctl, const struct command *c, int argc, char **argv)
{
	enum status st = config_read(&ctl->config, ctl->config_file, ctl->mem, &ctl->problem);

	if (st == ST_OK)
		st = c->run(ctl, argc, argv);
	if (st == ST_MALFORMED) {
		tell(&ctl->problem);
		fprintf(stderr, "usage: kayakctl %s %s\n", c->name, c->arguments);
		return 2;
	}
	return status_ok(st) ? EXIT_SUCCESS : tell(&ctl->problem);
}

int
main(int argc, char **argv)
{
	struct ctl ctl = { .mem = arena_new(65536) };
	const struct command *c;
	int i = 1, rc;

	ctl.problem.mem = ctl.mem;
	signal(SIGPIPE, SIG_IGN);
	if (argc > 2 && strcmp(argv[1], "-c") == 0) {
		ctl.config_file = argv[2];
		i = 3;
	}
	if (i < argc && (strcmp(argv[i], "help") == 0 || strcmp(argv[i], "--help") == 0))
		rc = usage(stdout);
	else if (i >= argc || (c = command_named(argv[i])) == NULL)
		rc = usage(stderr);
	else
		rc = run(&ctl, c, argc - i - 1, argv + i + 1);
	arena_free(&ctl.mem);
	return rc;
}
