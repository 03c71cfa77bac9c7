# SPDX-License-Identifier: Apache-2.0
# tests of travel
check_PROGRAMS += t/travel/zone
t_travel_zone_SOURCES = t/travel/zone.c
t_travel_zone_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_travel_zone_LDADD   = shared/travel/libtravel.a shared/base/libbase.a t/libtap.a $(ICU_LIBS) $(JSON_LIBS) $(CUNIT_LIBS)

check_PROGRAMS += t/travel/offer t/travel/search
TRAVEL_TEST_CFLAGS = $(AM_CFLAGS) $(CUNIT_CFLAGS) $(CRYPTO_CFLAGS)
TRAVEL_TEST_LDADD  = shared/travel/libtravel.a shared/auth/libauth.a shared/store/libstore.a shared/model/libmodel.a \
	shared/codec/libcodec.a shared/base/libbase.a t/libtap.a $(AUTH_LIBS) $(LIBS_STORE) $(ICU_LIBS) $(JSON_LIBS) $(CUNIT_LIBS)
t_travel_offer_SOURCES  = t/travel/offer.c $(AUTH_TEST_FIXTURE)
t_travel_offer_CFLAGS   = $(TRAVEL_TEST_CFLAGS)
t_travel_offer_LDADD    = $(TRAVEL_TEST_LDADD)
t_travel_search_SOURCES = t/travel/search.c $(AUTH_TEST_FIXTURE)
t_travel_search_CFLAGS  = $(TRAVEL_TEST_CFLAGS)
t_travel_search_LDADD   = $(TRAVEL_TEST_LDADD)
check_PROGRAMS += t/travel/refund
t_travel_refund_SOURCES = t/travel/refund.c
t_travel_refund_CFLAGS  = $(TRAVEL_TEST_CFLAGS)
t_travel_refund_LDADD   = $(TRAVEL_TEST_LDADD)
