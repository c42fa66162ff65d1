#!/bin/bash
# Prints the path of the QEMU that boots the guests.
# Debian 12's own is 7.2. That of its backports (10.0) runs the same guest in 0.7 of the time, and
# starts a program there in half of it; so that one is unpacked below .cache/vm/qemu, and what is
# installed stays as it is, lending its libraries. Where it cannot be had, the installed one serves.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
cache=$(cd "$here/../.." && pwd -P)/.cache/vm
target=$cache/qemu
# shellcheck source-path=SCRIPTDIR source=archive.sh
. "$here/archive.sh"

installed=$(command -v qemu-system-x86_64) || {
	echo "qemu.sh: qemu-system-x86_64 is not installed; deploy/setup/packages.sh installs it" >&2
	exit 1
}

major() { "$1" --version 2>/dev/null | sed -n 's/^QEMU emulator version \([0-9]*\).*/\1/p'; }

# unpack ROOT: fetches into a private root and moves the finished tree to the target.
unpack() {
	local root=$1 package
	echo "QEMU: fetching that of bookworm-backports, which is faster than the installed one" >&2
	archive_open "$root" bookworm-backports
	mkdir -p "$root"/{debs,tree}
	(cd "$root/debs" && archive_run "$root" apt-get download \
		qemu-system-x86 qemu-system-common qemu-system-data seabios >../log 2>&1) || {
		echo "QEMU: fetching it failed; apt said: $(tail -n 3 "$root/log")" >&2
		return 1
	}
	for package in "$root"/debs/*.deb; do dpkg-deb -x "$package" "$root/tree"; done
	[[ $(major "$root/tree/usr/bin/qemu-system-x86_64") ]] || {
		echo "QEMU: what was fetched does not start:" \
			"$("$root/tree/usr/bin/qemu-system-x86_64" --version 2>&1 | tail -n 3)" >&2
		return 1
	}
	mv "$root/tree" "$target"
}

program=$target/usr/bin/qemu-system-x86_64
if (($(major "$installed") >= 10)); then
	program=$installed
elif [[ ! -d $target ]]; then
	mkdir -p "$cache"
	(
		flock 9
		[[ ! -d $target ]] || exit 0
		root=$(mktemp -d "$cache/.fetch-XXXXXX")
		trap 'rm -rf "$root"' EXIT
		unpack "$root"
	) 9>"$cache/qemu.lock" || program=$installed
fi
echo "$program"
