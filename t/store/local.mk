# SPDX-License-Identifier: Apache-2.0
# tests of store and bus. Units (check_PROGRAMS) need no service. The *_live programs speak to the private servers
# and are run by test_live.py; the other test_*.py run kayakctl.
check_PROGRAMS += \
	t/store/url \
	t/store/script \
	t/store/breaker \
	t/store/classes \
	t/store/bson \
	t/store/cache \
	t/store/event \
	t/store/letters \
	t/store/attempts

t_store_url_SOURCES = t/store/url.c
t_store_url_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_store_url_LDADD   = t/libtap.a $(LIB_STORE) $(LIBS_STORE) $(JSON_LIBS) $(CUNIT_LIBS)
t_store_script_SOURCES = t/store/script.c
t_store_script_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_store_script_LDADD   = t/libtap.a $(LIB_STORE) $(LIBS_STORE) $(JSON_LIBS) $(CUNIT_LIBS)
t_store_breaker_SOURCES = t/store/breaker.c
t_store_breaker_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_store_breaker_LDADD   = t/libtap.a $(LIB_STORE) $(LIBS_STORE) $(JSON_LIBS) $(CUNIT_LIBS)
t_store_classes_SOURCES = t/store/classes.c
t_store_classes_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS) $(MYSQL_CFLAGS)
t_store_classes_LDADD   = t/libtap.a $(LIB_STORE) $(LIBS_STORE) $(JSON_LIBS) $(CUNIT_LIBS)
t_store_bson_SOURCES = t/store/bson.c
t_store_bson_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS) $(MONGO_CFLAGS)
t_store_bson_LDADD   = t/libtap.a $(LIB_STORE) $(LIBS_STORE) $(JSON_LIBS) $(CUNIT_LIBS)
t_store_cache_SOURCES = t/store/cache.c
t_store_cache_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_store_cache_LDADD   = t/libtap.a $(LIB_STORE) $(LIBS_STORE) $(JSON_LIBS) $(CUNIT_LIBS)
t_store_event_SOURCES = t/store/event.c
t_store_event_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_store_event_LDADD   = t/libtap.a $(LIB_BUS) $(LIBS_BUS) $(JSON_LIBS) $(CUNIT_LIBS)
t_store_letters_SOURCES = t/store/letters.c
t_store_letters_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS) $(KAFKA_CFLAGS)
t_store_letters_LDADD   = t/libtap.a $(LIB_BUS) $(LIBS_BUS) $(JSON_LIBS) $(CUNIT_LIBS)

t_store_attempts_SOURCES = t/store/attempts.c
t_store_attempts_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_store_attempts_LDADD   = t/libtap.a $(LIB_STORE) $(LIBS_STORE) $(JSON_LIBS) $(CUNIT_LIBS)

noinst_PROGRAMS += t/store/db_live t/store/cache_live t/store/docs_live t/store/bus_live t/store/accounts_live
t_store_db_live_SOURCES = t/store/db_live.c t/store/proxy.c t/store/proxy.h t/tap.c t/tap.h
t_store_db_live_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_store_db_live_LDADD   = $(LIB_STORE) $(LIBS_STORE) $(JSON_LIBS) $(CUNIT_LIBS)
t_store_cache_live_SOURCES = t/store/cache_live.c t/tap.c t/tap.h
t_store_cache_live_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_store_cache_live_LDADD   = $(LIB_STORE) $(LIBS_STORE) $(JSON_LIBS) $(CUNIT_LIBS)
t_store_docs_live_SOURCES = t/store/docs_live.c t/tap.c t/tap.h
t_store_docs_live_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_store_docs_live_LDADD   = $(LIB_STORE) $(LIBS_STORE) $(JSON_LIBS) $(CUNIT_LIBS)
t_store_bus_live_SOURCES = t/store/bus_live.c t/tap.c t/tap.h
t_store_bus_live_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_store_bus_live_LDADD   = $(LIB_BUS) $(LIBS_BUS) $(JSON_LIBS) $(CUNIT_LIBS)
t_store_accounts_live_SOURCES = t/store/accounts_live.c t/tap.c t/tap.h
t_store_accounts_live_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)
t_store_accounts_live_LDADD   = $(LIB_STORE) $(LIBS_STORE) $(JSON_LIBS) $(CUNIT_LIBS)

# The saga's transactions on a database of their own (saga_world).
SAGA_TEST_SOURCES = t/store/saga_world.c t/store/saga_world.h t/auth/fixture.c t/auth/fixture.h t/tap.c t/tap.h
SAGA_TEST_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS) $(SODIUM_CFLAGS) -DSOURCE='"$(abs_top_srcdir)"'
SAGA_TEST_LDADD   = $(LIB_TRAVEL) $(AUTH_LIBS) $(LIBS_STORE) $(LIBS_BUS) $(JSON_LIBS) $(CUNIT_LIBS)
noinst_PROGRAMS += t/store/saga_live t/store/saga_money_live t/store/saga_race_live t/store/saga_make
t_store_saga_live_SOURCES = t/store/saga_live.c t/store/proxy.c t/store/proxy.h $(SAGA_TEST_SOURCES)
t_store_saga_live_CFLAGS  = $(SAGA_TEST_CFLAGS)
t_store_saga_live_LDADD   = $(SAGA_TEST_LDADD)
t_store_saga_money_live_SOURCES = t/store/saga_money_live.c $(SAGA_TEST_SOURCES)
t_store_saga_money_live_CFLAGS  = $(SAGA_TEST_CFLAGS)
t_store_saga_money_live_LDADD   = $(SAGA_TEST_LDADD)
t_store_saga_race_live_SOURCES = t/store/saga_race_live.c $(SAGA_TEST_SOURCES)
t_store_saga_race_live_CFLAGS  = $(SAGA_TEST_CFLAGS)
t_store_saga_race_live_LDADD   = $(SAGA_TEST_LDADD)
t_store_saga_make_SOURCES = t/store/saga_make.c $(SAGA_TEST_SOURCES)
t_store_saga_make_CFLAGS  = $(SAGA_TEST_CFLAGS)
t_store_saga_make_LDADD   = $(SAGA_TEST_LDADD)

EXTRA_DIST += t/store/saga_world.sql
EXTRA_DIST += t/store/test_live.py t/store/test_check.py t/store/test_migrate.py
