# SPDX-License-Identifier: Apache-2.0
# t: everything that judges. A folder for each room holds its unit tests (`make check`, no servers); store/ http/ faults/ site/
# ask a running instance (`./kayak test`); harness/ is what those share; private/ starts the servers; psp/ and mail/ are servers.
# Here: tap.c, CUnit told as TAP, and the scripts that hold layers, sizes, style and the contract.
LOG_DRIVER       = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/t/aux/tap-driver.sh
TEST_EXTENSIONS  = .sh
SH_LOG_DRIVER    = $(LOG_DRIVER)
SH_LOG_COMPILER  = $(SHELL)
AM_TESTS_ENVIRONMENT = top_srcdir='$(top_srcdir)'; export top_srcdir;

check_LIBRARIES += t/libtap.a
t_libtap_a_SOURCES = t/tap.c t/tap.h
t_libtap_a_CFLAGS  = $(AM_CFLAGS) $(CUNIT_CFLAGS)

include t/base/local.mk
include t/codec/local.mk
include t/auth/local.mk
include t/web/local.mk
include t/travel/local.mk
include t/proc/local.mk
include t/store/local.mk
include t/agents/local.mk
include t/model/local.mk
include t/psp/local.mk
include t/mail/local.mk
include t/private/local.mk

dist_check_SCRIPTS += t/layering.sh t/budget.sh t/style.sh
EXTRA_DIST += t/budget.exceptions

TESTS += $(check_PROGRAMS) $(dist_check_SCRIPTS)
