#!/bin/bash
# run.sh: the demonstration from beginning to end: starts a node and containers, puts the policies
# in force, shows the attacks and what Ringfence says of them, and leaves all of it running.
#   NODE=auto|host|vm   on this host where its kernel can enforce, else in a VM; or as told
#   KERNEL=6.12         the VM's kernel
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"
# shellcheck source-path=SCRIPTDIR source=place.sh
. "$demo/place.sh"
export KERNEL=${KERNEL:-6.12}
wanted=${NODE:-auto}
[[ $wanted =~ ^(auto|host|vm)$ ]] || script_failed "NODE=$wanted is none of auto, host, vm"

# What `ringfence probe` says of this host: 'enforcing(bpf-lsm)', or why it does not.
host_verdict() {
	"${as_root[@]}" ringfence probe -o json | awk -F '"' '
		$2 == "mode" { mode = $4 }
		$2 == "reason" { reason = $4 }
		END { print mode ~ /^enforcing/ ? mode : reason }'
}

# Chosen by trying: that a kernel lists bpf does not mean that it obeys it.
choose() {
	local taken obstacle
	taken=$(host_taken)
	if [[ $wanted == host ]]; then
		[[ -z $taken ]] || script_failed "$taken; or run it in a VM: make run NODE=vm"
		step 'The node runs on this host'
		place=host
		return
	fi
	place=vm
	if [[ $wanted == vm ]]; then
		step "The node runs in a VM with Debian's kernel $KERNEL"
		return
	fi
	if [[ -n $taken ]]; then
		step "$taken: the node runs in a VM with Debian's kernel $KERNEL"
		return
	fi
	obstacle=$(kernel_obstacle)
	if [[ -z $obstacle ]]; then
		progress 'trying whether this host enforces' "${as_root[@]}" "$demo/start.sh" node || true
		obstacle=$(host_verdict || true)
		if [[ $obstacle == enforcing* ]]; then
			step "The node runs on this host: $obstacle"
			place=host
			return
		fi
		"${as_root[@]}" "$demo/down.sh"
	fi
	if ((${#obstacle} > 60)); then obstacle=${obstacle:0:60}…; fi
	step "This host's kernel cannot enforce (${obstacle:-the node does not start on it})"
	step "The node runs in a VM with Debian's kernel $KERNEL"
}

boot() {
	if [[ ! -d $repository/.cache/vm/kernels/$KERNEL ]]; then
		progress "fetching Debian's kernel $KERNEL, once" "$repository/tests/vm/kernels.sh" "$KERNEL"
	fi
	THREADS=multi progress 'booting' "$machine" start "$guest"
}

place=$(place)
if [[ -z $place ]]; then
	choose
else
	[[ $wanted == auto || $wanted == "$place" ]] ||
		script_failed "it runs already, as NODE=$place: make stop ends it"
	step "It runs already, as NODE=$place"
fi
if [[ $place == vm ]] && ! "$machine" status "$guest"; then boot; fi
at_node "$place" "$demo/start.sh"
at_node "$place" "$demo/show.sh"

cat <<END

${bold}It stays up.${plain} pod-a may not touch /etc/bin, pod-b may not ptrace, pod-c may not reach TCP 5000;
pod-d has no policy. Now you:

  ${bold}make shell WORKLOAD=pod-a${plain}   a shell in a container: try ${dim}cat /etc/bin/secret${plain}
  ${bold}make logs${plain}                   what is stopped, as it happens (in a second terminal)
  ${bold}make shell${plain}                  a shell where the node runs: try ${dim}ringfence policy get${plain}
  ${bold}make stop${plain}                   end it, and leave nothing behind
END
