# SPDX-License-Identifier: Apache-2.0
# web
noinst_LIBRARIES += shared/web/libweb.a
shared_web_libweb_a_SOURCES =
