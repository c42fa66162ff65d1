// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Privileges: ptrace, judged by the tracer's workload and, for TRACEME, by both. */
#include "emit.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";

#define PRIVILEGE_RULES 16384

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, PRIVILEGE_RULES);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct privilege_key);
	__type(value, struct privilege_rule);
} privilege_rules SEC(".maps");

static __always_inline int judge_privilege(struct node_state *state, u32 workload, u32 privilege,
					   struct task_struct *target)
{
	struct privilege_key key = { .privilege = privilege };
	struct workload_row *row = workload_row_of(workload, bpf_get_current_task_btf());
	struct privilege_record *out;
	struct privilege_rule *rule;
	u64 identity;
	u32 found;

	if (!row)
		return 0;
	key.rule_set = row->rule_set;
	if (!(key.rule_set & RULE_SET_HAS_PRIVILEGE))
		return 0;
	rule = bpf_map_lookup_elem(&privilege_rules, &key);
	if (!rule)
		return 0;
	found = reported(rule->decision, rule->audit);
	if (!found)
		return 0;
	identity = verdict_identity(key.rule_set, workload, found, privilege);
	out = RESERVE_VERDICT(state, struct privilege_record,
			      mix(identity, BPF_CORE_READ(target, tgid)));
	if (out) {
		fill_record(&out->record, RECORD_PRIVILEGE, bpf_get_current_task_btf());
		out->record.rule_set = key.rule_set;
		out->record.workload = workload;
		out->record.decision = found;
		out->privilege = privilege;
		out->target = BPF_CORE_READ(target, tgid);
		bpf_probe_read_kernel(out->target_comm, COMM_BYTES, &target->comm);
		bpf_ringbuf_submit(out, 0);
	}
	return (found & DECISION_ACTION) == DECISION_BLOCK ? -EPERM : 0;
}

SEC("lsm/ptrace_access_check")
int BPF_PROG(ptrace_access_check, struct task_struct *child, u32 mode, int before)
{
	struct node_state *state = node();
	u32 phase, workload;

	if (before || !(mode & PTRACE_MODE_ATTACH) || inactive(state))
		return before;
	workload = current_workload(state, &phase);
	return phase ? 0 : judge_privilege(state, workload, PRIVILEGE_PTRACE, child);
}

SEC("lsm/ptrace_traceme")
int BPF_PROG(ptrace_traceme, struct task_struct *parent, int before)
{
	struct node_state *state = node();
	struct task_identity *identity;
	u32 phase, workload;
	int result;

	if (before || inactive(state))
		return before;
	workload = current_workload(state, &phase);
	if (phase)
		return 0;
	result = judge_privilege(state, workload, PRIVILEGE_PTRACE, parent);
	if (result)
		return result;
	identity = bpf_task_storage_get(&task_identities, parent->group_leader, NULL, 0);
	if (!identity || identity->workload == workload || identity->workload == HOST_WORKLOAD)
		return 0;
	return judge_privilege(state, identity->workload, PRIVILEGE_PTRACE, parent);
}
