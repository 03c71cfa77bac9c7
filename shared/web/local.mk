# SPDX-License-Identifier: Apache-2.0
# web: from a request to its handler and back. transport_*.c speak FastCGI and nothing else does;
# address.c takes the path and the query apart; router.c finds the handler; gate.c says who may come in;
# origin.c which pages; answer.c makes HTTP of an outcome; describe.c the OpenAPI document; responder.c and
# monitor.c are lives of children; app.c opens what a responder needs. No handler and no SQL here.
noinst_LIBRARIES += shared/web/libweb.a
shared_web_libweb_a_CFLAGS  = $(AM_CFLAGS) $(SODIUM_CFLAGS)
shared_web_libweb_a_SOURCES = \
	shared/web/address.c   shared/web/address.h \
	shared/web/answer.c    shared/web/answer.h \
	shared/web/app.c       shared/web/app.h \
	shared/web/cached.c    shared/web/cached.h \
	shared/web/describe.c \
	shared/web/gate.c      shared/web/gate.h \
	shared/web/gzip.c      shared/web/gzip.h \
	shared/web/monitor.c   shared/web/monitor.h \
	shared/web/origin.c    shared/web/origin.h \
	shared/web/request.h \
	shared/web/responder.c shared/web/responder.h \
	shared/web/router.c    shared/web/router.h \
	shared/web/transport.h shared/web/transport_libfcgi.c
