# SPDX-License-Identifier: Apache-2.0
# A server of the MongoDB protocol with durable storage, from the venv. A company sets
# KAYAK_MONGO_URL instead.

mongo_start()
{
	mkdir -p "$inst/data/mongo"
	: >"$inst/etc/mongo.toml"
	daemon_start mongo "$cache/venv/bin/secantusd-py" --config "$inst/etc/mongo.toml" --standalone \
		--host 127.0.0.1 --port "${port[mongo]}" --storage-path "$inst/data/mongo" \
		--cache-size 256M --log-level WARNING
}

mongo_answers()
{
	timeout 3 bash -c "exec 4<>/dev/tcp/127.0.0.1/${port[mongo]}"
}

mongo_stop() { daemon_stop mongo TERM 10; }
