# SPDX-License-Identifier: Apache-2.0
# Looking at an instance: addresses, what runs, logs.

welcome()
{
	cat <<-EOF

	Kayak runs:
	  travelers   http://localhost:${port[traveler]}
	  admins      http://localhost:${port[admin]}      (code for signing in: ./kayak totp)
	  API         http://localhost:${port[api]}/api    (its description: /api/openapi.json)
	  events      ws://localhost:${port[events]}/events
	  mail inbox  http://localhost:${port[inbox]}      (every mail the platform sends)
	  cards       http://localhost:${port[psp]}      (the payment provider of development)

	EOF
	accounts
	cat <<-EOF

	./kayak status shows what runs, ./kayak logs NAME its log, ./kayak down ends it.
	EOF
}

# The demo accounts, as the seed told them.
accounts() { grep '@' "$inst/data/seeded" 2>/dev/null | sed 's/^/  /; s#(and a code: kayakctl#(and a code: ./kayak#' || :; }

status()
{
	local name all=0

	printf '%-9s%-9s%-9s%s\n' name state process where
	for name in $servers $programs; do
		status_line "$name" || all=1
	done
	cat <<-EOF

	nginx       http://127.0.0.1:${port[local]}/nginx
	pools       http://127.0.0.1:${port[local]}/status/POOL  (search booking account login admin;
	            ?json, ?full)
	settings    $inst/etc/kayak.conf
	logs        $inst/log (./kayak logs NAME; requests: ./kayak logs access)
	EOF
	return $all
}

status_line()
{
	local name=$1 pid state=up rc=0

	if external "$name"; then
		state="yours" pid=-
	elif ! pid=$(daemon_pid "$name"); then
		state=down pid=- rc=1
	elif ! "${name}_answers" >/dev/null 2>&1; then
		state=silent rc=1
	fi
	printf '%-9s%-9s%-9s%s\n' "$name" "$state" "$pid" "$(where "$name")"
	return $rc
}

where()
{
	case $1 in
	kafka)   conf_get KAYAK_KAFKA_BROKERS ;;
	mongo)   conf_get KAYAK_MONGO_URL ;;
	mariadb) conf_get KAYAK_MYSQL_URL | sed 's|://[^@]*@|://|; s|.*socket=||' ;;
	redis)   conf_get KAYAK_REDIS_URL ;;
	mail)    echo "$(conf_get KAYAK_SMTP_URL), inbox http://localhost:${port[inbox]}" ;;
	psp)     conf_get KAYAK_PSP_PUBLIC_URL ;;
	nginx)   echo "http://localhost:${port[traveler]} :${port[admin]} :${port[api]} :${port[events]}" ;;
	*)       echo "$run" ;;
	esac
}

logs()
{
	local name=${1:-} follow=

	[ "${2:-}" != -f ] || follow=-f
	[ -n "$name" ] && [ -r "$inst/log/$name.log" ] ||
		die "which log? $(cd "$inst/log" && echo *.log | sed 's/\.log//g')"
	exec tail -n 200 $follow "$inst/log/$name.log"
}
