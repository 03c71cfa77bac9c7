# SPDX-License-Identifier: Apache-2.0
# bus: Kafka. topics.h names every topic; event.c the envelope; bus.c the loop and its group, bus_take.c one message
# of it, bus_out.c sending, bus_topics.c the brokers' list. What a message means is its taker's.
noinst_LIBRARIES += shared/bus/libbus.a
shared_bus_libbus_a_CFLAGS  = $(AM_CFLAGS) $(KAFKA_CFLAGS)
shared_bus_libbus_a_SOURCES = \
	shared/bus/event.c      shared/bus/event.h \
	shared/bus/bus.c        shared/bus/bus.h  shared/bus/bus_inside.h \
	shared/bus/bus_conf.c \
	shared/bus/bus_out.c \
	shared/bus/bus_take.c \
	shared/bus/bus_topics.c shared/bus/topics.h
LIBS_BUS = $(KAFKA_LIBS)
