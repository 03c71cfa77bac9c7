# SPDX-License-Identifier: Apache-2.0
# The instance that ./kayak up starts, in var/up, on fixed ports.

fixed_ports="admin=${KAYAK_PORT_ADMIN:-3000} traveler=${KAYAK_PORT_TRAVELER:-3001}
	api=${KAYAK_PORT_API:-5001} psp=${KAYAK_PORT_PSP:-5002} inbox=${KAYAK_PORT_INBOX:-5003}
	events=${KAYAK_PORT_EVENTS:-8000}"

up_open()
{
	[ -d "$top/var/up" ] || die "nothing was started here yet: ./kayak up"
	instance_open "$top/var/up"
}

# One ./kayak up, down or test of an instance at a time.
instance_lock()
{
	exec 9>"$inst/.lock"
	flock -n 9 || die "another ./kayak is at work on $inst: wait for it"
}

up_reset()
{
	[ -d "$top/var/up" ] || return 0
	up_open
	down
	rm -rf "$inst/data" "$inst/keys" "$inst/etc/overrides"
}

up()
{
	var_writable
	instance_open "$top/var/up"
	instance_lock
	instance_ports $fixed_ports
	packages_need up
	fetch
	programs_build
	www_build
	instance_start "$inst/log/up.log"
	instance_seed demo "$inst/log/up.log"
	welcome
}

var_writable()
{
	local at=$top/var

	case $top in
	*[[:space:]]*) die "$top has a space, which autotools cannot bear: move it" ;;
	esac
	mkdir -p "$at" 2>/dev/null && [ -w "$at" ] && return
	[ -e "$at" ] || at=$top
	die "cannot write to $at: it belongs to $(owner "$at"); run as that user, or remove it"
}

# instance_start LOG: servers, keys, schema, topics, programs.
instance_start()
{
	local log=$1

	conf_write
	pools_write
	step "Making keys" "$log" kayakctl keys make
	step "Starting the servers" "$log" servers_start $servers
	step "Bringing the schema up to date" "$log" kayakctl migrate up
	step "Making the topics" "$log" kayakctl topics make
	step "Starting the programs" "$log" servers_start $programs
	step "Asking the API whether it is ready" "$log" api_ready
}

# All the way: nginx, a pool, its stores.
api_ready()
{
	local tries=0

	until curl -sS -f -m 5 "http://127.0.0.1:${port[api]}/api/ready"; do
		tries=$((tries + 1))
		[ $tries -lt 50 ] ||
			die "the API is not ready: $(curl -sS -m 5 "http://127.0.0.1:${port[api]}/api/ready" 2>&1);" \
				"see ./kayak logs api"
		sleep 0.2
	done
}

# instance_seed SCALE LOG: once in the life of the data. What it says of accounts is kept for later.
instance_seed()
{
	[ ! -e "$inst/data/seeded" ] || return 0
	step "Seeding the $1 data" "$2" seed_run "$1"
	mv "$inst/data/seeding" "$inst/data/seeded"
}

seed_run()
{
	kayakctl seed --scale "$1" >"$inst/data/seeding" ||
		die "seeding failed: see the end of $inst/log/up.log; begin with empty data: ./kayak up --reset"
	cat "$inst/data/seeding"
}

down()
{
	instance_lock
	step "Ending the programs" "$inst/log/up.log" servers_stop $programs
	step "Ending the servers" "$inst/log/up.log" servers_stop $servers
}
