# SPDX-License-Identifier: Apache-2.0
# Where programs are found, and our own three. A program whose binary or configuration changed since
# it was started has another stamp and is started anew by servers_start.

build=${KAYAK_BUILD:-$top/var/build}

# Both print a path and are used as path=$(...) || exit: without it there is nothing to go on with.
# tool NAME: a program of the machine; also where an ordinary user's PATH does not look.
tool()
{
	PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin command -v "$1" ||
		die "$1 is missing: ./kayak up installs it"
}

# program PATH: one of ours, a script of the checkout or built.
program()
{
	if [ -x "$top/$1" ] && [ ! -d "$top/$1" ]; then
		echo "$top/$1"
	elif [ -x "$build/$1" ]; then
		echo "$build/$1"
	else
		die "$build/$1 is missing: ./kayak up builds it"
	fi
}

kayakctl()
{
	local ctl

	ctl=$(program kayakctl) || exit
	"$ctl" -c "$inst/etc/kayak.conf" "$@"
}

# ours_start NAME PROGRAM SOCKET...: a socket that a killed one left behind would pass for an
# answer.
ours_start()
{
	local name=$1 path

	path=$(program "$2") || exit
	shift 2
	( cd "$run" && rm -f "$@" )
	daemon_start "$name" "$path" -c "$inst/etc/kayak.conf"
}

# have_sockets NAME...: in run/.
have_sockets()
{
	local name

	for name; do
		[ -S "$run/$name" ] || return 1
	done
}
api_sockets="search.sock booking.sock account.sock login.sock admin.sock status.sock"

program_stamp()
{
	{ stat -L -c '%i %s %Y' "$1" && cat "$inst"/etc/kayak.conf "$inst"/etc/pools/*; } 2>&1 | cksum
}

# sources_stamp PATH...: for a program that is run from its sources.
sources_stamp() { find "$@" -name __pycache__ -prune -o -type f -printf '%p %s %T@\n' | sort | cksum; }

# pool NAME CHILDREN: its pool file; `kayak-api` reads them all.
pool()
{
	cat >"$inst/etc/pools/$1.conf" <<-EOF
	[$1]
	listen = $run/$1.sock
	listen.backlog = 4096
	listen.mode = 0600
	pm = static
	pm.max_children = $2
	pm.status_path = /status/$1
	pm.status_listen = $run/status.sock
	EOF
}

# For two cores; the limits are in the design's table of connections.
pools_write()
{
	pool search 4
	pool booking 4
	pool account 2
	pool login 2
	pool admin 2
}

api_start() { ours_start api kayak-api $api_sockets; }
api_stamp() { program_stamp "$(program kayak-api)"; }
api_stop() { daemon_stop api QUIT 40; }
api_answers() { have_sockets $api_sockets; }

worker_start() { ours_start worker kayak-worker worker-status.sock; }
worker_stamp() { program_stamp "$(program kayak-worker)"; }
worker_answers() { have_sockets worker-status.sock; }
worker_stop() { daemon_stop worker QUIT 40; }

agent_start() { ours_start agent kayak-agent hub.sock agent-status.sock; }
agent_stamp() { program_stamp "$(program kayak-agent)"; }
agent_answers() { have_sockets hub.sock agent-status.sock; }
agent_stop() { daemon_stop agent QUIT 10; }
