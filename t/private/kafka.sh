# SPDX-License-Identifier: Apache-2.0
# Apache Kafka in KRaft mode, one process: broker and controller. Topics are made by `kayakctl
# topics make`.

kafka_conf()
{
	cat <<-EOF
	process.roles=broker,controller
	node.id=1
	controller.quorum.voters=1@127.0.0.1:${port[kafka_controller]}
	listeners=PLAINTEXT://127.0.0.1:${port[kafka]},CONTROLLER://127.0.0.1:${port[kafka_controller]}
	advertised.listeners=PLAINTEXT://127.0.0.1:${port[kafka]}
	controller.listener.names=CONTROLLER
	log.dirs=$inst/data/kafka
	auto.create.topics.enable=false
	offsets.topic.replication.factor=1
	offsets.topic.num.partitions=4
	transaction.state.log.replication.factor=1
	transaction.state.log.min.isr=1
	share.coordinator.state.topic.replication.factor=1
	share.coordinator.state.topic.min.isr=1
	group.initial.rebalance.delay.ms=0
	group.min.session.timeout.ms=1000
	num.network.threads=2
	num.io.threads=2
	log.cleaner.dedupe.buffer.size=16777216
	EOF
}


kafka_classpath() { echo "$cache/kafka-$KAFKA_VERSION/*"; }

kafka_start()
{
	local conf=$inst/etc/kafka.properties id=$inst/data/kafka/meta.properties

	kafka_conf >"$conf"
	if [ ! -s "$id" ]; then
		rm -rf "$inst/data/kafka"
		java -XX:TieredStopAtLevel=1 -cp "$(kafka_classpath)" kafka.tools.StorageTool format \
			-t "$(head -c 16 /dev/urandom | base64 | tr '+/' 'ab' | tr -d '=')" -c "$conf" \
			>>"$inst/log/kafka.log" 2>&1 ||
			die "Kafka cannot make its folder: see the end of $inst/log/kafka.log"
	fi
	daemon_start kafka java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
		-Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "$(kafka_classpath)" kafka.Kafka "$conf"
}

kafka_answers() { timeout 5 kcat -b "127.0.0.1:${port[kafka]}" -L -m 2; }
kafka_stop() { daemon_stop kafka TERM 20; }
