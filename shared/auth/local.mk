# SPDX-License-Identifier: Apache-2.0
# auth: who somebody is and what we signed ourselves. keys loads key files; token, refresh, ticket
# and offer_sign make and verify what travels; password and totp check what people give; seal keeps
# columns secret. Nothing here knows of databases or requests.
noinst_LIBRARIES += shared/auth/libauth.a
shared_auth_libauth_a_CFLAGS  = $(AM_CFLAGS) $(JWT_CFLAGS) $(SODIUM_CFLAGS) $(CRYPTO_CFLAGS) \
	$(CRYPT_CFLAGS) $(ICU_CFLAGS)
shared_auth_libauth_a_SOURCES = \
	shared/auth/common_words.h \
	shared/auth/device.c         shared/auth/device.h \
	shared/auth/keys.c           shared/auth/keys.h \
	shared/auth/keys_make.c      shared/auth/keys_make.h \
	shared/auth/mac.c            shared/auth/mac.h \
	shared/auth/offer_sign.c     shared/auth/offer_sign.h \
	shared/auth/password.c       shared/auth/password.h \
	shared/auth/password_words.c shared/auth/password_words.h \
	shared/auth/refresh.c        shared/auth/refresh.h \
	shared/auth/role.c           shared/auth/role.h \
	shared/auth/seal.c           shared/auth/seal.h \
	shared/auth/ticket.c         shared/auth/ticket.h \
	shared/auth/token.c          shared/auth/token.h \
	shared/auth/totp.c           shared/auth/totp.h \
	shared/auth/webhook.c        shared/auth/webhook.h
nodist_shared_auth_libauth_a_SOURCES = shared/auth/common_words.c
# What a program needs that links libauth.a.
AUTH_LIBS = $(JWT_LIBS) $(SODIUM_LIBS) $(CRYPTO_LIBS) $(CRYPT_LIBS) $(ICU_LIBS)

EXTRA_DIST += shared/auth/common_words.awk sql/seed/common-passwords.txt
CLEANFILES += shared/auth/common_words.c
shared/auth/common_words.c: sql/seed/common-passwords.txt shared/auth/common_words.awk
	$(AM_V_GEN)$(MKDIR_P) shared/auth && $(AWK) -f $(top_srcdir)/shared/auth/common_words.awk \
		$(top_srcdir)/sql/seed/common-passwords.txt >$@.new && mv $@.new $@
