# SPDX-License-Identifier: Apache-2.0
# codec: struct <-> JSON, SQL, OpenAPI from tables; the only code that calls json-c.
noinst_LIBRARIES += shared/codec/libcodec.a
shared_codec_libcodec_a_CFLAGS  = $(AM_CFLAGS) $(JSON_CFLAGS)
shared_codec_libcodec_a_SOURCES = \
	shared/codec/codec.h \
	shared/codec/decode.c \
	shared/codec/encode.c \
	shared/codec/checks.c shared/codec/checks.h \
	shared/codec/schema.c
