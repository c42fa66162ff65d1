#!/bin/bash
# node-tests.sh FOLDER [PATTERN]: runs the tests below a folder, or those whose path has the pattern
# in it, one file after another, since they share one kernel.
set -euo pipefail

folder=$1
pattern=${2:-}
mapfile -t files < <(find "$folder" -name '*.test.ts' | { grep -F -- "$pattern" || true; } | sort)
if ((${#files[@]} == 0)); then
	echo "node-tests.sh: no test file below $folder has '$pattern' in its path" >&2
	exit 1
fi
exec node --test --test-concurrency=1 --test-timeout=180000 \
	--test-reporter=./build/node-test-reporter.ts "${files[@]}"
