# SPDX-License-Identifier: Apache-2.0
# tests of web: a small API in fixture.c; token_fake.c stands in the place of shared/auth/token.c.
check_PROGRAMS += t/web/answer t/web/router
WEB_TEST_FIXTURE = t/web/fixture.c t/web/fixture.h t/web/token_fake.c
WEB_TEST_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
WEB_TEST_LDADD   = shared/web/libweb.a shared/auth/libauth.a shared/codec/libcodec.a shared/base/libbase.a \
	t/libtap.a $(SODIUM_LIBS) $(JSON_LIBS) $(CUNIT_LIBS)

t_web_answer_SOURCES = t/web/answer.c $(WEB_TEST_FIXTURE)
t_web_answer_CFLAGS  = $(WEB_TEST_CFLAGS)
t_web_answer_LDADD   = $(WEB_TEST_LDADD)
t_web_router_SOURCES = t/web/router.c $(WEB_TEST_FIXTURE)
t_web_router_CFLAGS  = $(WEB_TEST_CFLAGS)
t_web_router_LDADD   = $(WEB_TEST_LDADD)
