/* SPDX-License-Identifier: Apache-2.0 */
/* kayakctl: what every command is given, and the one table of commands. A new
 * command is one line here and one file beside. */
#ifndef AGENTS_CTL_CTL_H
#define AGENTS_CTL_CTL_H

#include "shared/base/config.h"

struct ctl {
	struct arena  *mem;          /* for as long as the command runs */
	struct config  config;
	const char    *config_file;  /* of -c, or NULL */
	struct problem problem;      /* what to tell when the command fails */
};

/*        name      function      arguments                      what it does */
#define COMMANDS(X)                                                                                 \
	X(admin,    ctl_admin,    "add EMAIL FIRST LAST ROLE",   "a new admin: prints password and TOTP secret, once") \
	X(check,    ctl_check,    "[--psp|--no-psp] [--older S]", "look for whatever breaks a promise; 1 and the rows where there is any") \
	X(config,   ctl_config,   "",                            "print the configuration in force")    \
	X(keys,     ctl_keys,     "make|list",                   "make the key files that are missing, or list their ids") \
	X(migrate,  ctl_migrate,  "up|status [--dry-run]",       "bring the databases' schema up to date, or show how it stands") \
	X(seed,     ctl_seed,     "--scale NAME [--today YYYY-MM-DD]", "fill an empty database with a world to show") \
	X(topics,   ctl_topics,   "make|list",                   "make the Kafka topics that are missing, or list them") \
	X(totp,     ctl_totp,     "[EMAIL]",                     "the one-time code of the demonstration's admin") \
	X(unlock,   ctl_unlock,   "EMAIL",                       "forget an account's wrong passwords")

/* The arguments after the command's name. Ends with exit status 0 when the
 * status is ok, 2 with the usage when it is ST_MALFORMED, otherwise 1 with the
 * problem's detail, if there is one. */
#define X(name, function, arguments, help) \
	enum status function(struct ctl *, int argc, char **argv) MUST_CHECK;
COMMANDS(X)
#undef X

#endif
