/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "agents/ctl/ctl.h"
#include "shared/auth/keys_make.h"

static void
tell(void *arg, enum key_name name)
{
	(void)arg;
	printf("made %-16s %s\n", key_files[name].file, key_files[name].use);
}

/* Ids only: 8 digits of a hash, to compare hosts by. */
static void
print_ids(const struct keys *keys, enum key_name name)
{
	const struct key_ring *ring = keys_ring(keys, name);
	const char *id = keys_id(keys, name);

	for (size_t i = 0; ring != NULL && i < ring->n; i++)
		printf(" %s%s", ring->keys[i].id, i > 0 ? " (previous)" : "");
	if (id != NULL)
		printf(" %s", id);
	printf("\n");
}

static enum status
list(struct ctl *ctl)
{
	struct keys *keys;
	enum status st = keys_load(ctl->config.keys_dir, KEYS_ALL, ctl->mem, &keys, &ctl->problem);

	for (enum key_name name = 0; st == ST_OK && name < KEY__COUNT; name++) {
		printf("%-16s %-36s", key_files[name].file, key_files[name].use);
		print_ids(keys, name);
	}
	return st;
}

enum status
ctl_keys(struct ctl *ctl, int argc, char **argv)
{
	if (*ctl->config.keys_dir == '\0')
		return problem(&ctl->problem, ST_INVALID, "KAYAK_KEYS_DIR is not set");
	if (argc == 1 && strcmp(argv[0], "list") == 0)
		return list(ctl);
	if (argc != 1 || strcmp(argv[0], "make") != 0)
		return ST_MALFORMED;
	return keys_make(ctl->config.keys_dir, tell, NULL, &ctl->problem);
}
