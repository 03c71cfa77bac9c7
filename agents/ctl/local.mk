# SPDX-License-Identifier: Apache-2.0
# kayakctl: one file per command, one table (ctl.h). What a command shares with another program is in shared/.
# seed/: what kayakctl seed makes up. world.h is its whole; places, network, hotels, cars, people fill it; lots, trips,
# choose, books sell it; sale, writer, seed_repo write it. Words, names and rates are in sql/seed.
CTL_SEED = \
	agents/ctl/seed/accounts.c   agents/ctl/seed/accounts.h \
	agents/ctl/seed/book.c \
	agents/ctl/seed/books.c      agents/ctl/seed/books.h \
	agents/ctl/seed/cars.c \
	agents/ctl/seed/charges.c    agents/ctl/seed/charges.h \
	agents/ctl/seed/choose.c     agents/ctl/seed/choose.h \
	agents/ctl/seed/demo.c \
	agents/ctl/seed/fares.c      agents/ctl/seed/fares.h \
	agents/ctl/seed/hotel_text.c agents/ctl/seed/hotel_text.h \
	agents/ctl/seed/hotels.c \
	agents/ctl/seed/hours.c      agents/ctl/seed/hours.h \
	agents/ctl/seed/lots.c       agents/ctl/seed/lots.h \
	agents/ctl/seed/network.c \
	agents/ctl/seed/people.c \
	agents/ctl/seed/phrase.c     agents/ctl/seed/phrase.h \
	agents/ctl/seed/places.c     agents/ctl/seed/world.h \
	agents/ctl/seed/ratings.c \
	agents/ctl/seed/reviews.c \
	agents/ctl/seed/rng.c        agents/ctl/seed/rng.h \
	agents/ctl/seed/sale.c       agents/ctl/seed/sale.h \
	agents/ctl/seed/seed_repo.c  agents/ctl/seed/seed_repo.h \
	agents/ctl/seed/table.c      agents/ctl/seed/table.h \
	agents/ctl/seed/times.c      agents/ctl/seed/times.h \
	agents/ctl/seed/trips.c      agents/ctl/seed/trips.h \
	agents/ctl/seed/writer.c     agents/ctl/seed/writer.h

bin_PROGRAMS += kayakctl
kayakctl_SOURCES = \
	agents/ctl/main.c   agents/ctl/ctl.h \
	agents/ctl/files.c  agents/ctl/files.h \
	agents/ctl/admin.c \
	agents/ctl/check.c \
	agents/ctl/check_psp.c agents/ctl/check_psp.h \
	agents/ctl/config.c \
	agents/ctl/keys.c \
	agents/ctl/migrate.c \
	agents/ctl/seed.c \
	agents/ctl/topics.c \
	agents/ctl/totp.c \
	$(CTL_SEED)
kayakctl_CPPFLAGS = $(AM_CPPFLAGS) -DKAYAK_DATADIR='"$(pkgdatadir)"' -DKAYAK_SOURCE='"$(abs_top_srcdir)"'
kayakctl_CFLAGS   = $(AM_CFLAGS) $(SODIUM_CFLAGS) $(CURL_CFLAGS)
kayakctl_LDADD    = shared/bus/libbus.a shared/travel/libtravel.a shared/auth/libauth.a $(LIB_STORE) $(AUTH_LIBS) $(LIBS_STORE) $(LIBS_BUS) $(CURL_LIBS) $(ICU_LIBS) $(JSON_LIBS) -lm
