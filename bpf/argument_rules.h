/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Rules that ask for the arguments of a program, as lists by the number that its node has. */
#ifndef RINGFENCE_ARGUMENT_RULES_H
#define RINGFENCE_ARGUMENT_RULES_H

#include "maps.h"

#define ARGUMENT_RULES 16384
#define RULES_OF_PROGRAM 8

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, ARGUMENT_RULES);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct argument_key);
	__type(value, struct argument_rule);
} argument_rules SEC(".maps");

/* The number of the list; 0 where there is nothing to ask. */
static __always_inline u32 argument_list(const struct path_verdict *verdict)
{
	u32 list = verdict->flags >> PATH_NODE_ARGUMENTS_SHIFT;

	return list == NO_ARGUMENT_RULES ? 0 : list;
}

static __always_inline struct argument_rule *argument_rule(u64 rule_set, u32 list, u32 position)
{
	struct argument_key key = { .rule_set = rule_set, .list = list, .position = position };

	return bpf_map_lookup_elem(&argument_rules, &key);
}

/* The first that refuses something, or 0: of who is given what nobody sees, that refuses. */
static __always_inline u32 refusal_of_unseen(u64 rule_set, u32 list)
{
	u32 position;

	for (position = 0; list && position < RULES_OF_PROGRAM; position++) {
		struct argument_rule *rule = argument_rule(rule_set, list, position);

		if (!rule)
			break;
		if ((rule->decision & DECISION_ACTION) == DECISION_BLOCK)
			return rule->decision;
	}
	return 0;
}

#endif
