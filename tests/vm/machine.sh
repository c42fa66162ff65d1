#!/bin/bash
# A guest that stays up in the background, known by its state folder (private to its owner).
#   machine.sh start  FOLDER             boots it, with KERNEL, LSM, CGROUP, MEM, SMP, THREADS as in vm.sh
#   machine.sh exec   FOLDER COMMAND...  runs a command there: streams its output, exits with its status
#   machine.sh shell  FOLDER [COMMAND...] the same on this terminal
#   machine.sh status FOLDER             succeeds while the guest runs
#   machine.sh stop   FOLDER             ends it and removes the folder
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
verb=${1:-}
state=${2:-}
sessions=12

fail() {
	echo "machine.sh: $*" >&2
	exit 125
}
[[ -n $state ]] || fail "usage: machine.sh start|exec|shell|status|stop FOLDER [COMMAND...]"
shift 2

running() {
	local pid
	[[ -r $state/pid ]] || return 1
	pid=$(<"$state/pid")
	# A pid may have been given to another process since.
	[[ /proc/$pid/cwd -ef $state ]]
}

stop() {
	local pid tries
	[[ -f $state/pid ]] || return 0
	if running; then
		pid=$(<"$state/pid")
		kill "$pid" 2>/dev/null || true
		for ((tries = 0; tries < 100; tries++)); do
			running || break
			sleep 0.05
		done
		! running || kill -KILL "$pid"
	fi
	rm -f "$state"/{pid,kernel,serial.log,qemu.log,session.*,lock.*}
	rmdir "$state"
}

start() {
	export KERNEL=${KERNEL:-6.12}
	! running || fail "a guest runs already in $state; machine.sh stop ends it"
	stop
	mkdir -p "$(dirname "$state")"
	mkdir -m 700 "$state" || fail "cannot make the folder $state"
	# Said here, where the downloads show.
	"$here/initrd.sh" "$("$here/kernels.sh" "$KERNEL")" >/dev/null
	"$here/qemu.sh" >/dev/null
	setsid "$here/boot.sh" "$state" "$sessions" </dev/null >/dev/null 2>&1 &
	until [[ -S $state/session.0 ]]; do
		kill -0 $! 2>/dev/null || fail "QEMU did not start: $(tail -n 5 "$state/qemu.log")"
		sleep 0.05
	done
	"$here/session.sh" "$state" exec / '' true || {
		stop
		fail "the guest did not come up"
	}
}

inside() { # exec|tty COMMAND...
	running || fail "no guest runs in $state; machine.sh start boots one"
	exec "$here/session.sh" "$state" "$1" "$(pwd -P)" '' "${@:2}"
}

case $verb in
start) start ;;
stop) stop ;;
status) running ;;
exec)
	(($# > 0)) || fail "exec needs a command"
	inside exec "$@"
	;;
shell)
	(($# > 0)) || set -- bash -i
	inside tty "$@"
	;;
*) fail "'$verb' is not one of start, exec, shell, status, stop" ;;
esac
