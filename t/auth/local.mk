# SPDX-License-Identifier: Apache-2.0
# tests of auth; fixture makes each its own key files
check_PROGRAMS += t/auth/keys t/auth/password t/auth/signed t/auth/token t/auth/webhook
AUTH_TEST_FIXTURE = t/auth/fixture.c t/auth/fixture.h
AUTH_TEST_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS) $(CRYPTO_CFLAGS)
AUTH_TEST_LDADD   = shared/auth/libauth.a shared/codec/libcodec.a shared/base/libbase.a t/libtap.a \
	$(AUTH_LIBS) $(JSON_LIBS) $(CUNIT_LIBS)

t_auth_keys_SOURCES     = t/auth/keys.c $(AUTH_TEST_FIXTURE)
t_auth_keys_CFLAGS      = $(AUTH_TEST_CFLAGS)
t_auth_keys_LDADD       = $(AUTH_TEST_LDADD)
t_auth_password_SOURCES = t/auth/password.c $(AUTH_TEST_FIXTURE)
t_auth_password_CFLAGS  = $(AUTH_TEST_CFLAGS)
t_auth_password_LDADD   = $(AUTH_TEST_LDADD)
t_auth_signed_SOURCES   = t/auth/signed.c $(AUTH_TEST_FIXTURE)
t_auth_signed_CFLAGS    = $(AUTH_TEST_CFLAGS)
t_auth_signed_LDADD     = $(AUTH_TEST_LDADD)
t_auth_token_SOURCES    = t/auth/token.c $(AUTH_TEST_FIXTURE)
t_auth_token_CFLAGS     = $(AUTH_TEST_CFLAGS)
t_auth_token_LDADD      = $(AUTH_TEST_LDADD)
t_auth_webhook_SOURCES  = t/auth/webhook.c $(AUTH_TEST_FIXTURE)
t_auth_webhook_CFLAGS   = $(AUTH_TEST_CFLAGS)
t_auth_webhook_LDADD    = $(AUTH_TEST_LDADD)
