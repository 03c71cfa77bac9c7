# SPDX-License-Identifier: Apache-2.0
# kayak-worker: everything that talks to Kafka, the payment provider and SMTP. main.c is a table of groups, each group
# one file: relay.c booker.c charger.c refunder.c mailer.c sweeper.c. What they stand on is beside them: worker.c
# (waiting, handles), generations.c (of cached searches), calls.c (the provider's API, many calls at once), psp.c (what
# its answers mean), mail/ (what a mail says and how it travels). What a step writes is shared/travel's.
noinst_LIBRARIES += agents/worker/libworker.a
agents_worker_libworker_a_CFLAGS  = $(AM_CFLAGS) $(CURL_CFLAGS)
agents_worker_libworker_a_SOURCES = \
	agents/worker/worker.c  agents/worker/worker.h \
	agents/worker/calls.c   agents/worker/calls.h \
	agents/worker/desk.c    agents/worker/desk.h \
	agents/worker/booker.c \
	agents/worker/charger.c \
	agents/worker/generations.c agents/worker/generations.h \
	agents/worker/mailer.c \
	agents/worker/refunder.c \
	agents/worker/relay.c \
	agents/worker/sweeper.c \
	agents/worker/mail/letter.c agents/worker/mail/letter.h \
	agents/worker/mail/mail.c   agents/worker/mail/mail.h \
	agents/worker/mail/page.c \
	agents/worker/mail/parts.c \
	agents/worker/mail/plain.c \
	agents/worker/mail/smtp.c   agents/worker/mail/smtp.h \
	agents/worker/mail/words.c  agents/worker/mail/words.h

libexec_PROGRAMS += kayak-worker
kayak_worker_SOURCES = agents/worker/main.c
kayak_worker_LDADD   = agents/worker/libworker.a $(LIB_WEB) shared/proc/libproc.a \
	$(LIB_TRAVEL) $(FCGI_LIBS) $(AUTH_LIBS) $(LIBS_STORE) $(LIBS_BUS) $(CURL_LIBS) $(JSON_LIBS) \
	$(ICU_LIBS) $(Z_LIBS)
