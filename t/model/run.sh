#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# run.sh [PATTERN]: searches all states of the booking saga (saga.pml) with spin; two runs at a time; TAP.
# The clean runs must end without an error and reach their number of states; every seeded fault must be found.
set -u
model=$(cd "$(dirname "$0")" && pwd)/saga.pml

one="-DNB=1 -DSEATS=2 -DMAXC=1 -DCANC"
#     expected       states      options                                          what
runs=("clean         3600000     $one                                             # 1 booking, 2 cards, 2 bookers, 1 fault, cancelling"
      "clean         4700000     -DNB=1 -DSEATS=1 -DMAXC=2 -DCANC -DONEW          # 1 booking, 2 cards, 1 booker, 2 faults, cancelling"
      "clean         1500000     -DNB=2 -DSEATS=1 -DMAXC=0 -DONEW -DATT=1         # 2 bookings, 1 seat, one card each, no fault"
      "found         1           $one -DBUG_NOINBOX                               # NOINBOX: neither inbox nor state guard, double hold"
      "found         1           $one -DBUG_EXPIRE                                # EXPIRE: expiry ignores CHARGING, charged but expired"
      "found         1           $one -DBUG_ACTION                                # ACTION: expiry does not ask the provider, charged but expired"
      "found         1           $one -DBUG_RECARD                                # RECARD: another card while one waits, double charge"
      "found         1           $one -DBUG_NEWKEY                                # NEWKEY: a new provider key on retry, double charge"
      "found         1           $one -DBUG_REFUND                                # REFUND: a refund without a key, double refund"
      "found         1           -DNB=2 -DSEATS=1 -DMAXC=0 -DONEW -DATT=1 -DBUG_GUARD # GUARD: no seat guard, oversell")

for tool in spin "${CC:-gcc}"; do
	command -v "$tool" >/dev/null || { echo "1..0 # SKIP $tool is not installed"; exit 0; }
done

tmp=$(mktemp -d) || exit 1
set -m      # each search in a process group, so that all of it ends with this script
trap 'for job in $(jobs -p); do kill -- -"$job" 2>/dev/null; done; rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM

# search N OPTIONS...: pan's words in $tmp/N/out, its seconds in $tmp/N/seconds
search()
{
	local begun

	mkdir "$tmp/$1" && cd "$tmp/$1" || return
	shift
	cp "$model" . && spin -a "$@" saga.pml >out 2>&1 &&
		"${CC:-gcc}" -O2 -w -DSAFETY -DNOCLAIM -DCOLLAPSE -o pan pan.c >>out 2>&1 || return
	begun=$SECONDS
	timeout --foreground 300 ./pan -m300000 -E >out 2>&1
	echo $((SECONDS - begun)) >seconds
}

# judge N EXPECTED STATES: nothing when the run went as expected, else what is wrong
judge()
{
	local out=$tmp/$1/out states

	grep -q 'errors:' "$out" || { echo "the search did not end: $(tail -n 1 "$out")"; return; }
	grep -qiE 'max search depth too small|search not completed.*memory|out of memory' "$out" &&
		{ echo "the search was cut short"; return; }
	states=$(states_of "$1")
	case $2 in
	clean)	grep -q 'errors: 0$' "$out" || { echo "an error in the saga: $(grep -m1 'pan:1' "$out")"; return; } ;;
	found)	grep -q '^pan:1: assertion violated' "$out" || { echo "the fault was not found"; return; } ;;
	esac
	[ "${states:-0}" -ge "$3" ] || echo "only ${states:-0} states, expected at least $3"
}

states_of() { awk '/states, stored/ { printf "%d", $1 }' "$tmp/$1/out"; }

chosen=()
for run in "${runs[@]}"; do
	[[ $run == *"${1:-}"* ]] && chosen+=("$run")
done
[ ${#chosen[@]} -gt 0 ] || { echo "1..0 # SKIP no run fits $1"; exit 0; }
echo "1..${#chosen[@]}"

# two at a time, told in the order of the list
n=0
for run in "${chosen[@]}"; do
	n=$((n + 1))
	set -- ${run%%#*}
	shift 2
	[ "$(jobs -rp | wc -l)" -lt 2 ] || wait -n
	search "$n" "$@" &
done
wait

n=0 failed=0
for run in "${chosen[@]}"; do
	n=$((n + 1))
	set -- ${run%%#*}
	wrong=$(judge "$n" "$1" "$2")
	line="$n - ${run#*# }: $(states_of "$n") states, $(cat "$tmp/$n/seconds" 2>/dev/null) s"
	if [ -z "$wrong" ]; then
		echo "ok $line"
	else
		echo "not ok $line"
		echo "# $wrong"
		failed=1
	fi
done
exit $failed
