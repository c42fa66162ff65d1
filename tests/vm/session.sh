#!/bin/bash
# session.sh STATE_FOLDER SESSION exec|tty FOLDER FILE COMMAND...
# Runs a command in a guest over one of its sessions (see guest/session.c for what is spoken):
# streams its output and exits with its status. 125: the guest went away.
set -euo pipefail

state=$1
session=$2
mode=$3
shift 3
gone=125

rows=24 columns=80
if [[ $mode == tty ]]; then
	read -r rows columns < <(stty size <&0)
	saved=$(stty -g <&0)
	trap 'stty "$saved" <&0' EXIT
fi

cd "$state"
coproc PORT { exec socat - "UNIX-CONNECT:session.$session" 2>/dev/null; }
from=${PORT[0]} to=${PORT[1]}
port_pid=$PORT_PID

nonce=$$-$RANDOM$RANDOM
{
	printf '\nsession %s %s %d %d %d\n' "$nonce" "$mode" "$rows" "$columns" "$(($# + 1))"
	printf '%s\0' /run/vm/enter "$@"
} >&"$to" || exit "$gone"

while read -r word rest <&"$from"; do
	[[ $word != begin || $rest != "$nonce" ]] || break
done
if [[ $mode == tty ]]; then
	stty raw -echo <&0
	cat <&0 >&"$to" &
	keys_pid=$!
	trap 'kill "$keys_pid"; stty "$saved" <&0' EXIT
fi

status=$gone
while read -r word value <&"$from"; do
	case $word in
	out) head -c "$value" <&"$from" ;;
	err) head -c "$value" <&"$from" >&2 ;;
	exit)
		status=$value
		break
		;;
	esac
done
kill "$port_pid" 2>/dev/null || true
exit "$status"
