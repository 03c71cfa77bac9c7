#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The API's description that the sites are typed by is what the program prints. `npm run check-types` in
# www/ holds the types against that file, so C and TypeScript cannot drift apart.
kept=$top_srcdir/www/common/src/api/openapi.json
renew="./kayak-api --openapi | python3 -m json.tool --indent 1 >$kept; npm run types"

echo 1..1
if ./kayak-api --openapi | python3 -m json.tool --indent 1 | cmp -s - "$kept"; then
	echo "ok 1 - openapi.json is what kayak-api prints"
else
	echo "not ok 1 - openapi.json is what kayak-api prints"
	echo "# $renew"
fi
