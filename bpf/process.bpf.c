// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Processes: who started whom and with what, and which workload each belongs to. */
#include "emit.h"
#include "observed.h"

/* Binds a task that comes into a container's cgroup from outside: as its runtime, until it has
 * executed something of the container's own. */
static __always_inline void enter_workload(struct task_identity *identity, u32 binding,
					   u32 workload)
{
	struct workload_row *row = workload_row(workload);

	identity->version = LAYOUT_VERSION;
	identity->binding = binding;
	identity->workload = workload;
	identity->image = IMAGE_NONE; /* what it runs is the host's */
	identity->source = 0;
	if (workload != HOST_WORKLOAD && row && !(row->flags & WORKLOAD_WITHOUT_RUNTIME))
		identity->flags |= TASK_RUNTIME_PHASE;
}

/* As above by its cgroup's row. Without one it is not bound yet: the phase lasts until then, and on. */
static __always_inline void enter_cgroup(struct task_identity *identity, u32 binding,
					 const struct cgroup_row *row)
{
	enter_workload(identity, binding, row ? row->workload : HOST_WORKLOAD);
	if (!row)
		identity->flags &= ~TASK_RUNTIME_PHASE;
	else if (row->workload == HOST_WORKLOAD && (row->flags & CGROUP_OF_CONTAINER))
		identity->flags |= TASK_RUNTIME_PHASE;
}

/* A container-bound parent's child belongs to the same container wherever it lies. A host-bound
 * one's may begin in another cgroup (CLONE_INTO_CGROUP, as newer runtimes do it), which fires no
 * attach; it lies there by the time this runs. Returns the child's workload. */
static __always_inline u32 bind_child(struct node_state *state, struct task_struct *task)
{
	u32 binding = READ_ONCE(state->identity_changes);
	struct task_identity *mine, *childs;
	struct cgroup_row *row;
	u64 cgroup;

	mine = bpf_task_storage_get(&task_identities, bpf_get_current_task_btf()->group_leader,
				    NULL, 0);
	if (mine && mine->workload != HOST_WORKLOAD) {
		childs = bpf_task_storage_get(&task_identities, task, NULL,
					      BPF_LOCAL_STORAGE_GET_F_CREATE);
		if (childs)
			*childs = *mine;
		return mine->workload;
	}
	cgroup = typed_task_cgroup(task);
	row = bpf_map_lookup_elem(&cgroups, &cgroup);
	if (!row)
		return HOST_WORKLOAD;
	childs = bpf_task_storage_get(&task_identities, task, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!childs)
		return row->workload;
	enter_cgroup(childs, binding, row);
	/* A child of what has left the phase there already is no runtime either. */
	if (mine && !(mine->flags & TASK_RUNTIME_PHASE) &&
	    typed_task_cgroup(bpf_get_current_task_btf()) == cgroup)
		childs->flags &= ~TASK_RUNTIME_PHASE;
	return row->workload;
}

SEC("tp_btf/task_newtask")
int BPF_PROG(task_newtask, struct task_struct *task, u64 flags)
{
	struct node_state *state = node();
	struct fork_record *out;
	u32 workload;

	if (inactive(state) || (flags & CLONE_THREAD))
		return 0;
	workload = settings.task_identity ? bind_child(state, task) :
					    cgroup_workload(typed_task_cgroup(task));
	if (!observed(state, workload))
		return 0;
	out = RESERVE_BEHAVIOUR(state, workload, struct fork_record);
	if (!out)
		return 0;
	fill_record_of_typed(&out->record, RECORD_FORK, task);
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
	u32 binding;
	u64 id;

	if (inactive(state) || !settings.task_identity)
		return 0;
	if (BPF_CORE_READ(target, root, hierarchy_id) != settings.hierarchy)
		return 0;
	binding = READ_ONCE(state->identity_changes);
	identity = bpf_task_storage_get(&task_identities, task->group_leader, NULL,
					BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!identity || identity->workload != HOST_WORKLOAD)
		return 0;
	id = BPF_CORE_READ(target, kn, id);
	enter_cgroup(identity, binding, bpf_map_lookup_elem(&cgroups, &id));
	forget_processes(state);
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

SEC("tp_btf/sched_process_exit")
int BPF_PROG(sched_process_exit, struct task_struct *task)
{
	struct node_state *state = node();
	struct exit_record *out;
	u32 workload;

	if (inactive(state) || task->pid != task->tgid)
		return 0;
	workload = workload_by(identity_of(task), task);
	if (!observed(state, workload))
		return 0;
	out = RESERVE_BEHAVIOUR(state, workload, struct exit_record);
	if (!out)
		return 0;
	fill_record_of_typed(&out->record, RECORD_EXIT, task);
	out->record.workload = workload;
	out->code = (task->exit_code >> 8) & 0xff;
	out->signal = task->exit_code & 0x7f;
	bpf_ringbuf_submit(out, 0);
	return 0;
}
