# SPDX-License-Identifier: Apache-2.0
# kayakctl: one file per command, one table (ctl.h). What a command shares with another program is in shared/.
bin_PROGRAMS += kayakctl
kayakctl_SOURCES = \
	agents/ctl/main.c   agents/ctl/ctl.h \
	agents/ctl/files.c  agents/ctl/files.h \
	agents/ctl/admin.c \
	agents/ctl/config.c \
	agents/ctl/keys.c \
	agents/ctl/migrate.c \
	agents/ctl/topics.c \
	agents/ctl/totp.c
kayakctl_CPPFLAGS = $(AM_CPPFLAGS) -DKAYAK_DATADIR='"$(pkgdatadir)"' -DKAYAK_SOURCE='"$(abs_top_srcdir)"'
kayakctl_CFLAGS   = $(AM_CFLAGS) $(SODIUM_CFLAGS)
kayakctl_LDADD    = shared/bus/libbus.a shared/auth/libauth.a $(LIB_STORE) $(AUTH_LIBS) $(LIBS_STORE) $(LIBS_BUS) $(JSON_LIBS)
