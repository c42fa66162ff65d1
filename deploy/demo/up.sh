#!/bin/bash
# up.sh: starts the demonstration's four containers, in a containerd of their own, and the two
# listeners that they try to reach. What already runs stays as it is.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

for program in containerd ctr runc busybox; do
	command -v "$program" >/dev/null ||
		script_failed "$program is not installed (Debian packages containerd, runc, busybox-static)"
done

import_image() {
	if [[ -z $containerd_is_new ]] &&
		runtime images ls -q 2>/dev/null | grep -qx -- "$image"; then return; fi
	[[ -r $image_archive ]] || script_failed "there is no $image_archive: make build writes it"
	runtime images import "$image_archive" >/dev/null
}

start_listener() {
	local pid_file=$state/listener-$1.pid
	if alive "$pid_file" "127.0.0.1:$1"; then return; fi
	mkdir -p "$state/listener"
	echo "port $1 answers" >"$state/listener/$1"
	setsid busybox httpd -f -p "127.0.0.1:$1" -h "$state/listener" </dev/null \
		>>"$state/listener.log" 2>&1 &
	echo $! >"$pid_file"
	if ! until_true 60 answers "$1" || ! alive "$pid_file" "127.0.0.1:$1"; then
		script_failed "nothing of ours listens on 127.0.0.1:$1 ($(tail -n 1 "$state/listener.log"))"
	fi
}
answers() {
	{
		printf 'GET /%s HTTP/1.0\r\n\r\n' "$1" >&3
		while IFS= read -r line <&3; do
			if [[ $line == "port $1 answers" ]]; then return; fi
		done
	} 3<>"/dev/tcp/127.0.0.1/$1"
	return 1
}

start_workload() {
	if grep -qx -- "$1" <<<"$ended"; then
		runtime task rm --force "$1" >/dev/null 2>&1 || true
		runtime container rm "$1" >/dev/null 2>&1 || true
	fi
	runtime run --detach --net-host --label "app=$1" --cgroup "$cgroup/$1" \
		--fifo-dir "$state/fifo" --runc-root "$state/runc" "$image" "$1"
}

mkdir -p "$state"
chmod 700 "$state"
start_containerd
import_image
for port in "${ports[@]}"; do start_listener "$port"; done

missing() { printf '%s\n' "${workloads[@]}" | grep -vxF -f <(running) || true; }
to_start=("${workloads[@]}") ended=''
if [[ -z $containerd_is_new ]]; then
	mapfile -t to_start < <(missing)
	ended=$(runtime container ls -q)
fi
starting=()
for workload in "${to_start[@]}"; do
	start_workload "$workload" &
	starting+=("$!")
done
# Not for all children: containerd and the listeners are among them, and stay.
for process in "${starting[@]}"; do wait "$process" || true; done
if ((${#to_start[@]} > 0)); then
	still_missing=$(missing)
	[[ -z $still_missing ]] ||
		script_failed "does not run: ${still_missing//$'\n'/ }; see $state/containerd.log"
fi
echo "running: ${workloads[*]}; listening on 127.0.0.1: ${ports[*]}"
