#!/bin/bash
# start.sh [node|all]: starts the node of the demonstration on this machine and, unless it is to be
# the node alone, the containers, and puts the policies in force. What runs already stays as it is.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

command -v ringfence >/dev/null ||
	script_failed "ringfence is not on PATH: build it with make build, then PATH=$repository/dist/bin:\$PATH"

node_answers() { [[ -S $node_socket ]] && ringfence status; }

# The mode that it told last, which it does once it answers.
node_mode() {
	sed -n -E 's/^ringfence node: ((enforcing|visibility-only|down).*)/\1/p' "$state/node.log" | tail -n 1
}

# By what it says: to ask is to start a program, and an emulated one takes seconds.
start_node() {
	if node_answers >/dev/null 2>&1; then return; fi
	rm -f "$state/node.log"
	setsid ringfence node "${node_options[@]}" </dev/null >>"$state/node.log" 2>&1 &
	node=$!
	echo "$node" >"$state/node.pid"
	until_true 300 node_settled || true # an emulated guest on a busy machine takes minutes
	if gone "$node" || [[ -z $(node_mode) ]]; then
		tail -n 20 "$state/node.log" >&2
		script_failed "the node does not answer: see $state/node.log"
	fi
}
# Where it gave up there is nothing to wait for.
node_settled() { gone "$node" || [[ -n $(node_mode) ]]; }

show_mode() {
	local mode
	mode=$(node_mode)
	if [[ $mode == enforcing* ]]; then
		echo "$green● $mode$plain"
	else
		echo "$red✗ $mode$plain"
	fi
}

start_both() {
	start_node &
	local node=$!
	"$demo/up.sh"
	wait "$node"
}

# 4: applied, and some rule is not enforced in full on this kernel. It says so, and we go on.
apply_policies() {
	local status=0 said
	said=$(mktemp "$state/applied-XXXXXX")
	until_true 300 applied "$said" || status=unselected
	cat "$said"
	rm "$said"
	[[ $status != unselected ]] ||
		script_failed "the node does not know all containers: see $state/node.log"
	((status == 0 || status == 4)) || script_failed "the policies are not in force"
}
# Until each selects its container: the node hears of one a moment after it runs.
applied() {
	status=0
	FORCE_COLOR=$coloured ringfence policy apply -f policies.yaml >"$1" 2>&1 || status=$?
	((status != 0 && status != 4)) || (($(grep -c 'selects 1 workload' "$1") == 3))
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
show_mode
step 'Putting three policies in force'
apply_policies
