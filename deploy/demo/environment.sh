# shellcheck shell=bash disable=SC2034 # what is unused here is used where this is sourced
# What the demonstration's scripts share: where it keeps itself, what it runs. To be sourced.
# Everything lies in one folder, so that it meets no other containerd of this machine.

demo=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
repository=$(cd "$demo/../.." && pwd -P)
state=${RINGFENCE_DEMO_STATE:-/run/ringfence-demo}
containerd_socket=$state/containerd.sock
node_socket=/run/ringfence/node.sock
node_options=(--containerd "$containerd_socket" --state-dir "$state/node")
image=ringfence.local/demo:1
image_archive=$repository/dist/demo/image.tar
workloads=(pod-a pod-b pod-c pod-d)
# A listener that no policy speaks of stands beside the forbidden one.
ports=(5000 5001)
cgroup=/ringfence-demo

# Each looks at start whether it could work, some by starting programs.
unused_plugins=(
	io.containerd.grpc.v1.cri
	io.containerd.snapshotter.v1.{aufs,btrfs,devmapper,native,zfs}
	io.containerd.internal.v1.{opt,tracing}
	io.containerd.tracing.processor.v1.otlp
)
quoted_list() { (IFS=, && printf '%s' "${*@Q}"); }

runtime() { command ctr --address "$containerd_socket" --namespace default "$@"; }

# script_failed MESSAGE...
script_failed() {
	printf '%s: %s\n' "$(basename "$0")" "$*" >&2
	exit 1
}

# alive PID_FILE PROGRAM: whether the process noted there still is that program.
alive() {
	local pid
	[[ -r $1 ]] && pid=$(<"$1") && [[ -n $pid ]] || return 1
	tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -q -- "$2"
}

# until_true SECONDS COMMAND...
until_true() {
	local end=$((SECONDS + $1))
	shift
	until "$@" >/dev/null 2>&1; do
		((SECONDS < end)) || return 1
		sleep 0.1
	done
}

# end_process PID_FILE PROGRAM: ends it, and waits until it has gone.
end_process() {
	local pid
	if alive "$1" "$2"; then
		pid=$(<"$1")
		kill "$pid"
		until_true 15 gone "$pid" || kill -KILL "$pid"
	fi
	rm -f "$1"
}
gone() { [[ ! -e /proc/$1 ]] || grep -q '^State:.Z' "/proc/$1/status"; }

# Sets containerd_is_new where it has nothing yet: then there is nothing to ask it for.
start_containerd() {
	containerd_is_new=
	if alive "$state/containerd.pid" "$state/containerd.toml"; then return; fi
	[[ -e $state/containerd ]] || containerd_is_new=yes
	# What containerd makes outside its folder is removed later, unless it was there before.
	[[ -e /run/containerd ]] || : >"$state/made-run-containerd"
	cat >"$state/containerd.toml" <<-END
		version = 2
		root = "$state/containerd"
		state = "$state/run"
		disabled_plugins = [$(quoted_list "${unused_plugins[@]}")]
		[grpc]
		address = "$containerd_socket"
	END
	setsid containerd --config "$state/containerd.toml" </dev/null >>"$state/containerd.log" 2>&1 &
	echo $! >"$state/containerd.pid"
	until_true 300 containerd_answers || # an emulated guest on a busy machine
		script_failed "containerd did not answer within 300 seconds: see $state/containerd.log"
}
# Not asked before it listens: ctr takes more time to start than that.
containerd_answers() { [[ -S $containerd_socket ]] && runtime version; }

# The workloads that run, one a line. Asked once for several: ctr takes its time in a guest.
running() { runtime task ls 2>/dev/null | awk '$3 == "RUNNING" { print $1 }'; }
runs() { running | grep -qx -- "$1"; }

# painted LINE: one line of attempts.sh, its outcome in colour.
painted() {
	local line=$1
	line=${line/ refused / ${red}refused${plain} }
	line=${line/ succeeded / ${green}succeeded${plain} }
	printf '%s\n' "$line"
}

step() { printf '%s==>%s %s%s%s\n' "$green" "$plain" "$bold" "$*" "$plain"; }

# progress TEXT COMMAND...: runs it with a dot for each second that it takes. What it said is shown
# where it fails.
progress() {
	local text=$1 started=$SECONDS shown=$SECONDS status=0 said pid never
	shift
	said=$(mktemp)
	printf '  %s ' "$text"
	"$@" </dev/null >"$said" 2>&1 &
	pid=$!
	# shellcheck disable=SC2064 # the one that runs now
	trap "kill $pid 2>/dev/null; rm -f '$said'; exit 130" INT TERM HUP
	# A read that never gets anything waits without starting a program, which is slow in a VM.
	exec {never}<> <(:)
	while kill -0 "$pid" 2>/dev/null; do
		read -r -t 0.2 -u "$never" || true
		for (( ; shown < SECONDS; shown++)); do printf .; done
	done
	exec {never}<&-
	wait "$pid" || status=$?
	trap - INT TERM HUP
	printf ' %s%d s%s\n' "$dim" $((SECONDS - started)) "$plain"
	if ((status != 0)); then cat "$said" >&2; fi
	rm -f "$said"
	return "$status"
}

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
	bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' green=$'\e[32m' plain=$'\e[0m' coloured=1
else
	bold='' dim='' red='' green='' plain='' coloured=0
fi
