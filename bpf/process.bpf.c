// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Processes: who started whom and with what, and which workload each belongs to. */
#include "emit.h"
#include "path_text.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";

static __always_inline bool observed(struct node_state *state, u32 workload)
{
	struct workload_row *row = workload_row(workload);

	return row && (row->flags & WORKLOAD_SEE_PROCESSES);
}

static __always_inline u32 workload_of(struct task_struct *leader)
{
	if (settings.task_identity) {
		struct task_identity *identity;

		identity = bpf_task_storage_get(&task_identities, leader, NULL, 0);
		if (identity && identity->workload != HOST_WORKLOAD)
			return identity->workload;
	}
	return cgroup_workload(task_cgroup(leader));
}

/* CLONE_INTO_CGROUP fires no attach: a host-bound parent's child is looked up by its own cgroup,
 * at its first hook. A container-bound one's belongs to the same container wherever it lies. */
SEC("tp_btf/task_newtask")
int BPF_PROG(task_newtask, struct task_struct *task, u64 flags)
{
	struct task_identity *mine, *childs;
	struct node_state *state = node();
	struct fork_record *out;
	u32 workload;

	if (inactive(state) || (flags & CLONE_THREAD))
		return 0;
	if (settings.task_identity) {
		mine = bpf_task_storage_get(&task_identities,
					    bpf_get_current_task_btf()->group_leader, NULL, 0);
		if (mine && mine->workload != HOST_WORKLOAD) {
			childs = bpf_task_storage_get(&task_identities, task, NULL,
						      BPF_LOCAL_STORAGE_GET_F_CREATE);
			if (childs)
				*childs = *mine;
		}
	}
	workload = workload_of(task);
	if (!observed(state, workload))
		return 0;
	out = RESERVE(state, LANE_BEHAVIOURS, behaviours, struct fork_record);
	if (!out)
		return 0;
	fill_record(&out->record, RECORD_FORK, task);
	out->record.workload = workload;
	bpf_ringbuf_submit(out, 0);
	return 0;
}

/* A move by the runtime, or by whoever may write cgroup.procs: it binds what was the host's. */
SEC("tp_btf/cgroup_attach_task")
int BPF_PROG(cgroup_attach_task, struct cgroup *target, const char *path, struct task_struct *task,
	     bool group)
{
	struct node_state *state = node();
	struct task_identity *identity;
	struct workload_row *row;
	u32 workload, binding;

	if (inactive(state) || !settings.task_identity)
		return 0;
	if (BPF_CORE_READ(target, root, hierarchy_id) != settings.hierarchy)
		return 0;
	binding = state->binding;
	workload = cgroup_workload(BPF_CORE_READ(target, kn, id));
	identity = bpf_task_storage_get(&task_identities, task->group_leader, NULL,
					BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!identity || identity->workload != HOST_WORKLOAD)
		return 0;
	identity->version = LAYOUT_VERSION;
	identity->binding = binding;
	identity->workload = workload;
	row = workload_row(workload);
	if (workload != HOST_WORKLOAD && row && !(row->flags & WORKLOAD_WITHOUT_RUNTIME))
		identity->flags |= TASK_RUNTIME_PHASE;
	return 0;
}

/* A container's own cgroups are its own from their first moment. */
SEC("tp_btf/cgroup_mkdir")
int BPF_PROG(cgroup_mkdir, struct cgroup *group, const char *path)
{
	struct node_state *state = node();
	struct cgroup_row row = {};
	u64 id;

	if (inactive(state) || BPF_CORE_READ(group, root, hierarchy_id) != settings.hierarchy)
		return 0;
	row.workload = cgroup_workload(BPF_CORE_READ(group, self.parent, cgroup, kn, id));
	if (row.workload == HOST_WORKLOAD)
		return 0;
	id = BPF_CORE_READ(group, kn, id);
	bpf_map_update_elem(&cgroups, &id, &row, BPF_NOEXIST);
	return 0;
}

SEC("tp_btf/cgroup_rmdir")
int BPF_PROG(cgroup_rmdir, struct cgroup *group, const char *path)
{
	struct node_state *state = node();
	u64 id;

	if (inactive(state) || BPF_CORE_READ(group, root, hierarchy_id) != settings.hierarchy)
		return 0;
	id = BPF_CORE_READ(group, kn, id);
	bpf_map_delete_elem(&cgroups, &id);
	return 0;
}

static __always_inline void copy_arguments(struct exec_record *out, struct mm_struct *mm)
{
	u64 start = BPF_CORE_READ(mm, arg_start), end = BPF_CORE_READ(mm, arg_end);
	u64 length = end - start;

	out->argument_total = length;
	if (length > ARGUMENT_BYTES - 1)
		length = ARGUMENT_BYTES - 1;
	barrier_var(length);
	length &= ARGUMENT_BYTES - 1;
	out->argument_length = length;
	if (bpf_probe_read_user(out->arguments, length, (void *)start))
		out->argument_length = 0;
}

/* Where loops over callbacks are missing (before 5.17) the path is the one that was asked for. */
static __always_inline void copy_image(struct exec_record *out, struct linux_binprm *bprm)
{
	long written;

	if (settings.task_identity) {
		struct path_scratch *scratch = own_scratch();

		if (scratch) {
			scratch->vfsmount = (u64)bprm->file->f_path.mnt;
			scratch->dentry = (u64)bprm->file->f_path.dentry;
			write_path(&out->path, scratch);
			return;
		}
	}
	out->path.flags = PATH_AS_ASKED;
	written = bpf_probe_read_kernel_str(out->path.bytes, PATH_BYTES, bprm->filename);
	out->path.length = written > 0 ? written : 0;
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(sched_process_exec, struct task_struct *task, int old_pid, struct linux_binprm *bprm)
{
	struct node_state *state = node();
	struct exec_record *out;
	u32 workload;

	if (inactive(state))
		return 0;
	if (settings.task_identity) {
		struct task_identity *identity;

		identity = bpf_task_storage_get(&task_identities,
						bpf_get_current_task_btf()->group_leader, NULL, 0);
		if (identity && (identity->flags & TASK_RUNTIME_PHASE) &&
		    !in_host_mount_namespace(task))
			identity->flags &= ~TASK_RUNTIME_PHASE;
	}
	workload = workload_of(task->group_leader);
	if (!observed(state, workload))
		return 0;
	out = RESERVE(state, LANE_BEHAVIOURS, behaviours, struct exec_record);
	if (!out)
		return 0;
	fill_record(&out->record, RECORD_EXEC, task);
	out->record.workload = workload;
	copy_image(out, bprm);
	copy_arguments(out, BPF_CORE_READ(task, mm));
	bpf_ringbuf_submit(out, 0);
	return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(sched_process_exit, struct task_struct *task)
{
	struct node_state *state = node();
	struct exit_record *out;
	u32 workload;

	if (inactive(state) || task->pid != task->tgid)
		return 0;
	workload = workload_of(task);
	if (!observed(state, workload))
		return 0;
	out = RESERVE(state, LANE_BEHAVIOURS, behaviours, struct exit_record);
	if (!out)
		return 0;
	fill_record(&out->record, RECORD_EXIT, task);
	out->record.workload = workload;
	out->code = (task->exit_code >> 8) & 0xff;
	out->signal = task->exit_code & 0x7f;
	bpf_ringbuf_submit(out, 0);
	return 0;
}
