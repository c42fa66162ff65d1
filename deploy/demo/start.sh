#!/bin/bash
# start.sh [node|all]: starts the node of the demonstration on this machine and, unless it is to be
# the node alone, the containers, and puts the policies in force. What runs already stays as it is.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

command -v ringfence >/dev/null ||
	script_failed "ringfence is not on PATH: build it with make build, then PATH=$repository/dist/bin:\$PATH"

node_answers() { [[ -S $node_socket ]] && ringfence status; }

start_node() {
	if node_answers >/dev/null 2>&1; then return; fi
	setsid ringfence node "${node_options[@]}" </dev/null >>"$state/node.log" 2>&1 &
	node=$!
	echo "$node" >"$state/node.pid"
	until_true 300 node_settled || true # an emulated guest on a busy machine takes minutes
	if ! node_answers >/dev/null 2>&1; then
		tail -n 20 "$state/node.log" >&2
		script_failed "the node does not answer: see $state/node.log"
	fi
}
# Where it gave up there is nothing to wait for.
node_settled() { gone "$node" || node_answers; }

start_both() {
	start_node &
	local node=$!
	"$demo/up.sh"
	wait "$node"
	until_true 300 all_known || script_failed "the node does not know all containers: see $state/node.log"
}
all_known() { (($(ringfence workloads | grep -cwE -- "$(IFS='|' && echo "${workloads[*]}")") == 4)); }

# 4: applied, and some rule is not enforced in full on this kernel. It says so, and we go on.
apply_policies() {
	local status=0
	ringfence policy apply -f policies.yaml || status=$?
	((status == 0 || status == 4)) || script_failed "the policies are not in force"
}

mkdir -p "$state"
chmod 700 "$state"
cd "$demo"
if [[ ${1:-all} == node ]]; then
	start_node
	exit
fi
step 'Starting'
progress 'the node and four containers' start_both
FORCE_COLOR=$coloured ringfence probe | head -n 1
step 'Putting three policies in force'
apply_policies
