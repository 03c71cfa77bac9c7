# SPDX-License-Identifier: Apache-2.0
# Where programs are found, and ours: kayak-api, kayak-worker, kayak-agent, kayakctl.

build=${KAYAK_BUILD:-$top/var/build}

# tool NAME: a program of the machine; also where an ordinary user's PATH does not look.
tool()
{
	PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin command -v "$1" ||
		die "$1 is missing: ./kayak up installs it"
}

# program PATH: one of ours, a script of the checkout or built.
program()
{
	if [ -x "$top/$1" ] && [ ! -d "$top/$1" ]; then
		echo "$top/$1"
	elif [ -x "$build/$1" ]; then
		echo "$build/$1"
	else
		return 1
	fi
}

kayakctl() { "$build/kayakctl" -c "$inst/etc/kayak.conf" "$@"; }
