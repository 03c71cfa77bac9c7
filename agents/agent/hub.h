/* SPDX-License-Identifier: Apache-2.0 */
/* The hub: /events. It takes user.notifications from Kafka and tells each
 * person's messages to that person's sockets, and to nobody else. A client
 * opens with the protocols "kayak.events" and a ticket; "?after=NAME" goes on
 * behind the message of that name. What is sent: {"id","type","data"}, or
 * {"type":"resync"} when something before may be missing. */
#ifndef AGENTS_AGENT_HUB_H
#define AGENTS_AGENT_HUB_H

#include "shared/proc/proc.h"

struct config;
struct agent { const struct config *config; };         /* the groups' arg */

int hub_run(struct child *);

#endif
