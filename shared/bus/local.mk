# SPDX-License-Identifier: Apache-2.0
# bus
noinst_LIBRARIES += shared/bus/libbus.a
shared_bus_libbus_a_SOURCES =
