#!/bin/bash
# show.sh: makes the containers attack, and shows below each attempt the alert that it raised. The
# next attempt waits for it, so that no two mingle.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

width=100
if [[ -t 1 ]]; then
	exec {terminal}<&1
	read -r _ width < <(stty size <&"$terminal")
fi
export COLUMNS=$width FORCE_COLOR=$coloured
seconds_for_alert=30 # each refusal raises one: this is for a machine that is slow

attempts=0 refused=0 alerts=0

# Shows alerts until none came for so long; each ends with an empty line.
show_alerts() {
	local line wait=$1
	while IFS= read -r -t "$wait" -u "$log" line; do
		wait=$seconds_for_alert
		if [[ $line == *'── '*' ──'* ]]; then continue; fi # the day
		printf '%s\n' "$line"
		if [[ -z $line ]]; then
			((++alerts))
			wait=0.1
		fi
	done
}

# It asks for the log as it connects, and the first attempt takes longer to start than that.
connections() { grep -c -- " $node_socket\$" /proc/net/unix; }
listening() { (($(connections) > connected_before)); }
connected_before=$(connections)

step 'Attacking: each attempt, and the alert that it raises'
coproc LOG { exec ringfence logs --follow --lines 0 --alerts 2>&1 </dev/null; }
exec {log}<&"${LOG[0]}"
log_process=$LOG_PID
trap 'kill "$log_process" 2>/dev/null || true' EXIT
until_true 90 listening || script_failed 'ringfence logs does not follow the node'

fifo_folder=$(mktemp -d "$state/show-XXXXXX")
mkfifo "$fifo_folder/next"
exec {next}<>"$fifo_folder/next"
exec {attack}< <("$demo/attack.sh" --step <&"$next" 2>&1)
rm -r "$fifo_folder"

while IFS= read -r -u "$attack" line; do
	if ((${#line} > width)); then line=${line:0:width-1}…; fi
	painted "$line"
	case $line in
	*' refused '*)
		((++refused, ++attempts))
		show_alerts $seconds_for_alert
		;;
	*' succeeded '*)
		((++attempts))
		show_alerts 0.05
		;;
	*) continue ;; # a workload's sum
	esac
	echo >&"$next"
done
show_alerts 1
printf '\n%d attempts, %d refused; alerts: %d\n' "$attempts" "$refused" "$alerts"
