#!/bin/bash
# Runs in an icount guest: a node, two containers, a policy of 100 rules; then the measurement.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
export RINGFENCE_DEMO_STATE=/run/ringfence-bench
exec 3>&1 4>&2 >/run/bench.log 2>&1
trap 'cat /run/bench.log >&4' ERR

bash "$here/../deploy/demo/up.sh"
ringfence node --containerd "$RINGFENCE_DEMO_STATE/containerd.sock" --visibility none &
for _ in $(seq 120); do
	mode=$(ringfence probe -o json 2>/dev/null) && break
	sleep 1
done
grep -q 'enforcing' <<<"$mode"
node "$here/file-open.ts" >&3
