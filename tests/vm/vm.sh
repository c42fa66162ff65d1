#!/bin/bash
# Boots a guest under QEMU (emulated, no KVM) with this machine's root as its own: what the guest
# writes stays in it. dist/bin is first on its PATH.
#   KERNEL=6.12 RUN=script.sh ARGS='a b' vm.sh   runs a script there as root in the current folder,
#                                                streams its output, exits with its status
#   KERNEL=6.12 vm.sh                            a shell there
# LSM=a,b,bpf    the kernel's list of security modules (LSM= with no value: the kernel's own)
# CGROUP=v2|v1|hybrid  MEM=3G  SMP=2
# THREADS=single|multi  one emulator thread for all processors, or one for each (boot.sh says when)
# ICOUNT=1       one processor whose time counts instructions; it leaps while the guest waits for the
#                host, so what is measured may not start programs, read new files or write output
# TIMEOUT=900    seconds for boot and script together, then 124; 0 is for ever, as a shell has it
# Ends with 125 when the guest dies before the script does.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
export KERNEL=${KERNEL:-6.12}

fail() {
	echo "vm.sh: $*" >&2
	exit 125
}

mode=tty limit=${TIMEOUT:-0} script='' command=(bash -i)
if [[ -n ${RUN:-} ]]; then
	mode=exec limit=${TIMEOUT:-900}
	script=$(realpath -e -- "$RUN") || fail "there is no script $RUN"
	read -ra arguments <<<"${ARGS:-}"
	command=("$script" "${arguments[@]}")
	[[ -x $script ]] || command=(bash "${command[@]}")
elif [[ ! -t 0 ]]; then
	fail "a shell needs a terminal as its input; RUN=script.sh runs a script"
fi
[[ $limit =~ ^[0-9]+$ ]] || fail "TIMEOUT=$limit is no number of seconds"

kernel=$("$here/kernels.sh" "$KERNEL")
"$here/initrd.sh" "$kernel" >/dev/null
"$here/qemu.sh" >/dev/null

state=$(mktemp -d "${TMPDIR:-/tmp}/ringfence-vm-XXXXXX")
processes=()
# shellcheck disable=SC2317 # called by the trap
finish() {
	local pid
	for pid in "${processes[@]}"; do kill "$pid" 2>/dev/null || true; done
	for pid in "${processes[@]}"; do wait "$pid" 2>/dev/null || true; done
	rm -rf "$state"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# The kernel ends QEMU even when this script is killed outright.
setpriv --pdeathsig TERM "$here/boot.sh" "$state" 2 &
qemu=$!
processes+=("$qemu")
until [[ -S $state/session.0 ]]; do
	kill -0 "$qemu" 2>/dev/null || fail "QEMU did not start: $(tail -n 5 "$state/qemu.log")"
	sleep 0.05
done

if ((limit > 0)); then
	(
		trap 'kill "$timer"; exit' TERM
		# tail ends with this script, so that no pid is killed that is another's by then.
		timeout "$limit" tail --pid=$$ -f /dev/null &
		timer=$!
		wait "$timer" && exit
		: >"$state/timed-out"
		kill "$qemu"
	) </dev/null >/dev/null 2>&1 &
	processes+=("$!")
fi

exec 3<&0
# In the background, since bash holds a signal back while it waits for a foreground command.
"$here/session.sh" "$state" "$mode" "$(pwd -P)" "$script" "${command[@]}" <&3 &
session=$!
processes+=("$session")
status=0
wait "$session" || status=$?
if [[ -e $state/timed-out ]]; then
	echo "vm.sh: stopped after TIMEOUT=$limit seconds" >&2
	tail -n 5 "$state/serial.log" | tr -d '\r' >&2
	exit 124
fi
exit "$status"
