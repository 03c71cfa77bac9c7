/* SPDX-License-Identifier: Apache-2.0 */
/* sd_notify(3): nothing happens when NOTIFY_SOCKET is not set. */
#ifndef SHARED_PROC_NOTIFY_H
#define SHARED_PROC_NOTIFY_H

#include <stdint.h>

void notify(const char *state);        /* "READY=1" ... */
int64_t notify_watchdog_us(void);      /* how often WATCHDOG=1 is due; 0: never */

#endif
