#!/bin/bash
# shell.sh WORKLOAD [COMMAND...]: a shell in one of the demonstration's containers, or a command.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

workload=${1:-}
[[ " ${workloads[*]} " == *" $workload "* && -n $workload ]] ||
	script_failed "usage: shell.sh WORKLOAD [COMMAND...], where WORKLOAD is one of: ${workloads[*]}"
shift
runs "$workload" || script_failed "$workload does not run: deploy/demo/up.sh starts it"
terminal=()
if [[ -t 0 && -t 1 ]]; then terminal=(--tty); fi
enter() {
	runtime task exec "${terminal[@]}" --exec-id "shell-$$-$RANDOM" --fifo-dir "$state/fifo" \
		"$workload" "$@"
}
# How the last command in a shell ended is its user's business.
if (($# == 0)); then
	((${#terminal[@]})) || script_failed "a shell needs a terminal; shell.sh $workload COMMAND... runs a command"
	enter sh || true
else
	enter "$@"
fi
