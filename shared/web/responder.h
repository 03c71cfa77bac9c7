/* SPDX-License-Identifier: Apache-2.0 */
/* The life of a responder: accept, serve, answer, forget; until told to stop. */
#ifndef SHARED_WEB_RESPONDER_H
#define SHARED_WEB_RESPONDER_H

#include "shared/proc/proc.h"
#include "shared/web/router.h"

/* What a group of responders is, as the arg of its struct group. */
struct site {
	const struct config   *config;
	const struct endpoint *endpoints;      /* those of the group's name are served */
	size_t                 body_max;       /* 0: 64 kB */
	enum status          (*alive)(struct request *);   /* as in struct app */
};

/* For the run of a group. */
int responder_run(struct child *);

#endif
