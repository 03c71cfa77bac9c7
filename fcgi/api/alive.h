/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FCGI_API_ALIVE_H
#define FCGI_API_ALIVE_H

#include "shared/web/request.h"

/* For struct site: does the caller's session still live? Asked for what changes
 * something, and of staff always. ST_UNAUTHORIZED: ended, idle too long, its
 * owner may not come in, or staff has another role by now. */
enum status session_alive(struct request *) MUST_CHECK;

#endif
