# SPDX-License-Identifier: Apache-2.0
# tests of codec
check_PROGRAMS += t/codec/checks t/codec/codec
CODEC_TEST_CFLAGS = $(AM_CFLAGS) $(CUNIT_CFLAGS)
CODEC_TEST_LDADD  = shared/codec/libcodec.a shared/base/libbase.a t/libtap.a $(JSON_LIBS) $(CUNIT_LIBS)

t_codec_checks_CFLAGS = $(CODEC_TEST_CFLAGS)
t_codec_checks_LDADD  = $(CODEC_TEST_LDADD)
t_codec_codec_SOURCES = t/codec/codec.c t/codec/fuzz.h
t_codec_codec_CFLAGS  = $(CODEC_TEST_CFLAGS)
t_codec_codec_LDADD   = $(CODEC_TEST_LDADD)
