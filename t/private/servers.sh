# SPDX-License-Identifier: Apache-2.0
# Servers by name: NAME_start begins it and returns, NAME_answers says whether it serves, NAME_setup
# (where there is one) prepares it once it does, NAME_stop ends it; NAME_stamp (where there is one)
# changes when it must be started anew. The order is the one of starting; stopping goes backwards.
servers="kafka mongo mariadb redis mail psp"
programs="api worker agent nginx"

for name in kafka mongo mariadb redis mail psp nginx programs; do
	. "$top/t/private/$name.sh"
done

is_function() { [ "$(type -t "$1")" = function ]; }

# Does it run as it should, and answer? One that runs otherwise is ended.
server_well()
{
	daemon_pid "$1" >/dev/null || return 1
	if ! server_same "$1"; then
		"$1_stop"
	elif ! server_answers "$1"; then
		daemon_stop "$1" KILL 5
	else
		return 0
	fi
	return 1
}

server_same()
{
	! is_function "$1_stamp" || [ "$("$1_stamp")" = "$(cat "$run/$1.stamp" 2>/dev/null)" ]
}

server_answers()
{
	"$1_answers" >/dev/null 2>&1 && return 0
	sleep 2
	"$1_answers" >/dev/null 2>&1
}

server_begin()
{
	"$1_start"
	! is_function "$1_stamp" || "$1_stamp" >"$run/$1.stamp"
}

# servers_start NAME...: begins all that do not serve, then waits for them.
servers_start()
{
	local name begun=

	for name; do
		external "$name" || server_well "$name" || { server_begin "$name"; begun="$begun $name"; }
	done
	for name in $begun; do
		await "$name" 60 "${name}_answers"
		! is_function "${name}_setup" || "${name}_setup"
	done
}

# servers_stop NAME...: the other way round.
servers_stop()
{
	local name back=

	for name; do
		back="$name $back"
	done
	for name in $back; do
		"${name}_stop"
	done
}
