// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * Capabilities: asked for by the kernel itself, so often that who has no rule about them pays no more
 * than a look at the name of its rule set. Modules are asked in order and the first is the kernel's
 * own, so that only a capability that would have been granted gets here.
 */
#include "privilege.h"

static __always_inline u64 capability_rule_set(struct node_state *state, u32 *workload)
{
	struct workload_row *row;
	u64 rule_set;
	u32 phase;

	if (inactive(state))
		return 0;
	*workload = current_workload(state, &phase);
	if (phase)
		return 0;
	row = workload_row_of(*workload, bpf_get_current_task_btf());
	rule_set = row ? row->rule_set : 0;
	return rule_set & RULE_SET_HAS_CAPABILITY ? rule_set : 0;
}

/*
 * Only what the task may itself. An overlay looks at its layers with the credentials of whoever
 * mounted it, and would be refused for the container's capabilities what the container never asked;
 * the workers of io_uring act for the container, whatever they put on.
 */
static __always_inline bool is_own(const struct cred *cred)
{
	struct task_struct *task = bpf_get_current_task_btf();

	return cred == BPF_CORE_READ(task, real_cred) || (task->flags & PF_IO_WORKER);
}

/* In whatever user namespace. */
SEC("lsm/capable")
int BPF_PROG(capable, const struct cred *cred, void *namespace, int capability, u32 options,
	     int before)
{
	struct node_state *state;
	struct privilege_rule *rule;
	u32 number, source, workload = 0;
	u64 rule_set;

	if (before || !is_own(cred))
		return before;
	state = node();
	rule_set = capability_rule_set(state, &workload);
	if (!rule_set)
		return 0;
	number = PRIVILEGE_CAPABILITY + (capability & (CAPABILITIES - 1));
	source = acting_class(state, rule_set, bpf_get_current_task_btf());
	rule = privilege_rule(rule_set, number, source);
	if (!rule)
		rule = privilege_rule(rule_set, PRIVILEGE_OTHER_CAPABILITY, 0);
	if (!rule)
		return 0;
	if (options & CAP_OPT_NOAUDIT)
		return (rule->decision & DECISION_ACTION) == DECISION_BLOCK ? -EPERM : 0;
	return judge_by(state, rule_set, workload, rule, number, NULL);
}

/* A request may name credentials that the process had before, and is_own would let those pass. */
SEC("lsm/uring_override_creds")
int BPF_PROG(uring_override_creds, const struct cred *cred, int before)
{
	struct node_state *state = node();
	u32 source, workload = 0;
	u64 rule_set;

	if (before)
		return before;
	rule_set = capability_rule_set(state, &workload);
	if (!rule_set)
		return 0;
	source = acting_class(state, rule_set, bpf_get_current_task_btf());
	return judge_by(state, rule_set, workload,
			privilege_rule(rule_set, PRIVILEGE_BORROWED_CAPABILITY, source),
			PRIVILEGE_IO_URING, NULL);
}
