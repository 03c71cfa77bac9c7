# SPDX-License-Identifier: Apache-2.0
# travel: what the product knows: prices, offers, searches, the steps of the saga.
noinst_LIBRARIES += shared/travel/libtravel.a
shared_travel_libtravel_a_CFLAGS  = $(AM_CFLAGS) $(SODIUM_CFLAGS) $(ICU_CFLAGS)
shared_travel_libtravel_a_SOURCES = \
	shared/travel/car_search.c    shared/travel/car_search.h \
	shared/travel/flight_search.c shared/travel/flight_search.h \
	shared/travel/hotel_search.c  shared/travel/hotel_search.h \
	shared/travel/offer.c   shared/travel/offer.h \
	shared/travel/places.c  shared/travel/places.h \
	shared/travel/price.c   shared/travel/price.h \
	shared/travel/psp.c     shared/travel/psp.h \
	shared/travel/rank.c    shared/travel/rank.h \
	shared/travel/stay.c    shared/travel/stay.h \
	shared/travel/booking_view.c \
	shared/travel/keyed.c \
	shared/travel/refund.c  shared/travel/refund.h \
	shared/travel/saga.h    shared/travel/saga_inside.h \
	shared/travel/saga_accept.c \
	shared/travel/saga_cancel.c \
	shared/travel/saga_charge.c \
	shared/travel/saga_expire.c \
	shared/travel/saga_hold.c \
	shared/travel/saga_pay.c \
	shared/travel/saga_refund.c \
	shared/travel/saga_relay.c \
	shared/travel/step.c \
	shared/travel/trip.c    shared/travel/trip.h \
	shared/travel/trips.c   shared/travel/trips.h \
	shared/travel/zone.c   shared/travel/zone.h
