#!/bin/bash
# stop.sh: ends the demonstration wherever it runs, and leaves nothing of it behind.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"
# shellcheck source-path=SCRIPTDIR source=place.sh
. "$demo/place.sh"

ended=()
if [[ -d $guest ]]; then
	progress 'ending the VM' "$machine" stop "$guest"
	[[ ! -e $guest ]] || script_failed "$guest stayed behind"
	ended+=("the VM")
fi
if [[ -d $state ]]; then
	progress 'ending the containers, lifting enforcement' "${as_root[@]}" "$demo/down.sh"
	ended+=("the node and the containers on this host")
fi
if ((${#ended[@]} == 0)); then
	echo 'nothing runs'
else
	printf 'ended: %s; nothing is left behind\n' "${ended[@]}"
fi
