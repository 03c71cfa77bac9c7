# SPDX-License-Identifier: Apache-2.0
# Building the programs in var/build (or KAYAK_BUILD) and the two sites in www/. What did not change
# is not built again.

jobs=$(nproc 2>/dev/null || echo 2)

# configure is made anew when one of its sources is younger.
configure_old()
{
	[ ! -e "$top/configure" ] || [ -n "$(find "$top/configure.ac" "$top/Makefile.am" \
		"$top"/{shared,fcgi,agents,nginx,sql,t} "$top/www/local.mk" -name node_modules -prune -o \
		\( -name '*.mk' -o -name configure.ac -o -name Makefile.am \) -newer "$top/configure" -print -quit)" ]
}

configure_make()
{
	cd "$top"
	autoreconf -fi
	touch configure
}

configure_run()
{
	local options=
	[ -z "${KAYAK_TEST_SANITIZE:-}" ] || options=--enable-sanitizers

	mkdir -p "$build"
	cd "$build"
	"$top/configure" --disable-maintainer-mode $options CFLAGS="-O2 -g"
	echo "$top" >.top
}

programs_build()
{
	local log=$top/var/log/build.log

	mkdir -p "$top/var/log"
	exec 8>"$top/var/.build.lock"
	flock 8
	: >"$log"
	if configure_old; then
		step "Preparing the build (autoreconf)" "$log" configure_make
	fi
	[ "$(cat "$build/.top" 2>/dev/null)" = "$top" ] || rm -rf "$build"     # it was moved
	if [ ! -e "$build/config.status" ] || [ "$top/configure" -nt "$build/config.status" ]; then
		step "Configuring" "$log" configure_run
	fi
	step "Building the programs" "$log" make -C "$build" -j"$jobs" -s all
	exec 8>&-
}

# --- the sites ---------------------------------------------------------------

# A number that changes with the sources of the sites.
www_sum()
{
	find "$top/www" \( -name node_modules -o -name dist -o -name test-results \) -prune -o -type f \
		-printf '%P %s %T@\n' | sort | cksum
}

www_install()
{
	cd "$top/www"
	PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 \
		with_node npm ci --no-audit --no-fund --prefer-offline --cache "$cache/npm"
	cksum <package-lock.json >node_modules/.kayak-lock
}

# Is node_modules that of the lock file?
www_installed()
{
	[ "$(cksum <"$top/www/package-lock.json")" = "$(cat "$top/www/node_modules/.kayak-lock" 2>/dev/null)" ]
}

www_make()
{
	cd "$top/www"
	with_node npm run build
	mkdir -p "$top/var/build"
	www_sum >"$top/var/build/www.sum"
}

www_build()
{
	local log=$top/var/log/www.log

	[ -e "$top/www/package.json" ] || return 0
	mkdir -p "$top/var/log"
	: >"$log"
	www_installed || step "Installing npm packages" "$log" www_install
	[ -e "$top/www/traveler/dist/index.html" ] && [ -e "$top/www/admin/dist/index.html" ] &&
		[ "$(www_sum)" = "$(cat "$top/var/build/www.sum" 2>/dev/null)" ] ||
		step "Building the sites" "$log" www_make
}
