# SPDX-License-Identifier: Apache-2.0
# What is fetched once and kept below var/cache: the venv, Kafka's jars. A finished piece has a file that says so.

cache=$top/var/cache

. "$top/t/private/versions"

fetched() { [ "$(cat "$cache/$1.done" 2>/dev/null)" = "$2" ]; }

venv_fetched() { fetched venv "$SECANTUSDB_VERSION"; }

venv_fetch()
{
	mkdir -p "$cache"
	rm -rf "$cache/venv"
	/usr/bin/python3 -m venv "$cache/venv"
	"$cache/venv/bin/pip" install -q --no-input "SecantusDB==$SECANTUSDB_VERSION"
	echo "$SECANTUSDB_VERSION" >"$cache/venv.done"
}

kafka_fetched() { [ -e "$cache/kafka-$KAFKA_VERSION/.done" ]; }

kafka_fetch()
{
	local dir=$cache/kafka-$KAFKA_VERSION

	rm -rf "$dir" && mkdir -p "$dir"
	mvn -q -B -f "$top/t/private/kafka-pom.xml" -Dmaven.repo.local="$cache/maven" \
		-Dkafka.version="$KAFKA_VERSION" -Dslf4j.version="$SLF4J_VERSION" \
		-Dplugin.version="$MAVEN_DEPENDENCY_PLUGIN_VERSION" \
		dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$dir"
	touch "$dir/.done"
}
