// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* A container whose labels are not known yet waits before its first program. The exec is neither
 * judged nor done: the process stops on its way out of the call, and makes the call again when it is
 * released, so that the rules that are its by then judge it. */
#include "hold.h"
#include "identity.h"

#define SIGSTOP 19
/* To the kernel itself: make the call again once the signals at hand are dealt with. */
#define ERESTARTNOINTR 513

/* Wakes the agent, which reads held_processes. Where it is full the agent has been woken. */
struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4 * 1024);
} holds SEC(".maps");

/* Runtimes that make a container's cgroup themselves, as the thread that makes it is called. */
static __always_inline bool is_runtime(void)
{
	char name[16];

	if (bpf_get_current_comm(name, sizeof(name)))
		return false;
	return !__builtin_memcmp(name, "runc", 4) || !__builtin_memcmp(name, "crun", 4) ||
	       !__builtin_memcmp(name, "youki", 5);
}

/* What runtimes call the scope that systemd makes for them. conmon's is none. */
static __always_inline bool is_container_scope(struct cgroup *group)
{
	const char *name = BPF_CORE_READ(group, kn, name);
	char start[16] = {}, end[8] = {};
	char text[128];
	long length = bpf_probe_read_kernel_str(text, sizeof(text), name);

	if (length < 16 || length > (long)sizeof(text) - 1)
		return false;
	bpf_probe_read_kernel(start, 15, name);
	bpf_probe_read_kernel(end, 6, name + length - 7);
	if (__builtin_memcmp(end, ".scope", 6))
		return false;
	if (!__builtin_memcmp(start, "libpod-", 7))
		return __builtin_memcmp(start, "libpod-conmon-", 14);
	if (!__builtin_memcmp(start, "crio-", 5))
		return __builtin_memcmp(start, "crio-conmon-", 12);
	return !__builtin_memcmp(start, "docker-", 7) ||
	       !__builtin_memcmp(start, "cri-containerd-", 15) ||
	       !__builtin_memcmp(start, "nerdctl-", 8) || !__builtin_memcmp(start, "runc-", 5) ||
	       !__builtin_memcmp(start, "crun-", 5);
}

/* Marks what a container is about to run in. What lies below a bound one is bound by `process`. */
SEC("tp_btf/cgroup_mkdir")
int BPF_PROG(mark_cgroup, struct cgroup *group, const char *path)
{
	struct node_state *state = node();
	struct cgroup_row row = {}, *above;
	u64 id;

	if (inactive(state) || BPF_CORE_READ(group, root, hierarchy_id) != settings.hierarchy)
		return 0;
	id = BPF_CORE_READ(group, self.parent, cgroup, kn, id);
	above = bpf_map_lookup_elem(&cgroups, &id);
	if (above)
		row = *above;
	if (row.workload != HOST_WORKLOAD)
		return 0;
	if (is_runtime() || is_container_scope(group))
		row.flags |= CGROUP_OF_CONTAINER;
	if (!row.flags)
		return 0;
	id = BPF_CORE_READ(group, kn, id);
	bpf_map_update_elem(&cgroups, &id, &row, BPF_NOEXIST);
	return 0;
}

/* The signal first: it waits until this call ends, so no release can come before it and be lost. */
static __always_inline bool stop(struct task_struct *leader, u64 cgroup)
{
	struct held_process held = { .cgroup = cgroup,
				     .since = bpf_ktime_get_boot_ns(),
				     .start_time = BPF_CORE_READ(leader, start_boottime) };
	u32 process = BPF_CORE_READ(leader, tgid), *woken;

	if (bpf_send_signal(SIGSTOP))
		return false;
	if (bpf_map_update_elem(&held_processes, &process, &held, BPF_ANY)) {
		bpf_send_signal(SIGCONT);
		return false;
	}
	woken = bpf_ringbuf_reserve(&holds, sizeof(*woken), 0);
	if (woken) {
		*woken = process;
		bpf_ringbuf_submit(woken, BPF_RB_FORCE_WAKEUP);
	}
	return true;
}

SEC("lsm/bprm_creds_for_exec")
int BPF_PROG(bprm_creds_for_exec, struct linux_binprm *bprm, int before)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct node_state *state = node();
	struct cgroup_row *row;
	u32 phase;
	u64 cgroup;

	if (before || inactive(state) || current_workload(state, &phase) != HOST_WORKLOAD ||
	    in_host_mount_namespace(task))
		return before;
	cgroup = task_cgroup(task);
	row = bpf_map_lookup_elem(&cgroups, &cgroup);
	if (!row || row->workload != HOST_WORKLOAD || !(row->flags & CGROUP_OF_CONTAINER))
		return 0;
	if (row->flags & CGROUP_UNKNOWN) {
		if (state->hold_mode == HOLD_REFUSE)
			return -EACCES;
		return 0;
	}
	if (is_holding(state) && stop(task->group_leader, cgroup))
		return -ERESTARTNOINTR;
	if (state->hold_mode != HOLD_OFF && !(row->flags & CGROUP_UNHELD)) {
		row->flags |= CGROUP_UNHELD;
		__sync_fetch_and_add(&state->hold_missed, 1);
	}
	return 0;
}
