#!/bin/bash
# Boots a guest under QEMU (emulated, no KVM) with this machine's root as its own: what the guest
# writes stays in it. dist/bin is first on its PATH.
#   KERNEL=6.12 RUN=script.sh ARGS='a b' vm.sh   runs a script there as root in the current folder,
#                                                streams its output, exits with its status
#   KERNEL=6.12 vm.sh                            a shell there
# LSM=a,b,bpf    the kernel's list of security modules (LSM= with no value: the kernel's own)
# CGROUP=v2|v1|hybrid  MEM=3G  SMP=2
# ICOUNT=1       one processor whose time counts instructions
# TIMEOUT=900    seconds for boot and script together; then 124
# Ends with 125 when the guest dies before the script does.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
repository=$(cd "$here/../.." && pwd -P)
export KERNEL=${KERNEL:-6.12}
limit=${TIMEOUT:-900}

state=$(mktemp -d "${TMPDIR:-/tmp}/ringfence-vm-XXXXXX")
qemu_pid='' watchdog_pid=''
finish() {
	local pid
	for pid in $watchdog_pid $qemu_pid; do
		kill "$pid" 2>/dev/null || true
		wait "$pid" 2>/dev/null || true
	done
	rm -rf "$state"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

"$here/initrd.sh" "$("$here/kernels.sh" "$KERNEL")" >/dev/null
"$here/boot.sh" "$state" 1 &
qemu_pid=$!
until [[ -S $state/session.0 ]]; do
	kill -0 "$qemu_pid" 2>/dev/null || {
		echo "vm.sh: QEMU did not start: $(tail -n 5 "$state/qemu.log")" >&2
		exit 125
	}
	sleep 0.05
done
if ((limit > 0)); then
	(
		trap 'kill "$sleep_pid"; exit' TERM
		sleep "$limit" &
		sleep_pid=$!
		wait "$sleep_pid"
		: >"$state/timed-out"
		kill "$qemu_pid"
	) &
	watchdog_pid=$!
fi

environment=(env -i "PATH=$repository/dist/bin:$repository/node_modules/.bin:/usr/local/sbin:$(
	)/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" HOME=/root USER=root LOGNAME=root LANG=C.UTF-8
	"TERM=${TERM:-linux}" "KERNEL=$KERNEL")
mode=exec script=''
if [[ -n ${RUN:-} ]]; then
	script=$(realpath -e -- "$RUN")
	read -ra arguments <<<"${ARGS:-}"
	command=("$script" "${arguments[@]}")
	[[ -x $script ]] || command=(bash "${command[@]}")
else
	mode=tty
	command=(bash -i)
fi

status=0
"$here/session.sh" "$state" 0 "$mode" "$(pwd -P)" "$script" \
	"${environment[@]}" "${command[@]}" || status=$?
if [[ -e $state/timed-out ]]; then
	echo "vm.sh: stopped after TIMEOUT=$limit seconds" >&2
	exit 124
elif ((status == 125)) && ! kill -0 "$qemu_pid" 2>/dev/null; then
	echo "vm.sh: the guest ($KERNEL) died before the command ended; its last console lines:" >&2
	tail -n 40 "$state/serial.log" | tr -d '\r' >&2
fi
exit "$status"
