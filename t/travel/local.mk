# SPDX-License-Identifier: Apache-2.0
# tests of travel
check_PROGRAMS += t/travel/zone
t_travel_zone_SOURCES = t/travel/zone.c
t_travel_zone_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_travel_zone_LDADD   = shared/travel/libtravel.a shared/base/libbase.a t/libtap.a $(ICU_LIBS) $(JSON_LIBS) $(CUNIT_LIBS)
