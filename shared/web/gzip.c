/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/web/gzip.h"

#include <stdlib.h>
#include <zlib.h>

#define GZIP_WINDOW (15 + 16)          /* 15 bits, and 16 for gzip's own head */

struct bytes
gzip_bytes(struct arena *mem, const void *bytes, size_t n)
{
	z_stream z = {0};
	uint8_t *out;
	size_t room;

	if (deflateInit2(&z, 6, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		abort();
	room = deflateBound(&z, n);
	out = arena_zalloc(mem, room);
	z.next_in = (void *)(uintptr_t)bytes;
	z.avail_in = (uInt)n;
	z.next_out = out;
	z.avail_out = (uInt)room;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		abort();
	deflateEnd(&z);
	return (struct bytes){ out, z.total_out };
}
