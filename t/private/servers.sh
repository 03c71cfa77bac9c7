# SPDX-License-Identifier: Apache-2.0
# Servers by name: NAME_start begins it and returns, NAME_answers says whether it serves,
# NAME_setup (where there is one) prepares it once it does, NAME_stop ends it.
# The order is the one of starting; stopping goes backwards.

servers="kafka mongo mariadb redis mail psp"

for name in $servers; do
	. "$top/t/private/$name.sh"
done

# Does it run and answer? One that runs without answering is ended.
server_well()
{
	daemon_pid "$1" >/dev/null || return 1
	"$1_answers" >/dev/null 2>&1 || { sleep 2; "$1_answers" >/dev/null 2>&1; } || { "$1_stop"; return 1; }
}

# servers_start NAME...: begins all that do not serve, then waits for them.
servers_start()
{
	local name begun=

	for name; do
		external "$name" || server_well "$name" || { "${name}_start" && begun="$begun $name"; }
	done
	for name in $begun; do
		await "$name" 60 "${name}_answers"
		[ "$(type -t "${name}_setup")" != function ] || "${name}_setup"
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
