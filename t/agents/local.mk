# SPDX-License-Identifier: Apache-2.0
# tests of agents

check_PROGRAMS += t/agents/past
t_agents_past_SOURCES = t/agents/past.c agents/agent/past.c agents/agent/seat.c
t_agents_past_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_agents_past_LDADD   = t/libtap.a shared/base/libbase.a $(CUNIT_LIBS)
