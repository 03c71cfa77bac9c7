/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/auth/role.h"

#include <stddef.h>

const char *const role_names[] = {
	"anyone", "traveler", "viewer", "agent", "manager", "chief", NULL
};
