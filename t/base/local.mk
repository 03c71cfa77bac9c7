# SPDX-License-Identifier: Apache-2.0
# tests of base
check_PROGRAMS += t/base/arena t/base/clock t/base/tell t/base/text
BASE_TEST_CFLAGS = $(AM_CFLAGS) $(CUNIT_CFLAGS)
BASE_TEST_LDADD  = shared/base/libbase.a t/libtap.a $(JSON_LIBS) $(CUNIT_LIBS)

t_base_arena_CFLAGS = $(BASE_TEST_CFLAGS)
t_base_arena_LDADD  = $(BASE_TEST_LDADD)
t_base_clock_CFLAGS = $(BASE_TEST_CFLAGS)
t_base_clock_LDADD  = $(BASE_TEST_LDADD)
t_base_tell_CFLAGS  = $(BASE_TEST_CFLAGS)
t_base_tell_LDADD   = $(BASE_TEST_LDADD)
t_base_text_CFLAGS  = $(BASE_TEST_CFLAGS)
t_base_text_LDADD   = $(BASE_TEST_LDADD)
