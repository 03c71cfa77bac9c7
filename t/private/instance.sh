# SPDX-License-Identifier: Apache-2.0
# An instance is a folder with its own set of servers and programs:
#	etc/ (kayak.conf, nginx.conf, pools/, ports, overrides)  run/  log/  data/  keys/
# Set before use: top (the checkout). Set by instance_open: inst (the folder), port[NAME].

declare -A port=()

# Which daemon listens on a port.
declare -A port_user=(
	[mongo]=mongo [kafka]=kafka [kafka_controller]=kafka [smtp]=mail [inbox]=mail [psp]=psp
	[admin]=nginx [traveler]=nginx [api]=nginx [events]=nginx [local]=nginx
)

owner() { stat -c %U "$1" 2>/dev/null || echo "another user"; }

# instance_open DIR: makes the folder where it is missing and reads what it has.
instance_open()
{
	local name value

	mkdir -p "$1" 2>/dev/null && [ -w "$1" ] ||
		die "cannot write to $1: it belongs to $(owner "$1"); run as that user or remove it"
	inst=$(cd "$1" && pwd -P)
	mkdir -p "$inst"/{etc/pools,log,data,keys}
	chmod 700 "$inst/keys"
	instance_run_dir
	port=()
	[ ! -r "$inst/etc/ports" ] || while IFS== read -r name value; do
		port[$name]=$value
	done <"$inst/etc/ports"
}

# A unix socket's path is at most 107 bytes. In a deep checkout run/ is a link to a short folder.
instance_run_dir()
{
	local short

	if [ ${#inst} -gt 80 ] && [ ! -e "$inst/run" ]; then
		short=/tmp/kayak-$(id -u)-$(printf %s "$inst" | cksum | cut -d' ' -f1)
		rm -f "$inst/run"
		mkdir -p -m 700 "$short" && [ -O "$short" ] || die "cannot use $short: remove it"
		ln -s "$short" "$inst/run"
	fi
	mkdir -p "$inst/run"
	chmod 700 "$inst/run/."
	run=$(cd "$inst/run" && pwd -P)
}

# port_choose NAME [FIXED]: keeps the port of the last time while it is ours or free.
port_choose()
{
	local name=$1 fixed=${2:-} running=
	daemon_pid "${port_user[$name]}" >/dev/null && running=yes

	if [ -n "$fixed" ]; then
		[ -n "$running" ] && [ "${port[$name]:-}" = "$fixed" ] || ! port_taken "$fixed" ||
			die "port $fixed ($name) is in use by $(port_owner "$fixed"): stop it," \
				"or set KAYAK_PORT_${name^^} to another port"
		port[$name]=$fixed
	elif [ -z "${port[$name]:-}" ] || { [ -z "$running" ] && port_taken "${port[$name]}"; }; then
		port_free
		port[$name]=$free_port
	fi
}

instance_save_ports()
{
	local name

	for name in "${!port[@]}"; do
		echo "$name=${port[$name]}"
	done | sort >"$inst/etc/ports"
}

# Every port but those that the caller fixed: instance_ports [NAME=PORT]...
instance_ports()
{
	local name fixed=" $* " value

	for name in "${!port_user[@]}"; do
		value=
		case $fixed in *" $name="*) value=${fixed#* "$name="}; value=${value%% *} ;; esac
		port_choose "$name" "$value"
	done
	instance_save_ports
}

# conf_get KEY: the value in the instance's kayak.conf.
conf_get()
{
	sed -n "s/^$1=//p" "$inst/etc/kayak.conf"
}

# Is this server somebody else's, by a setting of the environment at `up`?
external()
{
	local key=${external_key[$1]:-}

	[ -n "$key" ] && [ -n "${!key:-}" ]
}
declare -A external_key=(
	[mariadb]=KAYAK_MYSQL_URL [redis]=KAYAK_REDIS_URL [mongo]=KAYAK_MONGO_URL
	[kafka]=KAYAK_KAFKA_BROKERS [mail]=KAYAK_SMTP_URL [psp]=KAYAK_PSP_URL
)

conf_defaults()
{
	local mysql=mysql://kayak:$(mariadb_password)@/kayak_db?socket=$run/mysql.sock

	cat <<-EOF
	KAYAK_MYSQL_URL=${KAYAK_MYSQL_URL:-$mysql}
	KAYAK_REDIS_URL=${KAYAK_REDIS_URL:-unix://$run/redis.sock}
	KAYAK_MONGO_URL=${KAYAK_MONGO_URL:-mongodb://127.0.0.1:${port[mongo]}/kayak_mongo}
	KAYAK_KAFKA_BROKERS=${KAYAK_KAFKA_BROKERS:-127.0.0.1:${port[kafka]}}
	KAYAK_SMTP_URL=${KAYAK_SMTP_URL:-smtp://127.0.0.1:${port[smtp]}}
	KAYAK_PSP_URL=${KAYAK_PSP_URL:-http://127.0.0.1:${port[psp]}}
	KAYAK_PSP_PUBLIC_URL=${KAYAK_PSP_PUBLIC_URL:-http://localhost:${port[psp]}}
	KAYAK_RUN_DIR=$run
	KAYAK_LOG_DIR=$inst/log
	KAYAK_KEYS_DIR=$inst/keys
	KAYAK_POOLS_DIR=$inst/etc/pools
	KAYAK_TRAVELER_URL=http://localhost:${port[traveler]}
	KAYAK_ADMIN_URL=http://localhost:${port[admin]}
	KAYAK_API_URL=http://localhost:${port[api]}
	KAYAK_HOLD_SECONDS=900
	KAYAK_BCRYPT_COST=12
	KAYAK_OPEN_BOOKINGS=10
	KAYAK_MAIL_FROM=trips@kayak.example
	KAYAK_BRAND=Kayak
	KAYAK_DEMO=yes
	EOF
}

# Writes etc/kayak.conf: the defaults, overridden by the KEY=value lines of etc/overrides.
conf_write()
{
	local new=$inst/etc/kayak.conf.new

	touch "$inst/etc/overrides"
	( umask 077 && { conf_defaults; cat "$inst/etc/overrides"; } | awk '
		/^[A-Z_]+=/ {
			key = substr($0, 1, index($0, "=") - 1)
			if (!(key in line)) order[++n] = key
			line[key] = $0
		}
		END { for (i = 1; i <= n; i++) print line[order[i]] }' >"$new" )
	if cmp -s "$new" "$inst/etc/kayak.conf"; then
		rm "$new"
	else
		mv "$new" "$inst/etc/kayak.conf"
	fi
}

# override KEY=value...: remembered in this instance, in force for programs that start from now on.
override()
{
	local pair

	for pair; do
		sed -i "/^${pair%%=*}=/d" "$inst/etc/overrides"
		echo "$pair" >>"$inst/etc/overrides"
	done
	conf_write
}
