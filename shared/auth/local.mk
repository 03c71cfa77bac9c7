# SPDX-License-Identifier: Apache-2.0
# auth
noinst_LIBRARIES += shared/auth/libauth.a
shared_auth_libauth_a_SOURCES =
