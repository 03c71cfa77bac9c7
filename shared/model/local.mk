# SPDX-License-Identifier: Apache-2.0
# model: the product's nouns, a struct and its table each, without behaviour.
noinst_LIBRARIES += shared/model/libmodel.a
shared_model_libmodel_a_SOURCES = \
	shared/model/admin.c   shared/model/admin.h \
	shared/model/booking.c shared/model/booking.h \
	shared/model/car.c     shared/model/car.h \
	shared/model/common.c  shared/model/common.h \
	shared/model/event.c   shared/model/event.h \
	shared/model/flight.c  shared/model/flight.h \
	shared/model/hotel.c   shared/model/hotel.h \
	shared/model/review.c  shared/model/review.h \
	shared/model/user.c    shared/model/user.h
