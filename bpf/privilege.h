/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Rules about what is named by itself, privileges and capabilities: one row each, no place. */
#ifndef RINGFENCE_PRIVILEGE_H
#define RINGFENCE_PRIVILEGE_H

#include "emit.h"
#include "source.h"

#define PRIVILEGE_RULES 16384

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, PRIVILEGE_RULES);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct privilege_key);
	__type(value, struct privilege_rule);
} privilege_rules SEC(".maps");

/* `what`: the privilege high, the decision low. `target`: the process it is done to, or NULL. */
static __noinline void report_privilege(struct node_state *state, u64 rule_set, u32 workload,
					u64 what, struct task_struct *target)
{
	u32 found = what, privilege = what >> 32;
	u32 pid = target ? BPF_CORE_READ(target, tgid) : 0;
	u64 identity = verdict_identity(rule_set, workload, found, privilege);
	struct privilege_record *out;

	out = RESERVE_VERDICT(state, workload, struct privilege_record, mix(identity, pid));
	if (!out)
		return;
	fill_record(&out->record, RECORD_PRIVILEGE, bpf_get_current_task_btf());
	out->record.rule_set = rule_set;
	out->record.workload = workload;
	out->record.decision = found;
	out->privilege = privilege;
	out->target = pid;
	__builtin_memset(out->target_comm, 0, COMM_BYTES);
	if (target)
		bpf_probe_read_kernel(out->target_comm, COMM_BYTES, &target->comm);
	bpf_ringbuf_submit(out, 0);
}

static __always_inline u32 acting_class(struct node_state *state, u64 rule_set,
					struct task_struct *task)
{
	return rule_set & RULE_SET_HAS_SOURCE ? source_class(state, rule_set, task) : 0;
}

/* What a class has of its own is whole: nothing of everybody's is to be asked then. */
static __always_inline struct privilege_rule *privilege_rule(u64 rule_set, u32 privilege,
							     u32 source)
{
	struct privilege_key key = { .rule_set = rule_set,
				     .privilege = privilege,
				     .source = source };
	struct privilege_rule *rule = bpf_map_lookup_elem(&privilege_rules, &key);

	if (rule || !source)
		return rule;
	key.source = 0;
	return bpf_map_lookup_elem(&privilege_rules, &key);
}

/* `what` as it is told, which may be another than the one that the rule is about. */
static __always_inline int judge_by(struct node_state *state, u64 rule_set, u32 workload,
				    struct privilege_rule *rule, u64 what,
				    struct task_struct *target)
{
	u32 found = rule ? reported(rule->decision, rule->audit) : 0;

	if (found)
		report_privilege(state, rule_set, workload, what << 32 | found, target);
	return (found & DECISION_ACTION) == DECISION_BLOCK ? -EPERM : 0;
}

#endif
