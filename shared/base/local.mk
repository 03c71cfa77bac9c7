# SPDX-License-Identifier: Apache-2.0
# base: arena, status, problem, log, config, clock, text. No library but libc (json-c in problem.c).
noinst_LIBRARIES += shared/base/libbase.a
shared_base_libbase_a_CFLAGS  = $(AM_CFLAGS) $(JSON_CFLAGS)
shared_base_libbase_a_SOURCES = \
	shared/base/arena.c   shared/base/arena.h \
	shared/base/buffer.c  shared/base/buffer.h \
	shared/base/clock.c   shared/base/clock.h \
	shared/base/config.c  shared/base/config.h \
	shared/base/log.c     shared/base/log.h \
	shared/base/problem.c shared/base/problem.h \
	shared/base/status.c  shared/base/status.h \
	shared/base/text.c    shared/base/text.h \
	shared/base/uuid.c    shared/base/uuid.h
