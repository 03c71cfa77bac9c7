/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shared/base/buffer.h"

const char *
ctl_sql_path(struct arena *mem, const char *name)
{
	const char *set = getenv("KAYAK_SQL_DIR");
	const char *installed = arena_printf(mem, "%s/sql/%s", KAYAK_DATADIR, name);
	const char *source = arena_printf(mem, "%s/sql/%s", KAYAK_SOURCE, name);

	if (set != NULL && *set != '\0')
		return arena_printf(mem, "%s/%s", set, name);
	return access(source, R_OK) == 0 ? source : installed;
}

enum status
ctl_read_file(struct arena *mem, const char *path, const char **text, size_t *n, struct problem *p)
{
	struct buffer b = { .mem = mem };
	char part[65536];
	size_t got;
	FILE *f = fopen(path, "re");
	bool bad;

	if (f == NULL)
		return problem(p, ST_FAILED, "%s: %s", path, strerror(errno));
	while ((got = fread(part, 1, sizeof part, f)) > 0)
		buffer_add(&b, part, got);
	bad = ferror(f) != 0;
	fclose(f);
	if (bad)
		return problem(p, ST_FAILED, "%s cannot be read", path);
	*text = b.bytes == NULL ? "" : b.bytes;
	*n = b.n;
	return ST_OK;
}
