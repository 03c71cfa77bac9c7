# SPDX-License-Identifier: Apache-2.0
# What every C program may use, one library a room; a room may use only the rooms before it.
include shared/base/local.mk
include shared/codec/local.mk
include shared/model/local.mk
include shared/store/local.mk
include shared/bus/local.mk
include shared/auth/local.mk
include shared/travel/local.mk
include shared/web/local.mk
include shared/proc/local.mk

LIB_BASE   = shared/base/libbase.a
LIB_CODEC  = shared/codec/libcodec.a $(LIB_BASE)
LIB_MODEL  = shared/model/libmodel.a $(LIB_CODEC)
LIB_STORE  = shared/store/libstore.a $(LIB_MODEL)
LIB_BUS    = shared/bus/libbus.a $(LIB_MODEL)
LIB_AUTH   = shared/auth/libauth.a $(LIB_MODEL)
LIB_TRAVEL = shared/travel/libtravel.a shared/auth/libauth.a shared/bus/libbus.a $(LIB_STORE)
LIB_WEB    = shared/web/libweb.a $(LIB_TRAVEL)
LIB_PROC   = shared/proc/libproc.a $(LIB_BASE)
