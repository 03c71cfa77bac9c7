# SPDX-License-Identifier: Apache-2.0
# nginx in front of everything, with the configuration of nginx/ filled in for this instance.

# listen NAME: the directives for a port, on this machine's loopback only.
listen()
{
	printf 'listen 127.0.0.1:%s;' "${port[$1]}"
	[ ! -s /proc/net/if_inet6 ] || printf ' listen [::1]:%s;' "${port[$1]}"
}

# A worker runs as whoever started nginx: the sockets of the pools are that user's.
nginx_user() { [ "$(id -u)" != 0 ] || echo "user root;"; }

nginx_fill()
{
	sed -e "s|@USER@|$(nginx_user)|" -e "s|@WORKERS@|${KAYAK_NGINX_WORKERS:-auto}|" \
		-e "s|@RUN@|$run|g" -e "s|@LOG@|$inst/log|g" -e "s|@TMP@|$inst/data/nginx|g" \
		-e "s|@WWW@|$top/www|g" -e "s|@LOCAL_PORT@|${port[local]}|g" \
		-e "s|@LISTEN_TRAVELER@|$(listen traveler)|" -e "s|@LISTEN_ADMIN@|$(listen admin)|" \
		-e "s|@LISTEN_API@|$(listen api)|" -e "s|@LISTEN_EVENTS@|$(listen events)|" \
		-e "s|@TRAVELER_URL@|$(conf_get KAYAK_TRAVELER_URL)|g" \
		-e "s|@ADMIN_URL@|$(conf_get KAYAK_ADMIN_URL)|g" \
		-e "s|@PSP_PUBLIC_URL@|$(conf_get KAYAK_PSP_PUBLIC_URL)|g" "$1"
}

# The files of nginx/, and the limits: those of etc/limits.conf where tests or benches brought their
# own.
nginx_sources()
{
	ls "$top"/nginx/*.conf | grep -v /limits.conf
	if [ -e "$inst/etc/limits.conf" ]; then
		echo "$inst/etc/limits.conf"
	else
		echo "$top/nginx/limits.conf"
	fi
	echo "$top/nginx/nginx.conf.in"
}

# KAYAK_LIMITS=FILE brings other limits for this instance; they stay until others come.
nginx_limits()
{
	[ -z "${KAYAK_LIMITS:-}" ] || cp "$KAYAK_LIMITS" "$inst/etc/limits.conf"
}

# Writes etc/nginx/.
nginx_conf()
{
	local dir=$inst/etc/nginx file name

	nginx_limits
	mkdir -p "$dir" "$inst/data/nginx"
	for file in $(nginx_sources); do
		name=${file##*/}
		nginx_fill "$file" >"$dir/${name%.in}"
	done
}

nginx_start()
{
	local path

	path=$(tool nginx) || exit
	nginx_conf
	"$path" -t -q -p "$inst" -e stderr -c "$inst/etc/nginx/nginx.conf" \
		>>"$inst/log/nginx.log" 2>&1 ||
		die "nginx refuses its configuration: see the end of $inst/log/nginx.log"
	daemon_start nginx "$path" -p "$inst" -e stderr -c "$inst/etc/nginx/nginx.conf"
}

nginx_answers() { port_taken "${port[local]}" && port_taken "${port[api]}"; }
nginx_stamp()
{
	local file

	nginx_limits
	for file in $(nginx_sources); do
		nginx_fill "$file"
	done | cksum
}

nginx_stop() { daemon_stop nginx QUIT 8; }
