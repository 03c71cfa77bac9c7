# SPDX-License-Identifier: Apache-2.0
# tests of proc; those that need a master that runs are t/http/test_master.py
check_PROGRAMS += t/proc/care t/proc/pools
PROC_TEST_CFLAGS = $(AM_CFLAGS) $(CUNIT_CFLAGS)
PROC_TEST_LDADD  = shared/proc/libproc.a shared/codec/libcodec.a shared/base/libbase.a t/libtap.a \
	$(JSON_LIBS) $(CUNIT_LIBS)

t_proc_care_CFLAGS  = $(PROC_TEST_CFLAGS)
t_proc_care_LDADD   = $(PROC_TEST_LDADD)
t_proc_pools_CFLAGS = $(PROC_TEST_CFLAGS)
t_proc_pools_LDADD  = $(PROC_TEST_LDADD)
