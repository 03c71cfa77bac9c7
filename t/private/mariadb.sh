# SPDX-License-Identifier: Apache-2.0
# MariaDB with a datadir of its own and no TCP port.

mariadb_password()
{
	local file=$inst/keys/mysql.password

	[ -s "$file" ] || ( umask 077 && head -c 18 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$file" )
	cat "$file"
}

mariadb_conf()
{
	cat <<-EOF
	[mariadbd]
	user = $(id -un)
	datadir = $inst/data/mariadb
	tmpdir = $inst/data/mariadb.tmp
	socket = $run/mysql.sock
	pid-file = $run/mysql.own.pid
	skip-networking
	skip-name-resolve
	max_connections = 60
	character-set-server = utf8mb4
	collation-server = utf8mb4_unicode_ci
	default-time-zone = +00:00
	transaction-isolation = READ-COMMITTED
	innodb_snapshot_isolation = ON
	innodb_flush_log_at_trx_commit = 1
	innodb_buffer_pool_size = 512M
	innodb_log_file_size = 256M
	innodb_flush_method = O_DIRECT
	local_infile = ON
	max_allowed_packet = 64M
	EOF
}

# The server's own account is the one of the person who runs this, by the socket's credentials.
mariadb_prepare()
{
	[ -d "$inst/data/mariadb/mysql" ] && return
	rm -rf "$inst/data/mariadb" "$inst/data/mariadb.new"
	mkdir -p "$inst/data/mariadb.tmp"
	mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$inst/data/mariadb.new" \
		--auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)" \
		--skip-test-db --skip-name-resolve --innodb-log-file-size=256M \
		>>"$inst/log/mariadb.log" 2>&1 ||
		die "MariaDB cannot make its tables: see the end of $inst/log/mariadb.log"
	mv "$inst/data/mariadb.new" "$inst/data/mariadb"
}

mariadb_start()
{
	local path

	path=$(tool mariadbd) || exit
	mariadb_prepare
	mkdir -p "$inst/data/mariadb.tmp"
	mariadb_conf >"$inst/etc/mariadb.cnf"
	daemon_start mariadb "$path" --defaults-file="$inst/etc/mariadb.cnf"
}

# mariadb_sql [ARGS]: the client, with all rights.
mariadb_sql()
{
	timeout "${sql_seconds:-600}" mariadb --no-defaults -S "$run/mysql.sock" -u "$(id -un)" \
		--default-character-set=utf8mb4 "$@"
}

mariadb_answers() { sql_seconds=3 mariadb_sql -e 'SELECT 1'; }

mariadb_setup()
{
	mariadb_sql <<-EOF
	CREATE DATABASE IF NOT EXISTS kayak_db CHARACTER SET utf8mb4;
	CREATE USER IF NOT EXISTS kayak@localhost;
	SET PASSWORD FOR kayak@localhost = PASSWORD('$(mariadb_password)');
	GRANT ALL ON kayak_db.* TO kayak@localhost;
	GRANT ALL ON \`kayak\\_scratch%\`.* TO kayak@localhost;
	EOF
}

mariadb_stop() { daemon_stop mariadb TERM 30; }
