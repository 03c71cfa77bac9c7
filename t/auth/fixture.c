/* SPDX-License-Identifier: Apache-2.0 */
#include "t/auth/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shared/auth/keys_make.h"

static void
nothing_to_tell(void *arg, enum key_name name)
{
	(void)arg;
	(void)name;
}

const char *
fixture_dir(struct arena *life)
{
	char *dir = arena_strdup(life, "/tmp/keys-XXXXXX");
	struct problem p = { .mem = life };

	if (mkdtemp(dir) == NULL || keys_make(dir, nothing_to_tell, NULL, &p) != ST_OK)
		abort();
	return dir;
}

struct keys *
fixture_keys(struct arena *life, const char *dir, unsigned set)
{
	struct problem p = { .mem = life };
	struct keys *keys;

	if (keys_load(dir, set, life, &keys, &p) != ST_OK)
		abort();
	return keys;
}

void
fixture_write(const char *dir, const char *file, const char *text, int mode)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", dir, file);
	if ((f = fopen(path, "w")) == NULL || fputs(text, f) < 0)
		abort();
	fclose(f);
	chmod(path, (mode_t)mode);
}

void
fixture_remove(const char *dir)
{
	char path[256];

	for (enum key_name name = 0; name < KEY__COUNT; name++) {
		snprintf(path, sizeof path, "%s/%s", dir, key_files[name].file);
		unlink(path);
	}
	rmdir(dir);
}
