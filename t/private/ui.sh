# SPDX-License-Identifier: Apache-2.0
# What a person sees: lines, progress of a step, one line when something failed. fd 3 is the
# terminal (or wherever ./kayak writes), also inside a step whose output goes to its log.
export LC_ALL=C.UTF-8
exec 3>&2

in_step=
tty=
[ -t 2 ] && tty=yes

say()
{
	printf '%s\n' "$*" >&3
}

# One line that says what is wrong and what to do; ends this program (in a step: the step, and then
# the program).
die()
{
	[ -n "$tty" ] && printf '\r\033[K' >&3
	say "kayak: $*"
	[ -n "$in_step" ] && exit 9
	exit 1
}

# Whole seconds since $1, a value of clock_ms.
seconds_since() { echo $((($(clock_ms) - $1) / 1000)); }
clock_ms() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

# step WHAT LOG COMMAND [ARGS]: runs it with its output in LOG; shows how long it takes; ends the
# program when it fails. Ctrl-C ends it too (the shell hides that signal from what runs in the
# background). Never call it in a condition: the shell would then not stop at the first failed
# command inside.
step()
{
	local what=$1 log=$2 begun pid rc
	shift 2
	begun=$(clock_ms)

	mkdir -p "${log%/*}"
	( in_step=yes; trap - INT; set -e; "$@" ) >>"$log" 2>&1 </dev/null 9>&- &
	pid=$!
	step_follow "$what" $pid "$begun"
	wait $pid
	rc=$?
	step_end "$what" $rc "$(seconds_since "$begun")" "$log"
}

step_follow()
{
	local what=$1 pid=$2 begun=$3 told= took

	while kill -0 "$pid" 2>/dev/null; do
		sleep 0.1
		took=$(seconds_since "$begun")
		[ "$took" -lt 1 ] && continue
		if [ -n "$tty" ]; then
			printf '\r\033[K  %s ... %d s' "$what" "$took" >&3
		elif [ -z "$told" ]; then
			told=yes
			say "  $what ..."
		fi
	done
	[ -n "$tty" ] && printf '\r\033[K' >&3
	return 0
}

step_end()
{
	local what=$1 rc=$2 took=$3 log=$4

	[ "$rc" = 9 ] && exit 1
	[ "$rc" = 0 ] || die "$what failed (exit $rc): see the end of $log"
	[ "$took" -ge 1 ] && say "  $what: done ($took s)"
	return 0
}
