#!/bin/bash
# boot.sh STATE_FOLDER SESSIONS: becomes the QEMU of one guest, to be run in the background.
# The folder gets pid, kernel, one socket a session, serial.log and qemu.log.
# KERNEL, LSM, CGROUP, MEM, SMP, THREADS and ICOUNT as in vm.sh.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
state=$1
sessions=$2
series=${KERNEL:?}

cd "$state" # socket paths have a short limit: they are relative
echo $$ >pid
echo "$series" >kernel
exec 2>qemu.log

kernel=$("$here/kernels.sh" "$series")
image=$("$here/initrd.sh" "$kernel")
qemu=$("$here/qemu.sh")
data=${qemu%/bin/*}/share

# 5.10 keeps its own list, which has no bpf: the case in which a node can only watch.
default_lsm=lockdown,capability,landlock,yama,apparmor,bpf
[[ $series != 5.10 ]] || default_lsm=
lsm=${LSM-$default_lsm}

# Nothing speculates in an emulator: what guards against it only takes time, as a fifth level of
# pages does.
command_line="console=ttyS0 quiet panic=-1 mitigations=off vm.hostname=vm-$series vm.cgroup=${CGROUP:-v2}"
[[ -z $lsm ]] || command_line+=" lsm=$lsm"

# Always emulated, so that Debian's kernels boot alike wherever the tests run. A thread for each
# processor halves the time of a guest that has this machine to itself, and costs a fifth where two
# guests share two processors. QEMU 7.2 must not: it can keep running a breakpoint that another
# processor has already taken out again (a kernel patches its own code so), and the guest dies of it
# within seconds; 10.0 does not.
threads=${THREADS:-single}
version=$("$qemu" --version | sed -n 's/^QEMU emulator version \([0-9]*\).*/\1/p')
((version >= 10)) || threads=single
accelerator="-accel tcg,thread=$threads -smp ${SMP:-2}"
# An emulator copies byte by byte where a processor says that its string instructions are fast: a node
# loads its programs in two thirds of the time where it does not. What is measured is counted as on a
# processor that does.
cpu=max,la57=off
[[ ${ICOUNT:-0} != 0 ]] || cpu+=,erms=off,fsrm=off
# Guest time then counts instructions, so that a measurement repeats.
[[ ${ICOUNT:-0} == 0 ]] ||
	accelerator="-accel tcg,thread=single -icount shift=0,sleep=off -smp 1"

export_folder() { # TAG FOLDER
	echo "local,path=${2//,/,,},mount_tag=$1,security_model=none,readonly=on,multidevs=remap"
}

ports=(-device "virtio-serial-pci,max_ports=$((sessions + 1))")
for ((i = 0; i < sessions; i++)); do
	ports+=(-chardev "socket,id=session$i,path=session.$i,server=on,wait=off"
		-device "virtserialport,chardev=session$i,name=session.$i")
done

# shellcheck disable=SC2086 # a list of options
exec "$qemu" -L "$data/qemu" -L "$data/seabios" -M q35 -cpu $cpu -m "${MEM:-3G}" $accelerator \
	-nodefaults -no-user-config -display none -monitor none -serial file:serial.log -no-reboot \
	-kernel "$kernel/vmlinuz" -initrd "$image" -append "$command_line" \
	-virtfs "$(export_folder hostroot /)" -virtfs "$(export_folder modules "$kernel/lib/modules")" \
	-device virtio-rng-pci "${ports[@]}" </dev/null >&2
