/* SPDX-License-Identifier: Apache-2.0 */
/* The table of fcgi/routes.h, expanded. */
#ifndef FCGI_ENDPOINTS_H
#define FCGI_ENDPOINTS_H

#include "shared/web/router.h"

extern const struct endpoint endpoints[];

#endif
