/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Records on their way out: every one is counted, also the one that finds its ring full. */
#ifndef RINGFENCE_EMIT_H
#define RINGFENCE_EMIT_H

#include "identity.h"

static __always_inline void count_record(struct node_state *state, u32 lane, const void *record)
{
	__sync_fetch_and_add(&state->lanes[lane].emitted, 1);
	if (!record)
		__sync_fetch_and_add(&state->lanes[lane].lost, 1);
}

#define RESERVE(state, lane, ring, type)                                       \
	({                                                                     \
		type *reserved_ = bpf_ringbuf_reserve(&ring, sizeof(type), 0); \
		count_record(state, lane, reserved_);                          \
		reserved_;                                                     \
	})

/* `task` may be any task; its process is what the record is about. */
static __always_inline void fill_record(struct record *record, u32 type, struct task_struct *task)
{
	struct task_struct *leader = BPF_CORE_READ(task, group_leader);
	struct task_struct *parent = BPF_CORE_READ(leader, real_parent);

	record->type = type;
	record->action = 0;
	record->time = bpf_ktime_get_boot_ns();
	record->rule_set = 0;
	record->cgroup = task_cgroup(task);
	record->workload = HOST_WORKLOAD;
	record->decision = 0;
	record->start_time = BPF_CORE_READ(leader, start_boottime);
	record->parent_start_time = BPF_CORE_READ(parent, group_leader, start_boottime);
	record->pid = BPF_CORE_READ(task, tgid);
	record->thread = BPF_CORE_READ(task, pid);
	record->parent = BPF_CORE_READ(parent, tgid);
	record->uid = BPF_CORE_READ(task, cred, uid.val);
	bpf_probe_read_kernel(record->comm, COMM_BYTES, &task->comm);
}

#endif
