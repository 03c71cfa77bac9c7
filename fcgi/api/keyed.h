/* SPDX-License-Identifier: Apache-2.0 */
/* Requests with an Idempotency-Key: how they are handed to the saga, and how
 * its answer, new or of an earlier time, is given. */
#ifndef FCGI_API_KEYED_H
#define FCGI_API_KEYED_H

#include "shared/travel/saga.h"
#include "shared/web/request.h"

struct saga_request keyed_ask(const struct request *);
/* Gives the stored bytes; rings the bells of the groups that have work now (NULL ends). */
enum status keyed_give(struct request *, enum status, const struct saga_answer *,
                       const char *const *bells) MUST_CHECK;
void keyed_ring(const struct request *, const char *const *bells);

#endif
