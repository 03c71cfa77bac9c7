# SPDX-License-Identifier: Apache-2.0
# Programs in the background of an instance: a pid file run/NAME.pid (process id, then its start
# time, so that a recycled id is never taken for ours), a log log/NAME.log, a session of their own.

pid_began()
{
	local stat

	{ read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
	stat=${stat##*) }
	set -- $stat
	[ "$1" != Z ] && echo "${20}"
}

# Prints the id of the running NAME; 1 when it does not run.
daemon_pid()
{
	local file=$inst/run/$1.pid pid began

	[ -r "$file" ] || return 1
	{ read -r pid && read -r began; } <"$file"
	[ -n "$began" ] && [ "$(pid_began "$pid")" = "$began" ] && echo "$pid"
}

# daemon_start NAME COMMAND [ARGS]
daemon_start()
{
	local name=$1 pid
	shift

	setsid "$@" >>"$inst/log/$name.log" 2>&1 </dev/null 3>&- 9>&- &
	pid=$!
	printf '%s\n%s\n' "$pid" "$(pid_began "$pid")" >"$inst/run/$name.pid"
}

# daemon_stop NAME SIGNAL SECONDS: asks, waits, then kills what is left of its session.
daemon_stop()
{
	local name=$1 signal=$2 tries=$(($3 * 20)) pid

	pid=$(daemon_pid "$name") || { rm -f "$inst/run/$name.pid"; return 0; }
	kill "-$signal" "$pid" 2>/dev/null || :
	while [ "$tries" -gt 0 ] && daemon_pid "$name" >/dev/null; do
		sleep 0.05
		tries=$((tries - 1))
	done
	kill -KILL -- "-$pid" 2>/dev/null || :
	rm -f "$inst/run/$name.pid"
}

# await NAME SECONDS COMMAND...: until the command answers; dies when the program ended or the time
# is over.
await()
{
	local name=$1 until=$((SECONDS + $2))
	shift 2

	while ! "$@" >/dev/null 2>&1; do
		daemon_pid "$name" >/dev/null ||
			die "$name ended at once: see the end of $inst/log/$name.log"
		[ $SECONDS -lt $until ] ||
			die "$name does not answer: see the end of $inst/log/$name.log"
		sleep 0.05
	done
}
