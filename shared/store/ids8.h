/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of ids in a prepared statement: WHERE id IN (IDS8). A shorter list
 * repeats its last id, a longer one takes several statements. */
#ifndef SHARED_STORE_IDS8_H
#define SHARED_STORE_IDS8_H

#include "shared/codec/codec.h"

#define IDS8_N 8
#define IDS8   "?, ?, ?, ?, ?, ?, ?, ?"

struct ids8   { int64_t id[IDS8_N]; };
struct uuids8 { struct uuid id[IDS8_N]; };

#define IDS8_BIND BIND(F_I64(ids8, id[0]), F_I64(ids8, id[1]), F_I64(ids8, id[2]), F_I64(ids8, id[3]), \
	F_I64(ids8, id[4]), F_I64(ids8, id[5]), F_I64(ids8, id[6]), F_I64(ids8, id[7]))
#define UUIDS8_BIND BIND(F_UUID(uuids8, id[0]), F_UUID(uuids8, id[1]), F_UUID(uuids8, id[2]), \
	F_UUID(uuids8, id[3]), F_UUID(uuids8, id[4]), F_UUID(uuids8, id[5]), F_UUID(uuids8, id[6]), \
	F_UUID(uuids8, id[7]))

/* Up to eight of n > 0 ids. */
static inline struct ids8
ids8_of(const int64_t *ids, size_t n)
{
	struct ids8 list;

	for (size_t i = 0; i < IDS8_N; i++)
		list.id[i] = ids[i < n ? i : n - 1];
	return list;
}

static inline struct uuids8
uuids8_of(const struct uuid *ids, size_t n)
{
	struct uuids8 list;

	for (size_t i = 0; i < IDS8_N; i++)
		list.id[i] = ids[i < n ? i : n - 1];
	return list;
}

#endif
