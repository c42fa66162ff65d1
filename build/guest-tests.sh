#!/bin/bash
# guest-tests.sh [PATTERN]: runs the tests of tests/vm/guest as `make build` bundled them, or those
# whose source has the pattern in its path. One process runs all files, one after another: they share
# one kernel, and one node and containerd too, since each takes an emulated guest long to start.
# A folder holds the files that want the same options of the node, which is started anew for others;
# what no kernel decides is in `once`, what takes minutes in `full`, for `make test-full`. `layouts` is
# for guests of its own.
set -euo pipefail

sources=tests/vm/guest
pattern=${1:-}
files=()
folders=("$sources")
[[ ${RINGFENCE_TEST_FULL:-}$pattern || $(uname -r) =~ ^(5\.10|6\.12)\. ]] && folders+=("$sources/once")
folders+=("$sources"/{postures,watching})
[[ ${RINGFENCE_TEST_FULL:-} ]] && folders+=("$sources/full")
folders+=("$sources/uninstall")
[[ $pattern == *layouts* ]] && folders=("$sources/layouts")
for folder in "${folders[@]}"; do
	mapfile -O ${#files[@]} -t files < <(
		find "$folder" -maxdepth 1 -name '*.test.ts' | { grep -F -- "$pattern" || true; } | sort
	)
done
if ((${#files[@]} == 0)); then
	echo "guest-tests.sh: no test file below $sources has '$pattern' in its path" >&2
	exit 1
fi
# Node runs them sorted by path: numbered links keep this order, in which the node starts least often.
ordered=$(mktemp -d)
for index in "${!files[@]}"; do
	bundle=${files[index]/#$sources/$PWD/dist/tests/guest}
	ln -s "${bundle%.ts}.mjs" "$(printf '%s/%03d.test.mjs' "$ordered" "$index")"
done
limit=600000
[[ ${RINGFENCE_TEST_FULL:-} ]] && limit=7200000
# In an emulated guest V8's threads only take turns with what they are to help.
exec node --single-threaded --enable-source-maps --test --test-isolation=none --test-force-exit \
	--test-timeout=$limit --test-reporter=./dist/tests/guest/node-test-reporter.mjs \
	"$ordered"/*.test.mjs
