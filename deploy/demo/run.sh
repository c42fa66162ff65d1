#!/bin/bash
# run.sh: the demonstration from beginning to end: starts the node and the containers, puts the
# policies in force, shows the attacks and what Ringfence says of them, and leaves all of it running.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

step() { printf '%s==>%s %s%s%s\n' "$green" "$plain" "$bold" "$*" "$plain"; }

command -v ringfence >/dev/null ||
	script_failed "ringfence is not on PATH: build it with make build, then PATH=$repository/dist/bin:\$PATH"

node_answers() { [[ -S $node_socket ]] && ringfence probe; }

start_node() {
	if node_answers >/dev/null 2>&1; then
		echo "a node runs already on $node_socket"
		return
	fi
	setsid ringfence node "${node_options[@]}" </dev/null >>"$state/node.log" 2>&1 &
	echo $! >"$state/node.pid"
	until_true 90 node_answers || {
		tail -n 20 "$state/node.log" >&2
		script_failed "the node did not answer within 90 seconds: see $state/node.log"
	}
}

# 4: applied, and some rule is not enforced in full on this kernel. It says so, and we go on.
apply_policies() {
	local status=0
	ringfence policy apply -f "$demo/policies.yaml" || status=$?
	((status == 0 || status == 4)) || script_failed "the policies are not in force"
}

mkdir -p "$state"
chmod 700 "$state"
step 'Starting the node'
start_node
ringfence probe
step 'Starting four containers'
"$demo/up.sh"
step 'Putting three policies in force'
apply_policies
step 'Attacking, with what Ringfence says of it'
ringfence logs --follow --lines 0 --alerts </dev/null &
logs=$!
trap 'kill "$logs" 2>/dev/null || true' EXIT
"$demo/attack.sh"
sleep 2 # for the last alerts to arrive
kill "$logs" 2>/dev/null || true
wait "$logs" 2>/dev/null || true

cat <<END

${bold}It stays up.${plain} pod-a may not touch /etc/bin, pod-b may not ptrace, pod-c may not reach TCP 5000;
pod-d has no policy.

  ${bold}make shell WORKLOAD=pod-a${plain}   a shell in a container: try ${dim}cat /etc/bin/secret${plain}
  ${bold}ringfence logs -f --alerts${plain}  what is stopped, as it happens
  ${bold}ringfence policy get${plain}        the policies, and what became of each rule
  ${bold}make stop${plain}                   end it, and leave nothing behind
END
