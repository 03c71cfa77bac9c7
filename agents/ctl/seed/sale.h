/* SPDX-License-Identifier: Apache-2.0 */
/* Departures and inventory: what is for sale, and what once was and was taken. */
#ifndef AGENTS_CTL_SEED_SALE_H
#define AGENTS_CTL_SEED_SALE_H

#include "agents/ctl/seed/lots.h"
#include "agents/ctl/seed/writer.h"

int64_t sale_price(const struct world *, const struct lot_key *, int64_t ahead);

enum status sale_write(struct writer *, const struct lots *, enum item_kind) MUST_CHECK;
enum status sale_write_past(struct writer *, const struct lots *) MUST_CHECK;

#endif
