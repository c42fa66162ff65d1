/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Which workload a task belongs to: its cgroup when it was bound, and from then on itself. */
#ifndef RINGFENCE_IDENTITY_H
#define RINGFENCE_IDENTITY_H

#include "entry.h"

/* On the thread group's leader. Not created where task storage is missing (before 5.11). */
struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct task_identity);
} task_identities SEC(".maps");

static __always_inline struct cgroup *css_set_cgroup(struct css_set *set)
{
	struct cgroup_subsys_state *state = NULL;
	u32 index;
	void *slot;

	if (settings.controller == CONTROLLER_V2)
		return BPF_CORE_READ(set, dfl_cgrp);
	index = settings.controller == CONTROLLER_MEMORY ?
			bpf_core_enum_value(enum cgroup_subsys_id, memory_cgrp_id) :
			bpf_core_enum_value(enum cgroup_subsys_id, pids_cgrp_id);
	slot = (void *)set + bpf_core_field_offset(struct css_set, subsys) +
	       (index & 15) * sizeof(void *);
	bpf_probe_read_kernel(&state, sizeof(state), slot);
	return BPF_CORE_READ(state, cgroup);
}

static __always_inline u64 task_cgroup(struct task_struct *task)
{
	struct css_set *set = BPF_CORE_READ(task, cgroups);
	struct cgroup *cgroup = css_set_cgroup(set);

	return BPF_CORE_READ(cgroup, kn, id);
}

/* As that, of a task whose type the verifier knows: loads in place of probes. */
static __always_inline u64 typed_task_cgroup(struct task_struct *task)
{
	if (settings.controller == CONTROLLER_V2)
		return task->cgroups->dfl_cgrp->kn->id;
	return task_cgroup(task);
}

static __always_inline u32 cgroup_workload(u64 cgroup)
{
	struct cgroup_row *row = bpf_map_lookup_elem(&cgroups, &cgroup);

	return row ? row->workload : HOST_WORKLOAD;
}

static __always_inline bool in_host_mount_namespace(struct task_struct *task)
{
	return BPF_CORE_READ(task, nsproxy, mnt_ns, ns.inum) == settings.host_mount_namespace;
}

/* What the last process on this CPU is. A lookup in task storage costs 112 instructions on 6.1 and
 * 121 on 6.12, more than all else that an open without policy needs. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct known_process);
} known_processes SEC(".maps");

/* The binding is read before the row: a row that comes in between is found at the next look. */
static __always_inline u32 bind_task(u32 binding, struct task_struct *leader)
{
	u32 workload = cgroup_workload(task_cgroup(leader));
	struct task_identity *identity;

	identity = bpf_task_storage_get(&task_identities, leader, NULL,
					BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (identity) {
		identity->version = LAYOUT_VERSION;
		identity->binding = binding;
		identity->workload = workload;
	}
	return workload;
}

/* Whoever is preempted here, or preempts, leaves the entry as it is: it is a help, no more. */
static __always_inline void remember_process(struct task_struct *leader, u64 changes, u32 workload,
					     u32 flags)
{
	u32 zero = 0;
	struct known_process *known = bpf_map_lookup_elem(&known_processes, &zero);

	if (!known || !begin_entry(&known->sequence))
		return;
	WRITE_ONCE(known->leader, (u64)leader);
	WRITE_ONCE(known->start_time, leader->start_boottime);
	WRITE_ONCE(known->changes, changes);
	WRITE_ONCE(known->workload, workload);
	WRITE_ONCE(known->flags, flags);
	end_entry(&known->sequence);
}

/* A container-bound task stays what it is, wherever it is moved; a host-bound one is looked up
 * again once the agent has bound another cgroup. Flags high, workload low. */
static __noinline u64 look_up_task(struct node_state *state, struct task_struct *leader)
{
	u64 changes = READ_ONCE(state->identity_changes);
	u32 binding = changes, workload, flags = 0;
	struct task_identity *identity;

	identity = bpf_task_storage_get(&task_identities, leader, NULL, 0);
	if (identity && identity->version == LAYOUT_VERSION)
		flags = identity->flags;
	if (identity && identity->version == LAYOUT_VERSION &&
	    (identity->workload != HOST_WORKLOAD || identity->binding == binding)) {
		workload = identity->workload;
	} else {
		workload = bind_task(binding, leader);
	}
	remember_process(leader, changes, workload, flags);
	return (u64)flags << 32 | workload;
}

/* False where it is not the last process on this CPU, or was looked up too long ago. */
static __always_inline bool recall_process(struct node_state *state, struct task_struct *leader,
					   u32 *workload, u32 *flags)
{
	u32 zero = 0, sequence;
	struct known_process *known = bpf_map_lookup_elem(&known_processes, &zero);

	if (!known)
		return false;
	sequence = entry_sequence(&known->sequence);
	*workload = READ_ONCE(known->workload);
	*flags = READ_ONCE(known->flags);
	return READ_ONCE(known->leader) == (u64)leader &&
	       READ_ONCE(known->start_time) == leader->start_boottime &&
	       READ_ONCE(known->changes) == READ_ONCE(state->identity_changes) &&
	       is_entry_unchanged(&known->sequence, sequence);
}

/* `phase` is set when the task is still its container's runtime. */
static __always_inline u32 task_workload(struct node_state *state, struct task_struct *current,
					 u32 *phase)
{
	struct task_struct *leader = current->group_leader;
	u32 workload, flags;
	u64 found;

	if (recall_process(state, leader, &workload, &flags)) {
		*phase = flags & TASK_RUNTIME_PHASE;
		return workload;
	}
	found = look_up_task(state, leader);
	*phase = (found >> 32) & TASK_RUNTIME_PHASE;
	return found;
}

/* After an identity was changed that some CPU may remember. */
static __always_inline void forget_processes(struct node_state *state)
{
	__sync_fetch_and_add(&state->identity_changes, 1ULL << 32);
}

static __always_inline u32 current_workload(struct node_state *state, u32 *phase)
{
	return task_workload(state, bpf_get_current_task_btf(), phase);
}

/* NULL: the slot has passed to another workload. */
static __always_inline struct workload_row *workload_row(u32 workload)
{
	u32 slot = WORKLOAD_SLOT(workload);
	struct workload_row *row = bpf_map_lookup_elem(&workloads, &slot);

	return row && row->workload == workload ? row : NULL;
}

/* A task that carries a slot's former id is judged by its cgroup's row, never by none. */
static __always_inline struct workload_row *workload_row_of(u32 workload, struct task_struct *task)
{
	struct workload_row *row = workload_row(workload);

	return row ? row : workload_row(cgroup_workload(task_cgroup(task)));
}

#endif
