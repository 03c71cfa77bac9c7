# SPDX-License-Identifier: Apache-2.0
# Redis on a unix socket; nothing is kept on disk.

redis_start()
{
	local path

	path=$(tool redis-server) || exit
	mkdir -p "$inst/data/redis"
	rm -f "$run/redis.sock"
	daemon_start redis "$path" --port 0 --unixsocket "$run/redis.sock" \
		--unixsocketperm 700 --save '' --appendonly no --dir "$inst/data/redis" \
		--maxmemory 256mb --maxmemory-policy allkeys-lru --daemonize no
}

redis_answers() { [ "$(timeout 3 redis-cli -s "$run/redis.sock" ping)" = PONG ]; }
redis_stop() { daemon_stop redis TERM 10; }
