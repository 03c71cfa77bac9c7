# SPDX-License-Identifier: Apache-2.0
# kayak-api: the FastCGI master and its responders. main.c reads options and files and starts the groups;
# routes.h is the table of the API, endpoints.c expands it; api/ has one file a noun with its handlers.
libexec_PROGRAMS += kayak-api
kayak_api_CFLAGS  = $(AM_CFLAGS) $(SODIUM_CFLAGS)
kayak_api_SOURCES = \
	fcgi/main.c \
	fcgi/endpoints.c fcgi/endpoints.h fcgi/routes.h \
	fcgi/api/admin.c \
	fcgi/api/admin_session.c \
	fcgi/api/alive.c    fcgi/api/alive.h \
	fcgi/api/booking.c \
	fcgi/api/car.c \
	fcgi/api/dates.c    fcgi/api/dates.h \
	fcgi/api/flight.c \
	fcgi/api/hotel.c \
	fcgi/api/place.c \
	fcgi/api/cookie.c   fcgi/api/cookie.h \
	fcgi/api/grant.c    fcgi/api/grant.h \
	fcgi/api/guess.c    fcgi/api/guess.h \
	fcgi/api/health.c \
	fcgi/api/offer.c \
	fcgi/api/keyed.c    fcgi/api/keyed.h \
	fcgi/api/password.c \
	fcgi/api/payment.c \
	fcgi/api/person.c   fcgi/api/person.h \
	fcgi/api/review.c \
	fcgi/api/session.c \
	fcgi/api/user.c \
	fcgi/api/webhook.c \
	fcgi/api/ws_ticket.c
kayak_api_LDADD = shared/web/libweb.a shared/travel/libtravel.a shared/proc/libproc.a shared/auth/libauth.a \
	shared/bus/libbus.a \
	shared/store/libstore.a shared/model/libmodel.a shared/codec/libcodec.a shared/base/libbase.a \
	$(FCGI_LIBS) $(AUTH_LIBS) $(LIBS_STORE) $(JSON_LIBS) $(Z_LIBS)
