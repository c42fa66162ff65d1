#!/run/vm/busybox sh
# shellcheck shell=dash
# enter FOLDER FILE COMMAND...: runs a command in a folder of the host. Some places (/tmp, /run) are
# the guest's own; a host folder that they hide is laid over them, writable in the guest only.
# With a FILE, the guest's first command, its folder and FOLDER are; without, only a missing FOLDER.
set -e
busybox=/run/vm/busybox

hidden() {
	local place
	while read -r place; do
		case $1/ in "$place"/*) break ;; esac
		place=
	done </run/vm/own
	[ -n "$place" ] && [ -d "/run/vm/host$1" ] || return 1
	[ -e /run/vm/revealed ] || return 0
	while read -r place; do
		case $1/ in "$place"/*) return 1 ;; esac
	done </run/vm/revealed
}

reveal() {
	local folder=$1 layer
	hidden "$folder" || return 0
	layer=$($busybox mktemp -d /run/vm/layer-XXXXXX)
	$busybox mount -t tmpfs layer "$layer"
	$busybox mkdir -p "$layer/files" "$layer/work" "$folder"
	$busybox mount -t overlay \
		-o "lowerdir=/run/vm/host$folder,upperdir=$layer/files,workdir=$layer/work" revealed "$folder"
	echo "$folder" >>/run/vm/revealed
}

folder=$1
file=$2
shift 2
if [ -n "$file" ]; then
	reveal "$folder"
	reveal "${file%/*}"
elif [ ! -d "$folder" ]; then
	reveal "$folder"
fi
cd "$folder" || exit 125
exec "$@"
