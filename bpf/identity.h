/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Which workload a task belongs to: its cgroup when it was bound, and from then on itself. */
#ifndef RINGFENCE_IDENTITY_H
#define RINGFENCE_IDENTITY_H

#include "maps.h"

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

static __always_inline u32 cgroup_workload(u64 cgroup)
{
	struct cgroup_row *row = bpf_map_lookup_elem(&cgroups, &cgroup);

	return row ? row->workload : HOST_WORKLOAD;
}

static __always_inline bool in_host_mount_namespace(struct task_struct *task)
{
	return BPF_CORE_READ(task, nsproxy, mnt_ns, ns.inum) == settings.host_mount_namespace;
}

/* The binding is read before the row: a row that comes in between is found at the next look. */
static __noinline u32 bind_task(struct node_state *state, struct task_struct *leader)
{
	u32 binding = state->binding;
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

/* A container-bound task stays what it is, wherever it is moved; a host-bound one is looked up
 * again once the agent has bound another cgroup. `phase` is set when the task is still its
 * container's runtime. */
static __always_inline u32 task_workload(struct node_state *state, struct task_struct *current,
					 u32 *phase)
{
	struct task_struct *leader = current->group_leader;
	struct task_identity *identity;

	*phase = 0;
	identity = bpf_task_storage_get(&task_identities, leader, NULL, 0);
	if (identity && identity->version == LAYOUT_VERSION &&
	    (identity->workload != HOST_WORKLOAD || identity->binding == state->binding)) {
		*phase = identity->flags & TASK_RUNTIME_PHASE;
		return identity->workload;
	}
	return bind_task(state, leader);
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
