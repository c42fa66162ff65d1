#!/bin/bash
# Runs in an icount guest: containers and whole operations in them; a node, and the same again; then
# what one hook costs. Prints one JSON object.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
export RINGFENCE_DEMO_STATE=/run/ringfence-bench
exec 3>&1 4>&2 >/run/bench.log 2>&1
trap 'cat /run/bench.log >&4' ERR

bash "$here/../deploy/demo/up.sh"
before=$(node "$here/operations.ts" before)
ringfence node --containerd "$RINGFENCE_DEMO_STATE/containerd.sock" &
export RINGFENCE_BENCH_AGENT=$!
for _ in $(seq 120); do
	mode=$(ringfence probe -o json 2>/dev/null) && break
	sleep 1
done
grep -q 'enforcing' <<<"$mode"
with=$(node "$here/operations.ts" after)
hook=$(node "$here/file-open.ts")
printf '{"before":%s,"with":%s,"hook":%s}\n' "$before" "$with" "$hook" >&3
