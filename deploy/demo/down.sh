#!/bin/bash
# down.sh: ends the demonstration and removes all that it made; fails where something stayed.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

had_node=
if [[ -e $state/node.pid ]]; then
	had_node=yes
	command -v ringfence >/dev/null ||
		script_failed "lifting enforcement needs ringfence on PATH: build it with make build"
	end_process "$state/node.pid" ringfence
	# Ending the node leaves its policies in force; the demonstration's end does not.
	ringfence node --uninstall "${node_options[@]}" >>"$state/node.log" 2>&1 ||
		echo "down.sh: ringfence node --uninstall failed: $(tail -n 1 "$state/node.log")" >&2
	rmdir "$(dirname "$node_socket")" 2>/dev/null || true
fi
for port in "${ports[@]}"; do end_process "$state/listener-$port.pid" "127.0.0.1:$port"; done
if [[ -e $state/containerd.toml ]]; then
	# Also where it died: it alone can end what it started.
	start_containerd
	removing=()
	for workload in "${workloads[@]}"; do
		{
			runtime task rm --force "$workload" || true
			runtime container rm "$workload" || true
		} >/dev/null 2>&1 &
		removing+=("$!")
	done
	for process in "${removing[@]}"; do wait "$process" || true; done
fi
end_process "$state/containerd.pid" "$state/containerd.toml"

mapfile -t hierarchies < <(awk '$3 ~ /^cgroup2?$/ { print $2 }' /proc/mounts)
for hierarchy in "${hierarchies[@]}"; do
	if [[ -d $hierarchy$cgroup ]]; then
		find "$hierarchy$cgroup" -depth -type d -exec rmdir {} + 2>/dev/null || true
	fi
done
if [[ -e $state/made-run-containerd ]]; then
	find /run/containerd -depth -type d -empty -delete 2>/dev/null || true
fi
rm -rf --one-file-system "$state"

remains() {
	local hierarchy
	if [[ -e $state ]]; then echo "folder $state"; fi
	if [[ -n $had_node && -e /sys/fs/bpf/ringfence ]]; then
		echo 'enforcement /sys/fs/bpf/ringfence'
	fi
	for hierarchy in "${hierarchies[@]}"; do
		if [[ -d $hierarchy$cgroup ]]; then echo "cgroup $hierarchy$cgroup"; fi
	done
	awk -v state="$state/" 'index($2, state) == 1 { print "mount " $2 }' /proc/mounts
	# By a file of patterns, lest grep find itself.
	grep -lzF -f <(printf '%s/\n' "$state") /proc/[0-9]*/cmdline 2>/dev/null |
		awk -F/ '{ print "process " $3 }' || true
}
left=$(remains)
[[ -z $left ]] || script_failed "this stayed behind:"$'\n'"$left"
