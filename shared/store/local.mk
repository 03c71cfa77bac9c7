# SPDX-License-Identifier: Apache-2.0
# store: where things are kept, one wrapper a server: db (MariaDB), docs (MongoDB), cache (Redis). The *_repo.c
# files own all SQL and all keys: a struct query beside the function that runs it. No behaviour of the product
# (that is travel's) and no other file that includes a server's header.
noinst_LIBRARIES += shared/store/libstore.a
shared_store_libstore_a_CFLAGS  = $(AM_CFLAGS) $(MYSQL_CFLAGS) $(REDIS_CFLAGS) $(MONGO_CFLAGS)
shared_store_libstore_a_SOURCES = \
	shared/store/breaker.c   shared/store/breaker.h \
	shared/store/url.c       shared/store/url.h \
	shared/store/ready_repo.c shared/store/ready_repo.h \
	shared/store/script.c    shared/store/script.h \
	shared/store/cache.c     shared/store/cache.h \
	shared/store/cache_verbs.c \
	shared/store/docs.c      shared/store/docs.h  shared/store/docs_inside.h \
	shared/store/docs_bson.c \
	shared/store/docs_find.c \
	shared/store/docs_write.c \
	shared/store/migration_repo.c shared/store/migration_repo.h \
	shared/store/db.c        shared/store/db.h  shared/store/db_inside.h \
	shared/store/db_bind.c \
	shared/store/db_bulk.c \
	shared/store/db_error.c \
	shared/store/db_lock.c \
	shared/store/db_rows.c \
	shared/store/db_script.c \
	shared/store/db_tx.c \
	shared/store/stock.h \
	shared/store/ids8.h \
	shared/store/billing_repo.c shared/store/billing_repo.h \
	shared/store/booking_repo.c shared/store/booking_repo.h \
	shared/store/booking_read_repo.c shared/store/booking_read_repo.h \
	shared/store/check_repo.c   shared/store/check_repo.h \
	shared/store/idem_repo.c    shared/store/idem_repo.h \
	shared/store/inventory_repo.c shared/store/inventory_repo.h \
	shared/store/mail_repo.c    shared/store/mail_repo.h \
	shared/store/outbox_repo.c  shared/store/outbox_repo.h \
	shared/store/refund_repo.c  shared/store/refund_repo.h \
	shared/store/sold_repo.c    shared/store/sold_repo.h \
	shared/store/car_repo.c     shared/store/car_repo.h \
	shared/store/desk_repo.c    shared/store/desk_repo.h \
	shared/store/flight_repo.c  shared/store/flight_repo.h \
	shared/store/hotel_repo.c   shared/store/hotel_repo.h \
	shared/store/place_repo.c   shared/store/place_repo.h \
	shared/store/review_repo.c  shared/store/review_repo.h \
	shared/store/attempt_repo.c shared/store/attempt_repo.h shared/store/attempts.c \
	shared/store/session_repo.c shared/store/session_repo.h \
	shared/store/staff_repo.c   shared/store/staff_repo.h \
	shared/store/user_repo.c    shared/store/user_repo.h
LIBS_STORE = $(MYSQL_LIBS) $(REDIS_LIBS) $(MONGO_LIBS)
