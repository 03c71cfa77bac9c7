# SPDX-License-Identifier: Apache-2.0
# travel: what the product knows: prices, offers, searches, the steps of the saga.
noinst_LIBRARIES += shared/travel/libtravel.a
shared_travel_libtravel_a_CFLAGS  = $(AM_CFLAGS) $(SODIUM_CFLAGS) $(ICU_CFLAGS)
shared_travel_libtravel_a_SOURCES = \
	shared/travel/offer.c   shared/travel/offer.h \
	shared/travel/price.c   shared/travel/price.h \
	shared/travel/saga.h
