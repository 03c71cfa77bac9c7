# SPDX-License-Identifier: Apache-2.0
# Ports of this machine, read from /proc: no tool is needed for it.

# The listening TCP ports, one a line.
ports_listening()
{
	cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk '$4 == "0A" { sub(/.*:/, "", $2); print $2 }' |
		while read -r hex; do echo $((16#$hex)); done | sort -un
}

port_taken()
{
	ports_listening | grep -qx "$1"
}

# A free port that was not given out before in this run. The range lies below the one of outgoing
# connections.
ports_given=" "
port_free()
{
	local port tries=0

	while [ $tries -lt 200 ]; do
		port=$((20000 + RANDOM % 12000))
		tries=$((tries + 1))
		case $ports_given in *" $port "*) continue ;; esac
		port_taken "$port" && continue
		ports_given="$ports_given$port "
		free_port=$port
		return 0
	done
	die "no free TCP port between 20000 and 32000: end some servers"
}

# "NAME (process ID)" of whoever listens there, or "another program".
port_owner()
{
	local inode link hex

	hex=$(printf '%04X' "$1")
	inode=$(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
		awk -v h=":$hex" '$4 == "0A" && $2 ~ h "$" { print $10; exit }')
	link=$(find /proc/[0-9]*/fd -lname "socket:\[$inode\]" -print -quit 2>/dev/null)
	link=${link#/proc/}
	if [ -n "$inode" ] && [ -n "$link" ]; then
		echo "$(cat "/proc/${link%%/*}/comm") (process ${link%%/*})"
		return
	fi
	echo "another program"
}
