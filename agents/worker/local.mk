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
	agents/worker/refunder.c \
	agents/worker/relay.c
