# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with environment.sh, and with where this is sourced
# Where the demonstration runs: on this host, or in a VM. To be sourced, after environment.sh.

machine=$repository/tests/vm/machine.sh
guest=${RINGFENCE_DEMO_GUEST:-$repository/.cache/demo}
export PATH=$repository/dist/bin:$PATH

as_root=()
if ((EUID != 0)); then as_root=(sudo env "PATH=$PATH"); fi

# place: prints vm, host, or nothing where it does not run.
place() {
	if "$machine" status "$guest" 2>/dev/null; then
		echo vm
	elif [[ -d $state ]]; then
		echo host
	fi
}

# at_node PLACE COMMAND...: runs it there, with the terminal where there is one.
at_node() {
	local place=$1 verb=exec
	shift
	if [[ $place == host ]]; then
		"${as_root[@]}" "$@"
	else
		if [[ -t 0 && -t 1 ]]; then verb=shell; fi
		"$machine" "$verb" "$guest" env ${NO_COLOR:+"NO_COLOR=$NO_COLOR"} "$@"
	fi
}

# Why this host's kernel cannot enforce, as far as that shows without a node; else nothing.
kernel_obstacle() {
	local modules=/sys/kernel/security/lsm
	[[ -r /sys/kernel/btf/vmlinux ]] || {
		echo 'it has no BTF'
		return
	}
	# Where securityfs is not mounted, it is for this one look, and for nobody else.
	# shellcheck disable=SC2016 # expanded there
	modules=$(cat "$modules" 2>/dev/null ||
		"${as_root[@]}" unshare --mount sh -c \
			'mount -t securityfs none "${1%/*}" && cat "$1"' sh "$modules" 2>/dev/null || true)
	[[ ,$modules, == *,bpf,* ]] ||
		echo "bpf is not among its security modules: ${modules:-it has none}"
}

# Why the host must be left alone: what is in force there is not the demonstration's to end.
host_taken() {
	[[ ! -d $state ]] || return 0
	if [[ -d /sys/fs/bpf/ringfence || -S $node_socket ]]; then
		echo 'Ringfence is in force on this host already (ringfence node --uninstall lifts it)'
	fi
}
