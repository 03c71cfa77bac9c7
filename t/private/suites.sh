# SPDX-License-Identifier: Apache-2.0
# ./kayak test: suites against an instance of their own in var/test. A suite is a function
# suite_NAME that runs its tests and calls `count PASSED FAILED SKIPPED`; one that ran no test
# counts as one failure.

# Those that need no server come first.
suites="unit www private psp mail model store agents http faults site"
needs_servers=" store agents http faults site "
needs_sites=" www http site "

test_run()
{
	local pattern=$1 chosen=$suites name

	case " $suites " in *" $pattern "*) [ -z "$pattern" ] || { chosen=$pattern; pattern=; } ;; esac
	if [ -n "$pattern" ] && [ -e "$top/$pattern" ]; then       # a file: its suite is its folder
		case $pattern in
		*.py) chosen=${pattern#t/} chosen=${chosen%%/*} ;;
		*.ts) chosen=site ;;
		*)    chosen=unit pattern=${pattern%.c} ;;
		esac
	fi
	packages_need up test
	var_writable
	fetch for_tests
	[ -z "${KAYAK_TEST_SANITIZE:-}" ] || build=$top/var/build-san
	programs_build
	for name in $chosen; do
		case $needs_sites in *" $name "*) www_build; break ;; esac
	done
	test_instance
	results=$inst/results
	rm -rf "$results" && mkdir -p "$results"
	n_passed=0 n_failed=0 n_skipped=0
	for name in $chosen; do
		suite "$name" "$pattern"
	done
	test_sum
}

test_instance()
{
	mkdir -p "$top/var/test"
	instance_open "$top/var/test"
	instance_lock
	if [ -z "${KAYAK_TEST_KEEP:-}" ]; then
		servers_stop $servers $programs
		rm -rf "$inst"/{data,keys,log,etc}
		instance_open "$top/var/test"
		trap 'servers_stop $servers $programs' EXIT
		trap 'exit 130' INT TERM
	fi
	[ -z "${KAYAK_TEST_SANITIZE:-}" ] || sanitizer_env
	served=
}

# The servers and programs, when the first suite needs them.
test_serve()
{
	[ -z "$served" ] || return 0
	served=yes
	unset "${external_key[@]}" KAYAK_PSP_PUBLIC_URL
	instance_ports
	conf_write
	override KAYAK_BCRYPT_COST=4
	KAYAK_LIMITS=$top/t/private/limits-test.conf
	instance_start "$inst/log/up.log"
	instance_seed demo "$inst/log/up.log"
}

suite()
{
	local name=$1 pattern=$2 begun=$SECONDS before=$((n_passed + n_failed))

	is_function "suite_${name}_here" && ! "suite_${name}_here" && return 0
	say "== $name"
	case $needs_servers in *" $name "*) test_serve ;; esac
	"suite_$name" "$pattern"
	[ $((n_passed + n_failed)) -gt $before ] || [ -n "$pattern" ] || {
		say "   $name ran no test"
		count 0 1 0
	}
	say "   $name took $((SECONDS - begun)) s"
}

count()
{
	n_passed=$((n_passed + $1)) n_failed=$((n_failed + $2)) n_skipped=$((n_skipped + $3))
	say "   $1 passed, $2 failed, $3 skipped"
}

test_sum()
{
	if [ -n "${KAYAK_TEST_SANITIZE:-}" ]; then
		servers_stop $programs          # leaks are told at the end
		sanitizer_reports
	fi
	[ $((n_passed + n_failed)) -gt 0 ] || { say "   no test ran"; n_failed=1; }
	echo "$n_passed passed, $n_failed failed, $n_skipped skipped"
	[ "$n_failed" = 0 ]
}
