# SPDX-License-Identifier: Apache-2.0
# kayak-agent: main.c is a table of groups; hub.c serves /events: past.c is what was told lately, seat.c who sits at
# which socket. The deals pipeline and the concierge come beside it.
libexec_PROGRAMS += kayak-agent
kayak_agent_SOURCES = \
	agents/agent/main.c \
	agents/agent/hub.c  agents/agent/hub.h \
	agents/agent/past.c agents/agent/past.h \
	agents/agent/seat.c agents/agent/seat.h
kayak_agent_CFLAGS  = $(AM_CFLAGS) $(WS_CFLAGS)
kayak_agent_LDADD   = shared/web/libweb.a shared/proc/libproc.a shared/bus/libbus.a shared/auth/libauth.a \
	$(LIB_STORE) $(WS_LIBS) $(AUTH_LIBS) $(LIBS_STORE) $(LIBS_BUS) $(FCGI_LIBS) $(Z_LIBS) $(JSON_LIBS)
