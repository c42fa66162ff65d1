#!/bin/bash
# Fetches and unpacks the newest Debian kernel of each series asked for, below .cache/vm/kernels.
#   kernels.sh 5.10 6.1 6.12 7.2      prints the folder of each: vmlinuz, release, lib/modules/
# Other suites never enter the machine's own apt configuration: each fetch has a private root.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
kernels=$repository/.cache/vm/kernels

fail() {
	echo "kernels.sh: $*" >&2
	exit 1
}

# The Debian mirror that this machine already uses: $1 is the label of the archive.
mirror() {
	local uri label targets
	# shellcheck disable=SC2016 # apt's own variables
	targets=$(apt-get indextargets --format '$(REPO_URI)|$(LABEL)')
	while IFS='|' read -r uri label; do
		case $1:$label:$uri in
		Debian:Debian:* | Debian-Security:Debian-Security:*) ;;
		Debian::*/debian/ | Debian-Security::*/debian-security/) ;; # no lists fetched yet
		*) continue ;;
		esac
		echo "$uri"
		return
	done <<<"$targets"
	return 1
}

# Where a series is expected; any other suite is looked at only when it is not there.
expected_suites() {
	case $1 in
	5.10) echo bullseye ;;
	6.1) echo bookworm bookworm-security ;;
	6.12) echo bookworm-backports ;;
	*) echo trixie-backports forky sid ;;
	esac
}
all_suites="bullseye bookworm bookworm-security bookworm-backports trixie-backports forky sid"

write_sources() {
	local suite debian security
	debian=$(mirror Debian) || fail "no Debian archive in this machine's apt sources"
	security=$(mirror Debian-Security || true)
	for suite; do
		case $suite in
		*-security) [[ -z $security ]] || echo "deb $security $suite main" ;;
		*) echo "deb $debian $suite main" ;;
		esac
	done
}

# Runs an apt program inside the private root.
private() {
	local program=$1
	shift
	"$program" -q -o Dir::Etc::sourcelist="$root/sources.list" -o Dir::Etc::sourceparts=- \
		-o Dir::Etc::preferences=- -o Dir::Etc::preferencesparts=- \
		-o Dir::State="$root" -o Dir::State::lists="$root/lists" \
		-o Dir::State::status="$root/status" -o Dir::Cache="$root/cache" \
		-o Acquire::Languages=none -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false \
		-o APT::Sandbox::User=root -o APT::Architecture=amd64 "$@"
}

# "package version" of the newest kernel image of a series among the given suites.
newest_image() {
	local series=$1 pattern names
	shift
	write_sources "$@" >"$root/sources.list"
	# A suite that has left the mirror must not hide the others.
	private apt-get update >"$root/update.log" 2>&1 || true
	pattern="^linux-image-${series//./\\.}\\.[0-9][^-]*(-[0-9]+)?-amd64\$"
	mapfile -t names < <(private apt-cache pkgnames linux-image- | grep -E "$pattern")
	((${#names[@]} > 0)) || return 1
	private apt-cache madison "${names[@]}" |
		awk -F ' *[|] *' '{ sub(/^ +/, "", $1); print $1, $2 }' | sort -k2,2V | tail -n 1
}

# The image and the packages that newer kernels split off it, all of one release.
packages_of() {
	local image=$1 version=$2
	echo "$image=$version"
	private apt-cache show "$image=$version" | sed -n 's/^\(Pre-\)\?Depends: //p' |
		tr ',|' '\n\n' | sed 's/(.*//; s/ //g' |
		grep -E "^linux-[a-z]+-${image#linux-image-}\$" | sort -u | sed "s/\$/=$version/" || true
}

unpack() {
	local series=$1 target=$2 image version release
	local -a packages
	mkdir -p "$root"/{lists/partial,cache/archives/partial,debs,tree}
	: >"$root/status"
	echo "kernel $series: looking for the newest" >&2
	# shellcheck disable=SC2046 # a list of suites
	read -r image version < <(newest_image "$series" $(expected_suites "$series")) ||
		read -r image version < <(newest_image "$series" $all_suites) ||
		fail "no suite has a kernel $series; apt said: $(tail -n 3 "$root/update.log")"
	release=${image#linux-image-}
	mapfile -t packages < <(packages_of "$image" "$version")
	echo "kernel $series: fetching $release $version" >&2
	(cd "$root/debs" && private apt-get download "${packages[@]}" >../download.log 2>&1) ||
		fail "fetching $release failed: $(tail -n 3 "$root/download.log")"
	for package in "$root"/debs/*.deb; do dpkg-deb -x "$package" "$root/tree"; done
	mkdir -p "$root/kernel/lib"
	local top=$root/tree
	[[ -d $top/lib/modules ]] || top=$root/tree/usr
	mv "$top/lib/modules" "$root/kernel/lib/modules"
	cp "$(find "$root/tree/boot" "$root/kernel/lib/modules" -name 'vmlinuz*' -type f -print -quit \
		2>/dev/null)" "$root/kernel/vmlinuz" || fail "$release holds no vmlinuz"
	depmod -b "$root/kernel" "$release"
	echo "$release" >"$root/kernel/release"
	rm -rf "$target"
	mv "$root/kernel" "$target"
}

ensure() {
	local series=$1
	local target=$kernels/$series
	[[ $series =~ ^[0-9]+\.[0-9]+$ ]] || fail "'$series' is no kernel series such as 6.12"
	if [[ ! -f $target/release ]]; then
		mkdir -p "$kernels"
		(
			flock 9
			[[ ! -f $target/release ]] || exit 0
			root=$(mktemp -d "$kernels/.fetch-XXXXXX")
			trap 'rm -rf "$root"' EXIT
			unpack "$series" "$target"
		) 9>"$kernels/$series.lock"
	fi
	echo "$target"
}

(($# > 0)) || fail "usage: kernels.sh SERIES..."
for series; do ensure "$series"; done
