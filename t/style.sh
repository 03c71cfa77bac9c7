#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What a reader may rely on in every file.
cd "${top_srcdir:-.}" || exit 1
n=0

told()   # told WHAT FOUND: one test; FOUND lists what breaks it
{
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		echo "$2" | head -40 | sed 's/^/# /'
	fi
}

c_files=$(find shared fcgi agents t -name '*.[ch]' -not -path '*/node_modules/*' | sort)
product=$(find shared fcgi agents -name '*.[ch]' | sort)
headers=$(find shared fcgi agents -name '*.h' | sort)
texts=$(find Makefile.am configure.ac README.md kayak .ci shared fcgi agents nginx sql t \( -name node_modules -o -name aux -o -name \
	__pycache__ \) -prune -o -type f \( -name '*.[ch]' -o -name '*.sh' -o -name '*.mk' -o -name '*.py' -o -name '*.sql' -o \
	-name '*.conf' -o -name '*.in' -o -name '*.md' -o -name Makefile.am -o -name configure.ac -o -name kayak -o -path \
	'.ci/*' \) -print 2>/dev/null | sort)

told "a C file begins with its licence" "$(for f in $c_files; do
	[ "$(head -n 1 "$f")" = '/* SPDX-License-Identifier: Apache-2.0 */' ] || echo "$f"
done)"

told "a script begins with its licence" "$(for f in $texts; do
	case $f in *.[ch] | *.md | *.in) continue ;; esac
	head -n 2 "$f" | grep -q 'SPDX-License-Identifier: Apache-2.0' || echo "$f"
done)"

# shellcheck disable=SC2086 # lists of paths without spaces
told "SQL is in *_repo.c alone" "$(grep -nE '"[[:space:]]*(SELECT|INSERT|UPDATE|DELETE FROM|REPLACE INTO|CREATE|ALTER|DROP|TRUNCATE) ' \
	$product | grep -vE '^[^:]*_repo\.[ch]:|_LOCK\(')"

# Each has a twin that is bounded, or is not safe with what comes from outside.
unsafe='strcpy|strcat|strncpy|strncat|sprintf|vsprintf|gets|strtok|atoi|atol|atoll|atof|alloca|system|popen|rand|srand|random'
unsafe="$unsafe|tmpnam|tempnam|mktemp|localtime|gmtime|ctime|asctime|strdup|strndup"
told "no function that is easily wrong" "$(grep -nE "(^|[^_[:alnum:]])($unsafe)\(" $product)"

# The first state of a bill, a refund and a mail is called TODO: where those are, the word alone tells nothing.
told "no word of unfinished work" "$(echo "$texts" | grep -v '^t/style\.sh$' |
	xargs grep -nwE 'TODO|FIXME|XXX|HACK|[Ss]tub|[Pp]laceholder|[Ll]orem' |
	grep -vE "^[^:]*(saga|bill|refund|booking|mail|charg|event|seed)[^:]*:[0-9]+:.*TODO([^:(]|$)|[\"']TODO[\"']")"

# 100 is the aim. Rows of tables stay whole, and so do the SQL and JSON of tests.
told "lines have 120 characters at most" "$(awk 'length($0) > 120 && !/^[ \t]*(X\(|[{"]|F_)|\\$|^\/\* +pool +method/ {
	print FILENAME ":" FNR ": " length($0) }' $product)"

told "tabs indent, and nothing trails" "$(grep -nE '^ {1,3}[^ *]|^ +	|[[:space:]]$' $c_files)"

told "a function's name begins its line" "$(awk '
	FNR == 1 { before = "" }
	/^\{/ && before ~ /^[a-z].*[ *][a-z_0-9]+\(.*\)$/ && before !~ /^[a-z_0-9]+\(/ { print FILENAME ":" FNR - 1 ": " before }
	{ before = $0 }' $c_files)"

told "nothing at file scope changes but flags of signals" "$(awk '
	/^static [^(]*(;|=)/ && !/const|volatile sig_atomic_t|^static (inline|_Noreturn)/ { print FILENAME ":" FNR ": " $0 }
	/^[a-z][a-z_0-9 *]*[ *][a-z_0-9]+(\[[^]]*\])*( = .*)?;/ && !/^(static|extern|typedef|struct [a-z_0-9]+;|return|const|else|goto)/ \
		{ print FILENAME ":" FNR ": " $0 }' $(echo "$product" | grep '\.c$'))"

told "no typedef of our own" "$(grep -nE '^typedef ' $product)"

told "whoever calls must look at the status" "$(awk '
	FNR == 1 { text = "" }
	/^enum status / || text != "" { text = text $0 }
	text ~ /;|\{/ {
		if (text ~ /^enum status [a-z_0-9]+\(/ && text !~ /MUST_CHECK|^enum status problem(_field)?\(|\{/)
			print FILENAME ":" FNR ": " text
		text = ""
	}' $(echo "$headers" | grep -v '_inside\.h$'))"

told "a header guards itself by its path" "$(for f in $headers; do
	guard=$(echo "$f" | tr 'a-z/.-' 'A-Z___')
	grep -q "^#ifndef $guard\$" "$f" && grep -q "^#define $guard\$" "$f" || echo "$f: $guard"
done)"

said()   # said FOLDER: in its README, its own local.mk, the one above it, or the package's first words
{
	[ -f "$1/README.md" ] || { [ -f "$1/local.mk" ] && sed -n 2p "$1/local.mk" | grep -q '^# ..........'; } ||
		grep -qsE "^#.*${1##*/}/[ :]" "$1/../local.mk" || grep -qs '^"""' "$1/__init__.py"
}
told "a folder of more than five files says what belongs there" "$(find shared fcgi agents t nginx sql \
	\( -name node_modules -o -name aux -o -name __pycache__ \) -prune -o -type d -print | sort | while read -r d; do
	[ "$(find "$d" -maxdepth 1 -type f | wc -l)" -le 5 ] || said "$d" || echo "$d"
done)"

told "nothing is said about the machine it was made on" "$(echo "$texts" | xargs grep -nE '/(work|root|home)/[a-z]' |
	grep -vE '^t/style\.sh:|/home/(\$|\{)')"

echo "1..$n"
