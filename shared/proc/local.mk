# SPDX-License-Identifier: Apache-2.0
# proc
noinst_LIBRARIES += shared/proc/libproc.a
shared_proc_libproc_a_SOURCES =
