/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Who reaches for the agent: every container is refused, whatever its policy; the host is told of. */
#ifndef RINGFENCE_AGENT_H
#define RINGFENCE_AGENT_H

#include "privilege.h"

static __always_inline u32 bound_workload(struct task_struct *task)
{
	struct task_identity *identity;

	identity = bpf_task_storage_get(&task_identities, task->group_leader, NULL, 0);
	return identity && identity->version == LAYOUT_VERSION ? identity->workload : HOST_WORKLOAD;
}

/* Or the watchdog that works for it. */
static __always_inline bool is_agent(struct node_state *state, struct task_struct *task)
{
	u32 process = BPF_CORE_READ(task, tgid);

	return process && (process == state->agent || process == state->watchdog) &&
	       bound_workload(task) == HOST_WORKLOAD;
}

/* The agent is out of reach of every container, also one that shares the host's processes, and of
 * whoever was moved into one and looks like its runtime. Where it was killed its number may be
 * another's by now, who is no container's. */
static __always_inline bool reaches_agent(struct node_state *state, u32 workload,
					  struct task_struct *target)
{
	return workload != HOST_WORKLOAD && is_agent(state, target);
}

static __always_inline int refuse_agent(struct node_state *state, u32 workload, u64 privilege,
					struct task_struct *target)
{
	struct workload_row *row = workload_row_of(workload, bpf_get_current_task_btf());

	report_privilege(state, row ? row->rule_set : 0, workload,
			 privilege << 32 | DECISION_BLOCK | RULE_AGENT, target);
	return -EPERM;
}

#endif
