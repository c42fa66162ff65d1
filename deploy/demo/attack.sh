#!/bin/bash
# attack.sh [--step] [WORKLOAD...]: makes the containers try what the policies forbid, each its own
# part and pod-d all of it, and shows what they got. With --step it reads a line after each attempt.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

classes_of() {
	case $1 in
	pod-a) echo file ;;
	pod-b) echo ptrace ;;
	pod-c) echo network ;;
	pod-d) echo file ptrace network ;;
	*) script_failed "no workload is called $1 (there are: ${workloads[*]})" ;;
	esac
}

if [[ ${1:-} == --step ]]; then shift; else exec </dev/null; fi
if (($# == 0)); then set -- "${workloads[@]}"; fi
found=$(running)
for workload in "$@"; do
	classes=$(classes_of "$workload")
	grep -qx -- "$workload" <<<"$found" || script_failed "$workload does not run: deploy/demo/up.sh starts it"
	# shellcheck disable=SC2086 # a list of words
	runtime task exec --exec-id "attack-$$-$RANDOM" --fifo-dir "$state/fifo" "$workload" \
		sh /usr/local/lib/attempts.sh "$workload" $classes |
		while IFS= read -r line; do painted "$line"; done
done
