#!/run/vm/busybox sh
# shellcheck shell=dash
# enter FOLDER FILE COMMAND...: runs a command in a folder of the host. /tmp and /run are the
# guest's own; a folder (or the file's folder) that they hide is laid over them, writable here only.
set -e
busybox=/run/vm/busybox

reveal() {
	local folder=$1 layer
	[ -d "/run/vm/host$folder" ] || return 0
	case $folder/ in
	/tmp/* | /run/* | /dev/shm/* | /var/lib/containerd/* | /var/lib/ringfence/*) ;;
	*) return 0 ;;
	esac
	# Once is enough, and a folder inside a revealed one is visible already.
	if [ "$(cd "$folder" 2>/dev/null && $busybox stat -f -c %T .)" = overlayfs ]; then return 0; fi
	layer=$($busybox mktemp -d /run/vm/layer-XXXXXX)
	$busybox mount -t tmpfs layer "$layer"
	$busybox mkdir -p "$layer/files" "$layer/work" "$folder"
	$busybox mount -t overlay \
		-o "lowerdir=/run/vm/host$folder,upperdir=$layer/files,workdir=$layer/work" revealed "$folder"
}

folder=$1
file=$2
shift 2
reveal "$folder"
[ -z "$file" ] || reveal "${file%/*}"
cd "$folder" || exit 125
exec "$@"
