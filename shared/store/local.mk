# SPDX-License-Identifier: Apache-2.0
# store
noinst_LIBRARIES += shared/store/libstore.a
shared_store_libstore_a_SOURCES =
