/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Whose processes are told of. */
#ifndef RINGFENCE_OBSERVED_H
#define RINGFENCE_OBSERVED_H

#include "identity.h"

static __always_inline bool observed(struct node_state *state, u32 workload)
{
	struct workload_row *row = workload_row(workload);

	return row && (row->flags & WORKLOAD_SEE_PROCESSES);
}

/* NULL also where there is no task storage. */
static __always_inline struct task_identity *identity_of(struct task_struct *leader)
{
	return settings.task_identity ? bpf_task_storage_get(&task_identities, leader, NULL, 0) :
					NULL;
}

/* Of a task whose type the verifier knows; `identity` is its own, or NULL. */
static __always_inline u32 workload_by(const struct task_identity *identity,
				       struct task_struct *leader)
{
	if (identity && identity->workload != HOST_WORKLOAD)
		return identity->workload;
	return cgroup_workload(typed_task_cgroup(leader));
}

#endif
