# SPDX-License-Identifier: Apache-2.0
# The suites of ./kayak test, one function each; $1 is a pattern or nothing. Each calls count.

# --- unit: make check ----------------------------------------------------------

# The programs and scripts of `make check` that fit the pattern.
unit_names()
{
	make -C "$build" -s --no-print-directory --eval 'print-tests: ; @echo $(TESTS)' print-tests |
		tr ' ' '\n' | grep -- "${1:-.}"
}

suite_unit()
{
	local names log=$results/unit.log begun

	names=$(unit_names "$1" | tr '\n' ' ')
	[ -n "$names" ] || return 0
	make -C "$build" -k -j"$jobs" check TESTS="$names" >"$log" 2>&1 </dev/null ||
		grep -E '^(FAIL|ERROR|XPASS)|error:|\*\*\*' "$log" | head -n 40
	unit_count "$log"
}

# automake's summary: "# PASS:  12" and so on.
unit_count()
{
	local pass fail skip

	pass=$(unit_figure PASS "$1") skip=$(unit_figure SKIP "$1")
	fail=$(($(unit_figure FAIL "$1") + $(unit_figure ERROR "$1") + $(unit_figure XPASS "$1")))
	if ! grep -q '^# TOTAL:' "$1"; then
		say "   make check did not come to its end: see $1"
		fail=1
	fi
	count "$pass" "$fail" "$skip"
}

unit_figure()
{
	sed 's/\x1b\[[0-9;]*m//g' "$2" |
		awk -v name="# $1:" 'index($0, name) == 1 { n += $3 } END { print n + 0 }'
}

# --- pytest: t/store t/http t/faults t/agents -----------------------------------

suite_pytest()
{
	local name=$1 pattern=$2 where=t/$1 xml=$results/$1.xml

	if [ -e "$top/$pattern" ] && [ -n "$pattern" ]; then
		where=$pattern pattern=
	fi
	[ -e "$top/$where" ] || return 0
	( cd "$top" && exec env KAYAK_TEST_DIR="$inst" KAYAK_BUILD="$build" \
		PYTHONPATH="$top/t:$top/t/$name:$cache/pytest" PYTHONPYCACHEPREFIX="$cache/python" \
		/usr/bin/python3 -m pytest -q -p no:cacheprovider -p harness.fixtures \
		-c t/harness/pytest.ini --rootdir "$top" --junit-xml "$xml" \
		${pattern:+-k "$pattern"} "$where" ) 2>&1 | tee "$results/$name.log"
	pytest_count "$name" "${PIPESTATUS[0]}" "$xml"
}

pytest_count()
{
	local name=$1 rc=$2 xml=$3 all bad skip

	[ "$rc" = 5 ] && { count 0 0 0; return; }
	[ "$rc" -le 1 ] && [ -s "$xml" ] || { no_result pytest "$name"; return; }
	all=$(xml_figure tests "$xml") skip=$(xml_figure skipped "$xml")
	bad=$(($(xml_figure failures "$xml") + $(xml_figure errors "$xml")))
	count $((all - bad - skip)) "$bad" "$skip"
}

xml_figure()
{
	grep -o "<testsuite [^>]*" "$2" | grep -o " $1=\"[0-9]*" | grep -o '[0-9]*$' | head -n 1
}

# no_result PROGRAM SUITE: it ended without telling counts.
no_result()
{
	say "   $1 did not come to its end: see $results/$2.log"
	count 0 1 0
}

suite_store()  { suite_pytest store "$1"; }
suite_http()   { suite_pytest http "$1"; }
suite_faults() { suite_pytest faults "$1"; }
suite_agents() { suite_pytest agents "$1"; }
suite_psp()    { suite_pytest psp "$1"; }
suite_mail()   { suite_pytest mail "$1"; }
suite_private() { suite_pytest private "$1"; }

# --- sanitizers -------------------------------------------------------------------

sanitizer_env()
{
	export ASAN_OPTIONS="log_path=$inst/log/asan:detect_leaks=1:check_initialization_order=1"
	export UBSAN_OPTIONS="log_path=$inst/log/ubsan:print_stacktrace=1"
	export LSAN_OPTIONS="print_suppressions=0"
}

# A report of a sanitizer is a failed test, whatever the tests themselves saw.
sanitizer_reports()
{
	local reports

	reports=$(find "$inst/log" -name 'asan.*' -o -name 'ubsan.*' 2>/dev/null | wc -l)
	[ "$reports" = 0 ] && return
	say "== sanitizers: see $inst/log/asan.* and ubsan.*"
	count 0 "$reports" 0
}

# --- the sites' own checks: lint, types, unit tests ----------------------------------

suite_www()
{
	local json=$results/www.json

	[ -z "$1" ] && for check in lint check-types; do
		www_npm "$check" && count 1 0 0 || count 0 1 0
	done
	( cd "$top/www" && with_node npx vitest run ${1:+-t "$1"} --passWithNoTests \
		--reporter=default --reporter=json --outputFile.json="$json" ) 2>&1 | tee "$results/www.log"
	[ -s "$json" ] || { no_result vitest www; return; }
	# With a pattern vitest calls skipped what the pattern leaves out.
	count "$(json_figure numPassedTests "$json")" "$(json_figure numFailedTests "$json")" \
		"$([ -n "$1" ] && echo 0 || json_figure numPendingTests "$json")"
}

www_npm()
{
	( cd "$top/www" && with_node npm run -s "$1" ) >"$results/$1.log" 2>&1 && return 0
	tail -n 40 "$results/$1.log"
	return 1
}

# json_figure KEY FILE: the first number under that key, at any depth.
json_figure()
{
	/usr/bin/python3 - "$@" <<-'EOF'
	import json, sys
	def find(node):
	    if isinstance(node, dict):
	        if isinstance(node.get(sys.argv[1]), (int, float)):
	            return node[sys.argv[1]]
	        node = node.values()
	    if not isinstance(node, (str, int, float, bool, type(None))):
	        for each in node:
	            if (n := find(each)) is not None:
	                return n
	print(find(json.load(open(sys.argv[2]))) or 0)
	EOF
}

# --- site: Playwright with Debian's Chromium --------------------------------------------

suite_site()
{
	local json=$results/site.json

	( cd "$top/t/site" && export KAYAK_TEST_DIR=$inst KAYAK_BUILD=$build \
		PLAYWRIGHT_JSON_OUTPUT_NAME=$json &&
		with_node npx playwright test ${1:+-g "$1"} \
		--reporter=line,json --output "$results/site" ) 2>&1 | tee "$results/site.log"
	[ -s "$json" ] || { no_result playwright site; return; }
	count $(($(json_figure expected "$json") + $(json_figure flaky "$json"))) \
		"$(json_figure unexpected "$json")" "$(json_figure skipped "$json")"
}

# --- model: the saga's states, all of them --------------------------------------------------

suite_model()
{
	"$top/t/model/run.sh" ${1:+"$1"} 2>&1 | tee "$results/model.log"
	local rc=${PIPESTATUS[0]} ok bad

	ok=$(grep -c '^ok ' "$results/model.log") bad=$(grep -c '^not ok ' "$results/model.log")
	[ "$rc" = 0 ] || [ "$bad" -gt 0 ] || bad=1
	count "$ok" "$bad" 0
}
