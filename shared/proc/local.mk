# SPDX-License-Identifier: Apache-2.0
# proc: one master with groups of single-threaded children. master.c is the loop; board.c the memory
# that all share; child.c what a child calls; listen.c the sockets; care.c when to respawn; reload.c
# starting anew; status.c the page; notify.c systemd;
# pools.c and directives.c php-fpm's pool files. Nothing here knows what a child does.
noinst_LIBRARIES += shared/proc/libproc.a
shared_proc_libproc_a_CFLAGS  = $(AM_CFLAGS)
shared_proc_libproc_a_SOURCES = \
	shared/proc/board.c  shared/proc/board.h \
	shared/proc/care.c   shared/proc/care.h \
	shared/proc/child.c \
	shared/proc/directives.c shared/proc/directives.h \
	shared/proc/limits.h \
	shared/proc/listen.c shared/proc/listen.h \
	shared/proc/master.c shared/proc/proc.h \
	shared/proc/notify.c shared/proc/notify.h \
	shared/proc/pools.c  shared/proc/pools.h \
	shared/proc/reload.c shared/proc/reload.h \
	shared/proc/status.c shared/proc/status.h
