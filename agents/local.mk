# SPDX-License-Identifier: Apache-2.0
include agents/worker/local.mk
include agents/agent/local.mk
include agents/ctl/local.mk
