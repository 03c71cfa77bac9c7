#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Who may include whom, and which room may call which library.
cd "${top_srcdir:-.}" || exit 1
n=0

told()   # told WHAT FOUND: one test; FOUND lists what breaks it
{
	n=$((n + 1))
	found=$2
	if [ -z "$found" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		echo "$found" | sed 's/^/# /'
	fi
}

room()   # room FOLDER ALLOWED...: the folders that it may include from; itself is always one
{
	folder=$1
	shift
	[ -d "$folder" ] || return 0
	allowed=$(printf '%s|' "$folder" "$@")
	told "$folder includes from ${*:-nothing} and itself alone" "$(
		grep -rnE '^#[[:space:]]*include "' "$folder" --include='*.[ch]' |
			grep -vE ":#[[:space:]]*include \"(${allowed%|})/")"
}

b=shared/base c=shared/codec m=shared/model s=shared/store u=shared/bus a=shared/auth t=shared/travel p=shared/proc w=shared/web
room $b
room $c $b
room $m $b $c
room $s $b $c $m
room $u $b $c $m
room $a $b $c $m
room $t $b $c $m $s $u $a
room $p $b $c $m $s $u $a $t
room $w $b $c $m $s $u $a $t $p
room fcgi $b $c $m $s $u $a $t $p $w
for program in agents/*/; do
	room "${program%/}" $b $c $m $s $u $a $t $p $w
done

library()   # library HEADERS PLACES: a pattern of headers, a pattern of the paths that may include them
{
	told "only $2 includes $1" "$(
		grep -rnE "^#[[:space:]]*include [<\"]($1)[>/\"]" shared fcgi agents --include='*.[ch]' | grep -vE "^($2)")"
}

library 'json-c' 'shared/codec/|shared/base/problem\.c'
library 'mysql\.h|mysqld_error\.h|errmsg\.h|mysql|mariadb' 'shared/store/'
library 'hiredis' 'shared/store/'
library 'mongoc|bson|libmongoc-1\.0|libbson-1\.0' 'shared/store/'
library 'sqlite3\.h' 'shared/store/'
library 'librdkafka' 'shared/bus/'
library 'jwt\.h' 'shared/auth/'
library 'crypt\.h|openssl' 'shared/auth/'
library 'fcgiapp\.h|fcgi_stdio\.h|fcgios\.h|fastcgi\.h' 'shared/web/transport_libfcgi\.c'
library 'curl' 'agents/worker/|agents/ctl/'
library 'libwebsockets\.h' 'agents/agent/'
library 'zlib\.h' 'shared/web/'
library 'sodium\.h|sodium' 'shared/auth/|shared/web/|fcgi/api/|agents/'
library 'unicode' 'shared/auth/|shared/travel/|agents/ctl/|agents/worker/'
library 'CUnit' 'nowhere'

echo "1..$n"
