#!/bin/bash
# Makes the initramfs for an unpacked kernel (a folder that kernels.sh printed) and prints its path.
# The file is cached, named by the hash of everything that goes into it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
repository=$(cd "$here/../.." && pwd -P)
kernel=${1:?usage: initrd.sh KERNEL_FOLDER}
release=$(<"$kernel/release")
images=$repository/.cache/vm/initrd
wanted=(virtio_pci virtio_console virtio_rng 9pnet_virtio 9p overlay)

key=$(cat "$here"/{initrd.sh,initramfs/*} /bin/busybox "$kernel/release" | sha256sum | cut -c 1-16)
image=$images/$release-$key.img
if [[ -f $image ]]; then
	echo "$image"
	exit
fi

add_modules() {
	local module name
	for module in "${wanted[@]}"; do
		# "builtin" lines name what the kernel has anyway.
		modprobe -D -d "$kernel" -S "$release" "$module" | sed -n 's/^insmod //p'
	done | awk '!seen[$1]++ { print $1 }' | while read -r module; do
		name=${module##*/}
		name=${name%.ko*}.ko
		case $module in
		*.xz) xz -dc "$module" ;;
		*.zst) zstd -dqc "$module" ;;
		*) cat "$module" ;;
		esac >"$tree/modules/$name"
		echo "$name" >>"$tree/modules/order"
	done
}

mkdir -p "$images"
tree=$(mktemp -d "$images/.make-XXXXXX")
trap 'rm -rf "$tree" "$tree.img"' EXIT
mkdir -p "$tree"/{bin,dev,proc,sys,modules,host,upper,root}
cp /bin/busybox "$tree/bin/busybox"
install -m 755 "$here/initramfs/init.sh" "$tree/init"
install -m 755 "$here/initramfs/enter.sh" "$tree/bin/enter"
cc -O2 -Wall -Wextra -Werror -static -o "$tree/bin/session" "$here"/initramfs/*.c -lutil
: >"$tree/modules/order"
add_modules
(cd "$tree" && find . | cpio -o -H newc --quiet -R 0:0 | gzip -1) >"$tree.img"
rm -f "$images/$release"-*.img
mv "$tree.img" "$image"
echo "$image"
