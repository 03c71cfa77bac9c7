# SPDX-License-Identifier: Apache-2.0
# The Debian packages that a task needs; the list is packages.txt.

packages_of()
{
	local group

	for group; do
		awk -v group="$group" '$1 == group { for (i = 2; i <= NF; i++) print $i }' \
			"$top/t/private/packages.txt"
	done
}

packages_missing()
{
	packages_of "$@" | while read -r name; do
		[ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] ||
			echo "$name"
	done
}

# packages_need GROUP...: installs what is missing, as root or by sudo.
packages_need()
{
	local missing sudo=

	command -v dpkg-query >/dev/null ||
		die "this is not Debian: install what t/private/packages.txt names by hand"
	missing=$(packages_missing "$@" | tr '\n' ' ')
	[ -n "$missing" ] || return 0
	if [ "$(id -u)" != 0 ]; then
		command -v sudo >/dev/null ||
			die "packages are missing; as root run: apt-get install $missing"
		sudo=sudo
		sudo -v -p "kayak: password of %u, to install Debian packages: " ||
			die "packages are missing; as root run: apt-get install $missing"
	fi
	step "Installing Debian packages" "$top/var/log/apt.log" \
		$sudo "$top/t/private/apt-install" $missing
}
