# SPDX-License-Identifier: Apache-2.0
# www: the two sites. npm builds them (README.md here), no rule of make does.
EXTRA_DIST += www/README.md www/common/src/api/openapi.json
dist_check_SCRIPTS += t/api_types.sh
t/api_types.log: kayak-api$(EXEEXT)
