# SPDX-License-Identifier: Apache-2.0
# travel
noinst_LIBRARIES += shared/travel/libtravel.a
shared_travel_libtravel_a_SOURCES =
