# SPDX-License-Identifier: Apache-2.0
# kayak-api: the FastCGI master and its responders.
libexec_PROGRAMS += kayak-api
kayak_api_SOURCES = fcgi/main.c
