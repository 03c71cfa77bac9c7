# SPDX-License-Identifier: Apache-2.0
# tests of agents. Units (check_PROGRAMS) need no service; test_*.py speak to the private servers.
AGENTS_TEST_CFLAGS = $(AM_CFLAGS) $(CUNIT_CFLAGS)

check_PROGRAMS += t/agents/past
t_agents_past_SOURCES = t/agents/past.c agents/agent/past.c agents/agent/seat.c
t_agents_past_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_agents_past_LDADD   = t/libtap.a shared/base/libbase.a $(CUNIT_LIBS)

check_PROGRAMS += t/agents/psp
t_agents_psp_CFLAGS = $(AGENTS_TEST_CFLAGS)
t_agents_psp_LDADD  = t/libtap.a $(LIB_TRAVEL) $(AUTH_LIBS) $(LIBS_BUS) $(LIBS_STORE) $(JSON_LIBS) \
	$(CUNIT_LIBS)

check_PROGRAMS += t/agents/mail
t_agents_mail_CFLAGS = $(AGENTS_TEST_CFLAGS)
t_agents_mail_LDADD  = t/libtap.a agents/worker/libworker.a $(LIB_MODEL) $(JSON_LIBS) $(CUNIT_LIBS)

EXTRA_DIST += t/agents/test_worker.py

check_PROGRAMS += t/agents/generations
t_agents_generations_CFLAGS = $(AGENTS_TEST_CFLAGS)
t_agents_generations_LDADD  = t/libtap.a agents/worker/libworker.a $(LIB_TRAVEL) $(AUTH_LIBS) $(LIBS_BUS) \
	$(LIBS_STORE) $(JSON_LIBS) $(CUNIT_LIBS)
