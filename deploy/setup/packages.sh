#!/bin/bash
# Installs the Debian packages that a bare Debian 12 lacks for building, testing and running.
# Does nothing, and asks the network nothing, where they are all there. Root, or sudo.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=progress.sh
. "$(dirname "${BASH_SOURCE[0]}")/progress.sh"

packages=(
	# build: BPF objects, native addon, the guests' first process
	clang-19 llvm-19 clang-format-19 gcc libc6-dev libbpf-dev bpftool shellcheck
	# run: containers, and their image
	containerd runc iproute2 procps busybox-static ca-certificates
	# guests: QEMU, Debian's kernels, initramfs, sessions
	qemu-system-x86 libaio1 kmod cpio xz-utils zstd socat util-linux
	# most containers of tests, which it starts in a quarter of runc's time
	crun
)
# Any npm installs the pinned Node; one that is there already is not replaced.
command -v npm >/dev/null || packages+=(npm)

missing=()
for package in "${packages[@]}"; do
	status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
	[[ $status == installed ]] || missing+=("$package")
done
if ((${#missing[@]} == 0)); then
	echo "packages: all ${#packages[@]} are installed"
	exit
fi
echo "packages: ${#missing[@]} of ${#packages[@]} are missing: ${missing[*]}"

as_root=()
if ((EUID != 0)); then
	command -v sudo >/dev/null || {
		echo "packages.sh: installing packages needs root, and there is no sudo;" \
			"run this as root: apt-get install ${missing[*]}" >&2
		exit 1
	}
	as_root=(sudo)
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Its status comes on standard output, all that it says else in the log. sudo closes what is above 2.
apt() {
	# shellcheck disable=SC2016 # for the inner shell
	"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
		sh -c 'exec apt-get "$@" 3>&1 >&2' apt-get -q -y -o APT::Status-Fd=3 \
		-o DPkg::Lock::Timeout=300 "$@" 2>"$log" </dev/null | show_apt_progress || {
		echo "packages.sh: apt-get $1 failed; its last lines:" >&2
		tail -n 15 "$log" >&2
		exit 1
	}
}
echo "packages: fetching the lists"
apt update
echo "packages: installing"
apt install --no-install-recommends "${missing[@]}"
for package in "${missing[@]}"; do
	status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
	[[ $status == installed ]] || {
		echo "packages.sh: $package is still not installed (it is '${status:-unknown}')" >&2
		exit 1
	}
done
echo "packages: done"
