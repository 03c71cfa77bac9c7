# SPDX-License-Identifier: Apache-2.0
# tests of store and bus. Units (check_PROGRAMS) need no service; the *_live programs speak to the private servers
# and are run by test_*.py, which ./kayak test gathers.
STORE_TEST_LIBS = t/libtap.a $(LIB_STORE)

noinst_PROGRAMS += t/store/db_live
t_store_db_live_SOURCES = t/store/db_live.c t/store/proxy.c t/store/proxy.h t/tap.c t/tap.h
t_store_db_live_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_store_db_live_LDADD   = $(LIB_STORE) $(LIBS_STORE) $(JSON_LIBS) $(CUNIT_LIBS)
