#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The parts of this folder that need no server: steps, one-line errors, ports, pid files, settings.
# Told as TAP.
top=$(cd "${top_srcdir:-.}" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for part in ui daemon ports instance fetch servers packages; do
	. "$top/t/private/$part.sh"
done
n=0 bad=0

ok()
{
	local what=$1
	shift
	n=$((n + 1))
	if "$@"; then
		echo "ok $n - $what"
	else
		echo "not ok $n - $what" && bad=1
	fi
}

is() { [ "$1" = "$2" ] || { echo "# got: $1"; echo "# not: $2"; return 1; }; }

# said COMMAND...: what it says on fd 3, then its exit code.
said() { local text rc; text=$( ("$@") 3>&1 2>/dev/null); rc=$?; echo "$text[$rc]"; }

fails() { echo working; false; echo never; }
fails_inside() { die "the disk is full: make room"; }
works() { echo working; }

ok "a step that works says nothing when it is quick" \
	is "$(said step Trying "$work/log" works)" "[0]"
ok "a step that fails says so in one line, with the log" \
	is "$(said step Trying "$work/log" fails)" "kayak: Trying failed (exit 1): see the end of $work/log[1]"
ok "a step stops at the first failed command" is "$(grep -c never "$work/log")" 0
ok "a step that knows why says only that" \
	is "$(said step Trying "$work/log" fails_inside)" "kayak: the disk is full: make room[1]"

mkdir -p "$work/inst/etc"
printf 'mongo=%s\n' 23456 >"$work/inst/etc/ports"
instance_open "$work/inst"
ok "an instance remembers its ports" is "${port[mongo]}" 23456

daemon_start sleeper sleep 60
ok "a started program has its id in run/" \
	is "$(daemon_pid sleeper)" "$(head -n 1 "$work/inst/run/sleeper.pid")"
kept=$(cat "$work/inst/run/sleeper.pid")
printf '%s\n%s\n' "$$" 1 >"$work/inst/run/other.pid"
ok "an id that was taken by another program is not ours" is "$(daemon_pid other)" ""
daemon_stop sleeper TERM 5
ok "a stopped program is gone" is "$(kill -0 ${kept%%$'\n'*} 2>&1 | wc -l)" 1
ok "waiting for a program that ended says so" \
	is "$(daemon_start brief true; said await brief 5 false)" \
	"kayak: brief ended at once: see the end of $work/inst/log/brief.log[1]"

port_free
/usr/bin/python3 -c "import socket, time
s = socket.create_server(('127.0.0.1', $free_port)); print('up', flush=True); time.sleep(20)" >"$work/out" &
listener=$!
for _ in $(seq 100); do [ -s "$work/out" ] && break; sleep 0.05; done
ok "a port in use is seen" port_taken "$free_port"
ok "and says who has it and what to do" is "$(said port_choose admin "$free_port")" \
	"kayak: port $free_port (admin) is in use by python3 (process $listener): stop it,`
	` or set KAYAK_PORT_ADMIN to another port[1]"
kill $listener

instance_ports >/dev/null
conf_write
override KAYAK_HOLD_SECONDS=20
ok "a setting of the instance overrides the default" is "$(conf_get KAYAK_HOLD_SECONDS)" 20
ok "and stands once" is "$(grep -c KAYAK_HOLD_SECONDS "$inst/etc/kayak.conf")" 1
ok "kayak.conf is for its owner alone" is "$(stat -c %a "$inst/etc/kayak.conf")" 600
KAYAK_REDIS_URL=redis://far:6379
conf_write
ok "a server of the environment is used instead of a private one" \
	is "$(conf_get KAYAK_REDIS_URL) $(external redis && echo yes)" "redis://far:6379 yes"
long_path()
{
	inst=$work/$(printf '%090d' 1)
	mkdir -p "$inst"
	instance_run_dir
	echo ${#run}
	rm -r "$run"
}
ok "a long path gets a short folder for its sockets" [ "$(long_path)" -lt 60 ]
ok "a Node that is too old is not taken" is "$(node_least 18.19.0 && echo taken)" ""
ok "and one that is new enough is" is "$(node_least 22.1.0 && echo taken)" taken
echo "1..$n"
exit $bad
