#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every route of fcgi/routes.h goes to the pool that its line names: nginx's map is held against the
# table.
conf=$top_srcdir/nginx/nginx.conf.in
routes=$top_srcdir/fcgi/routes.h
awk '
	/map \$uri \$pool/ { inside = 1; next }
	inside && /}/ { inside = 0 }
	inside && $1 ~ /^~/ { n++; pattern[n] = substr($1, 2); pool[n] = $2; sub(/;/, "", pool[n]) }

	/^\tX\(/ {
		want = $0; sub(/^\tX\(/, "", want); sub(/,.*/, "", want)
		path = $0; sub(/^[^"]*"/, "", path); sub(/".*/, "", path)
		asked = path; gsub(/\{[a-z_]+\}/, "7f", asked)
		got = "none"
		for (i = 1; i <= n && got == "none"; i++)
			if (asked ~ pattern[i]) got = pool[i]
		seen++
		printf "%s %d - %s is for %s", got == want ? "ok" : "not ok", seen, path, want
		if (got != want) printf " and goes to %s", got
		print ""
	}
	END { print "1.." seen }
' "$conf" "$routes"
