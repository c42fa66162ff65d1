#!/bin/busybox sh
# shellcheck shell=dash
# First program of the initramfs: lays the host's root under a tmpfs, mounts what a Linux system
# has, and hands over to the session server.
/bin/busybox --install -s /bin
export PATH=/bin
set -e

option() { sed -n "s/.*\\bvm\\.$1=\\([^ ]*\\).*/\\1/p" /proc/cmdline; }

mount_cgroups() {
	local root=$1 controllers
	case $2 in
	v1 | hybrid)
		mount -t tmpfs -o mode=755 cgroup "$root"
		for controllers in cpuset cpu,cpuacct blkio memory devices freezer net_cls,net_prio \
			perf_event hugetlb pids rdma misc; do
			mkdir -p "$root/$controllers"
			# Not every kernel still has every controller in the old hierarchy.
			mount -t cgroup -o "$controllers" cgroup "$root/$controllers" 2>/dev/null ||
				rmdir "$root/$controllers"
		done
		[ "$2" = v1 ] || { mkdir "$root/unified" && mount -t cgroup2 cgroup2 "$root/unified"; }
		;;
	*)
		mount -t cgroup2 cgroup2 "$root"
		sed 's/[^ ]* */+&/g' "$root/cgroup.controllers" >"$root/cgroup.subtree_control"
		;;
	esac
}

mount -t proc proc /proc
cgroup=$(option cgroup)
hostname "$(option hostname)"
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
while read -r module; do insmod "/modules/$module"; done </modules/order

mount -t 9p -o ro,trans=virtio,version=9p2000.L,msize=1048576,cache=loose hostroot /host
mount -t tmpfs -o size=75%,mode=755 overlay /upper
mkdir /upper/files /upper/work
mount -t overlay -o lowerdir=/host,upperdir=/upper/files,workdir=/upper/work root /root

cd /root
mkdir -p proc sys dev run lib/modules
mount --move /proc proc
mount --move /sys sys
mount --move /dev dev
mkdir -p dev/pts dev/shm dev/mqueue
mount -t devpts -o gid=5,mode=620,ptmxmode=666 devpts dev/pts
mount -t tmpfs -o mode=1777 shm dev/shm
mount -t mqueue mqueue dev/mqueue
ln -sf /proc/self/fd dev/fd
for stream in 0:stdin 1:stdout 2:stderr; do ln -sf "/proc/self/fd/${stream%:*}" "dev/${stream#*:}"; done
mount -t tmpfs -o mode=755 run run
mkdir -p run/vm/host
for place in tmp:1777 run/containerd:711 var/lib/containerd:711 var/lib/ringfence:700; do
	mkdir -p "${place%:*}"
	mount -t tmpfs -o "mode=${place#*:}" "${place%:*}" "${place%:*}"
	echo "/${place%:*}" >>run/vm/own
done
printf '%s\n' /run /dev/shm >>run/vm/own
mount -t 9p -o ro,trans=virtio,version=9p2000.L,msize=1048576,cache=loose modules lib/modules
mount -t securityfs securityfs sys/kernel/security
mount -t debugfs debugfs sys/kernel/debug
mount -t tracefs tracefs sys/kernel/tracing
mount -t bpf bpf sys/fs/bpf
mount_cgroups sys/fs/cgroup "$cgroup"
ip link set lo up

# What enter.sh needs where a tmpfs hides the host's folder.
mount --move /host run/vm/host
cp /bin/busybox /bin/session /bin/enter run/vm/

ports=
for port in sys/class/virtio-ports/*; do ports="$ports /dev/${port##*/}"; done
# shellcheck disable=SC2086 # a list of devices
exec switch_root /root /run/vm/session $ports
