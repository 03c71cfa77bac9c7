#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# How long things may be: functions, handlers, files, headers, parameters, nesting. What is longer for a reason
# stands in t/budget.exceptions.
cd "${top_srcdir:-.}" || exit 1
if ! ctags --version 2>/dev/null | grep -q Universal; then
	echo "1..0 # SKIP universal-ctags is not installed"
	exit 0
fi
tags=$(mktemp) || exit 1
trap 'rm -f "$tags"' EXIT
find shared fcgi agents t -name '*.[ch]' -not -path '*/node_modules/*' | sort |
	ctags -L - -f - --languages=C,C++ --langmap=C:.c.h,C++: --kinds-C=f --fields=+neS --excmd=number >"$tags" 2>/dev/null
if [ ! -s "$tags" ]; then
	echo "1..1"
	echo "not ok 1 - ctags finds the functions"
	exit 1
fi
n=0

told()   # told WHAT FOUND: lines "PLACE how much"; a place of the exceptions is let through
{
	n=$((n + 1))
	found=$(echo "$2" | awk 'NR == FNR { if (!/^#/ && NF) may[$1] = 1; next } NF && !($1 in may)' t/budget.exceptions -)
	if [ -z "$found" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		echo "$found" | sed 's/^/# /'
	fi
}

# FILE NAME FIRST LAST SIGNATURE of every function
functions()
{
	awk -F'\t' '$4 == "f" {
		first = last = signature = ""
		for (i = 5; i <= NF; i++) {
			if ($i ~ /^line:/) first = substr($i, 6)
			if ($i ~ /^end:/) last = substr($i, 5)
			if ($i ~ /^signature:/) signature = substr($i, 11)
		}
		if (last != "") print $2 "\t" $1 "\t" first "\t" last "\t" signature
	}' "$tags"
}

handlers=" $(sed -n 's/^\tX(//p' fcgi/routes.h | awk -F'[ ,]+' '{ for (i = 1; i <= NF; i++) if ($i ~ /^"/) print $(i + 3) }' | tr '\n' ' ') "

told "a function has 60 lines at most" "$(functions |
	awk -F'\t' '{ long = $4 - $3 + 1 } long > 60 { print $1 ":" $2, long, "lines" }')"

told "a handler has 25 lines at most" "$(functions | awk -F'\t' -v all="$handlers" '{ long = $4 - $3 + 1 }
	$1 ~ /^fcgi\/api\// && index(all, " " $2 " ") && long > 25 { print $1 ":" $2, long, "lines" }')"

told "main has 40 lines at most" "$(functions |
	awk -F'\t' '{ long = $4 - $3 + 1 } $2 == "main" && long > 40 { print $1 ":" $2, long, "lines" }')"

told "a function has 5 parameters at most" "$(functions | awk -F'\t' '{
	depth = commas = 0
	for (i = 1; i <= length($5); i++) {
		c = substr($5, i, 1)
		if (c == "(") depth++; else if (c == ")") depth--; else if (c == "," && depth == 1) commas++
	}
	if (commas + 1 > 5) print $1 ":" $2, commas + 1, "parameters"
}')"

files() { find shared fcgi agents t -name "$1" -not -path '*/node_modules/*' | sort; }
told "a file has 500 lines at most" "$(files '*.c' | xargs wc -l |
	awk '$2 != "total" && $1 > 500 { print $2, $1, "lines" }')"
told "a header has 100 lines at most" "$(files '*.h' | xargs wc -l |
	awk '$2 != "total" && $1 > 100 { print $2, $1, "lines" }')"
told "a header has 8 includes at most" "$(files '*.h' | xargs grep -c '^# *include' |
	awk -F: '$2 > 8 { print $1, $2, "includes" }')"

# A statement of a function's body has one tab and one for each block around it.
told "blocks are nested three deep at most" "$(functions | awk -F'\t' '
	function look(file,    line, number, at) {
		number = 0
		while ((getline line < file) > 0) {
			number++
			match(line, /^\t*/)
			if (RLENGTH > 4 && number in owner && line !~ /^\t*(\/?\*|$)/)
				deep[file ":" owner[number]] = number
		}
		close(file)
		for (at in owner) delete owner[at]
	}
	file != "" && $1 != file { look(file) }
	{ file = $1; for (i = $3; i <= $4; i++) owner[i] = $2 }
	END { look(file); for (at in deep) print at, "at line", deep[at] }' | sort)"

echo "1..$n"
