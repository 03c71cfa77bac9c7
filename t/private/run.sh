#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A private set of servers in a folder of its own, for a test or a bench:
#	run.sh start DIR [SERVER...]    starts the servers on free ports, writes DIR/etc/kayak.conf
#	run.sh stop DIR [SERVER...]     stops them; the data stays
#	run.sh env DIR                  prints the settings as shell assignments: eval "$(run.sh env DIR)"
#	run.sh set DIR KEY=value...     changes settings, for programs that start from now on
#	run.sh pid DIR SERVER           the process of a server
# SERVER: kafka mongo mariadb redis mail psp; api worker agent nginx when named (without any: the
# first six). KAYAK_LIMITS=FILE: how often an address may ask nginx (see nginx/limits.conf).
set -uo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd -P)
for part in ui daemon ports instance fetch servers packages; do
	. "$top/t/private/$part.sh"
done

# A private set never uses the servers that the environment names.
unset "${external_key[@]}" KAYAK_PSP_PUBLIC_URL

usage() { sed -n 's/^#\t//p' "$0"; exit 2; }

start()
{
	fetch
	instance_ports
	conf_write
	pools_write
	kayakctl keys make >/dev/null || exit
	servers_start ${*:-$servers}
	say "servers in $inst: ${*:-$servers}"
}

[ $# -ge 2 ] || usage
verb=$1
instance_open "$2"
shift 2
case $verb in
start)	start "$@" ;;
stop)	servers_stop ${*:-$servers} ;;
env)	sed "s/'/'\\\\''/g; s/=\(.*\)/='\1'; export/; s/\(^[A-Z_]*\)\(.*\)/\1\2 \1/" "$inst/etc/kayak.conf" ;;
set)	override "$@" ;;
pid)	daemon_pid "$1" ;;
*)	usage ;;
esac
