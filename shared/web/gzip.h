/* SPDX-License-Identifier: Apache-2.0 */
/* gzip (RFC 1952) of finished bytes, by zlib at level 6. */
#ifndef SHARED_WEB_GZIP_H
#define SHARED_WEB_GZIP_H

#include "shared/codec/codec.h"

struct bytes gzip_bytes(struct arena *, const void *bytes, size_t n);

#endif
