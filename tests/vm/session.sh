#!/bin/bash
# session.sh STATE_FOLDER exec|tty FOLDER FILE COMMAND...
# Runs a command in a guest, in a folder, over the first session that is free (initramfs/port.h says
# what is spoken, initramfs/enter.sh what FILE is). Streams its output and exits with its status, or
# with 125 and the last console lines when the guest has died.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
self=$(realpath -- "${BASH_SOURCE[0]}")
state=$1
mode=$2
folder=$3
file=$4
shift 4
exec 3<&0
cd "$state" # socket paths have a short limit: they are relative

fail() {
	echo "session.sh: $*" >&2
	exit 125
}

guest_died() {
	[[ ! -e timed-out ]] || exit 125 # whoever stopped it says so
	echo "the guest ($(<kernel)) died before the command ended; its last console lines:" >&2
	tail -n 80 serial.log | tr -d '\r' >&2
	exit 125
}

# Starts anywhere: the session used last may not have noticed yet that it ended.
take_session() {
	local -a sockets=(session.*)
	local count=${#sockets[@]} first=$RANDOM i
	for ((i = 0; i < count; i++)); do
		session=${sockets[(first + i) % count]}
		exec 4>"lock.${session#session.}"
		! flock -n 4 || return 0
	done
	fail "every session of this guest is in use"
}

processes=() terminal=''
# shellcheck disable=SC2317 # called by the trap
finish() {
	kill "${processes[@]}" 2>/dev/null || true
	[[ -z $terminal ]] || stty "$terminal" <&3
}
trap finish EXIT
trap 'exit 143' TERM
trap 'exit 130' INT
trap 'exit 129' HUP

rows=0 columns=0
if [[ $mode == tty ]]; then
	[[ -t 3 ]] || fail "an interactive session needs a terminal as its input"
	terminal=$(stty -g <&3)
	read -r rows columns < <(stty size <&3)
fi
take_session
command=(/run/vm/enter "$folder" "$file" env -i
	"PATH=$repository/dist/bin:$repository/node_modules/.bin:/usr/local/sbin:/usr/local/bin:$(
	)/usr/sbin:/usr/bin:/sbin:/bin"
	HOME=/root USER=root LOGNAME=root LANG=C.UTF-8 "TERM=${TERM:-linux}" "KERNEL=$(<kernel)"
	"RINGFENCE_TEST_FULL=${RINGFENCE_TEST_FULL:-}" "RINGFENCE_TEST_FUZZ=${RINGFENCE_TEST_FUZZ:-}" "$@")

coproc PORT { exec socat - "UNIX-CONNECT:$session" 2>/dev/null 4>&-; }
processes+=("$!")
exec 5<&"${PORT[0]}" 6>&"${PORT[1]}"
eval "exec ${PORT[0]}<&- ${PORT[1]}>&-"

nonce=$$-$RANDOM$RANDOM
{
	printf '\nsession %s %s %d %d %d\n' "$nonce" "$mode" "$rows" "$columns" "${#command[@]}"
	printf '%s\0' "${command[@]}"
} >&6 || guest_died
guest_terminal=''
while read -r word answer guest_terminal <&5; do
	[[ $word != begin || $answer != "$nonce" ]] || break
done

# shellcheck disable=SC2317 # called by the trap
resize() {
	read -r rows columns < <(stty size <&3)
	"$self" . exec / '' stty -F "$guest_terminal" rows "$rows" cols "$columns" 4>&- 5<&- 6>&- || true
}
if [[ $mode == tty ]]; then
	stty raw -echo <&3
	cat <&3 >&6 4>&- &
	processes+=("$!")
	trap resize WINCH
fi

while read -r word value <&5; do
	case $word in
	out) head -c "$value" <&5 ;;
	err) head -c "$value" <&5 >&2 ;;
	exit) exit "$value" ;;
	esac
done
guest_died
