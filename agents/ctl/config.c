/* SPDX-License-Identifier: Apache-2.0 */
#include "agents/ctl/ctl.h"

enum status
ctl_config(struct ctl *ctl, int argc, char **argv)
{
	(void)argv;
	if (argc != 0)
		return ST_MALFORMED;
	config_print(&ctl->config, stdout);
	return ST_OK;
}
