#!/bin/bash
# Fetches and unpacks the newest Debian kernel of each series asked for, below .cache/vm/kernels.
#   kernels.sh 5.10 6.1 6.12 7.2      prints the folder of each: vmlinuz, release, lib/modules/
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
kernels=$(cd "$here/../.." && pwd -P)/.cache/vm/kernels
# shellcheck source-path=SCRIPTDIR source=archive.sh
. "$here/archive.sh"

fail() {
	echo "kernels.sh: $*" >&2
	exit 1
}

# Where a series is expected; the other suites are looked at only when it is not there.
expected_suites() {
	case $1 in
	5.10) echo bullseye ;;
	6.1) echo bookworm bookworm-security ;;
	6.12) echo bookworm-backports ;;
	*) echo trixie-backports forky sid ;;
	esac
}

# newest_image ROOT SERIES: "package version" of the newest image in the lists of a private root.
newest_image() {
	local root=$1 series=${2//./\\.}
	local -a names
	mapfile -t names < <(archive_run "$root" apt-cache pkgnames linux-image- |
		grep -E "^linux-image-$series\\.[0-9][^-]*(-[0-9]+)?-amd64\$")
	((${#names[@]} > 0)) || return 1
	archive_run "$root" apt-cache madison "${names[@]}" |
		awk -F ' *[|] *' '{ sub(/^ +/, "", $1); print $1, $2 }' | sort -k2,2V | tail -n 1
}

# The image and the packages that newer kernels split off it, all of one release.
packages_of() {
	local root=$1 image=$2 version=$3
	local release=${image#linux-image-} name
	echo "$image=$version"
	while read -r name _; do
		[[ $name != linux-*-"$release" ]] || echo "$name=$version"
	done < <(archive_run "$root" apt-cache show "$image=$version" |
		sed -n 's/^Depends: //p' | tr ',' '\n')
}

# unpack SERIES TARGET ROOT: fetches into a private root and moves the finished kernel to the target.
unpack() {
	local series=$1 target=$2 root=$3 image version release package image_file
	local -a packages suites
	read -ra suites < <(expected_suites "$series")
	echo "kernel $series: looking for the newest" >&2
	archive_open "$root" "${suites[@]}"
	if ! read -r image version < <(newest_image "$root" "$series"); then
		archive_open "$root" "${all_suites[@]}"
		read -r image version < <(newest_image "$root" "$series") ||
			fail "no Debian suite has a kernel $series; apt said: $(tail -n 3 "$root/log")"
	fi
	release=${image#linux-image-}
	mapfile -t packages < <(packages_of "$root" "$image" "$version")
	echo "kernel $series: fetching $release ($version)" >&2
	mkdir -p "$root"/{debs,tree,kernel/lib}
	(cd "$root/debs" && archive_run "$root" apt-get download "${packages[@]}" >../log 2>&1) ||
		fail "fetching $release failed; apt said: $(tail -n 3 "$root/log")"
	for package in "$root"/debs/*.deb; do dpkg-deb -x "$package" "$root/tree"; done
	for image_file in "$root"/tree/{boot/vmlinuz-,usr/lib/modules/}"$release"{,/vmlinuz}; do
		[[ ! -f $image_file ]] || mv "$image_file" "$root/kernel/vmlinuz"
	done
	[[ -f $root/kernel/vmlinuz ]] || fail "the packages of $release hold no vmlinuz"
	mv "$root"/tree/{,usr/}lib/modules "$root/kernel/lib/" 2>/dev/null || true # only one is there
	[[ -d $root/kernel/lib/modules/$release ]] || fail "the packages of $release hold no modules"
	depmod -b "$root/kernel" "$release"
	echo "$release" >"$root/kernel/release"
	mv "$root/kernel" "$target"
}

ensure() {
	local series=$1
	local target=$kernels/$series
	[[ $series =~ ^[0-9]+\.[0-9]+$ ]] || fail "'$series' is no kernel series such as 6.12"
	if [[ ! -d $target ]]; then
		mkdir -p "$kernels"
		(
			flock 9
			[[ ! -d $target ]] || exit 0
			root=$(mktemp -d "$kernels/.fetch-XXXXXX")
			trap 'rm -rf "$root"' EXIT
			unpack "$series" "$target" "$root"
		) 9>"$kernels/$series.lock"
	fi
	echo "$target"
}

(($# > 0)) || fail "usage: kernels.sh SERIES..."
for series; do ensure "$series"; done
