#!/bin/bash
# at-node.sh [COMMAND...]: a command where the demonstration's node runs, this host or the VM, with
# ringfence on PATH; a shell there where none is given.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"
# shellcheck source-path=SCRIPTDIR source=place.sh
. "$demo/place.sh"

place=$(place)
[[ -n $place ]] || script_failed "the demonstration does not run: make run starts it"
if (($# == 0)); then
	[[ -t 0 && -t 1 ]] || script_failed "a shell needs a terminal"
	at_node "$place" bash -i || true
	exit
fi
at_node "$place" "$@"
