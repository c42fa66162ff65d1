/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Which kinds of socket a workload may have: one row a rule set, one verdict for each kind. */
#ifndef RINGFENCE_SOCKET_RULE_H
#define RINGFENCE_SOCKET_RULE_H

#include "emit.h"

#define SOCKET_RULE_SETS 16384

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, SOCKET_RULE_SETS);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct socket_key);
	__type(value, struct socket_rules);
} socket_rules SEC(".maps");

/* The rules are about what leaves the workload: not about talk with neighbours on the same host
 * (unix), nor about how programs ask the kernel for the addresses it has (netlink). */
static __always_inline bool is_network_family(u32 family)
{
	return family != AF_UNIX && family != AF_NETLINK;
}

/* SMC falls back to TCP, and MPTCP is TCP to whom does not speak it. */
static __always_inline u32 socket_protocol(u32 family, u32 type, u32 protocol)
{
	if (family == AF_PACKET)
		return SOCKET_PROTOCOL_PACKET;
	if (family == AF_SMC)
		return SOCKET_PROTOCOL_TCP;
	if (family != AF_INET && family != AF_INET6)
		return SOCKET_PROTOCOL_OTHER;
	if (!protocol)
		protocol = type == SOCK_STREAM	  ? IPPROTO_TCP :
			   type == SOCK_DGRAM	  ? IPPROTO_UDP :
			   type == SOCK_SEQPACKET ? IPPROTO_SCTP :
			   type == SOCK_DCCP	  ? IPPROTO_DCCP :
						    0;
	switch (protocol) {
	case IPPROTO_TCP:
	case IPPROTO_MPTCP:
	case IPPROTO_SMC:
		return SOCKET_PROTOCOL_TCP;
	case IPPROTO_UDP:
	case IPPROTO_UDPLITE:
		return SOCKET_PROTOCOL_UDP;
	case IPPROTO_ICMP:
		return SOCKET_PROTOCOL_ICMP;
	case IPPROTO_ICMPV6:
		return SOCKET_PROTOCOL_ICMPV6;
	case IPPROTO_SCTP:
		return SOCKET_PROTOCOL_SCTP;
	case IPPROTO_DCCP:
		return SOCKET_PROTOCOL_DCCP;
	}
	return SOCKET_PROTOCOL_OTHER;
}

static __always_inline u32 socket_nature(u32 family, u32 type, u32 protocol)
{
	u32 kind = type == SOCK_PACKET ? SOCKET_KIND_PACKET : type < SOCKET_KIND_PACKET ? type : 0;

	return socket_protocol(family, type, protocol) * SOCKET_KINDS + kind;
}

static __always_inline void add_socket_rule(struct socket_rule *found, u64 rule_set, u32 source,
					    u32 nature)
{
	struct socket_key key = { .rule_set = rule_set, .source = source };
	struct socket_rules *rules = bpf_map_lookup_elem(&socket_rules, &key);
	const struct socket_rule *rule;

	if (!rules)
		return;
	rule = &rules->natures[nature & (SOCKET_NATURES - 1)];
	if (!found->decision)
		found->decision = rule->decision;
	if (!found->audit)
		found->audit = rule->audit;
}

/* What is to be told of it: a decision, or 0. Rules with a source decide before those without.
 * Global, and of plain numbers, as match_peer() is: followed at each place in a connection's program
 * it was a third of what the verifier had to read there. */
__noinline u64 match_socket(u64 rule_set, u64 source, u64 family, u64 type, u64 protocol)
{
	u32 nature = socket_nature(family, type, protocol);
	struct socket_rule found = {};

	barrier_var(nature); /* else its mask goes, and no verifier sees why it could */
	if ((u32)source)
		add_socket_rule(&found, rule_set, source, nature);
	add_socket_rule(&found, rule_set, 0, nature);
	return reported(found.decision, found.audit);
}

struct socket_made {
	u32 family;
	u32 type;
	u32 protocol;
	u32 source; /* class of the program that makes it, or uses it */
};

static __noinline void report_socket(struct node_state *state, const struct socket_made *made,
				     u64 rule_set, u32 workload, u32 decision)
{
	u64 identity = verdict_identity(rule_set, workload, decision, made->family);
	struct socket_record *out;

	identity = mix(identity, (u64)made->type << 32 | made->protocol);
	out = RESERVE_VERDICT(state, workload, struct socket_record, identity);
	if (!out)
		return;
	fill_record(&out->record, RECORD_SOCKET, (struct task_struct *)bpf_get_current_task());
	out->record.rule_set = rule_set;
	out->record.workload = workload;
	out->record.decision = decision;
	out->family = made->family;
	out->type = made->type;
	out->protocol = made->protocol;
	out->reserved = 0;
	bpf_ringbuf_submit(out, 0);
}

/* By the rules of a row. `blocks_only`: it was judged when it was made, and an Audit was told then. */
static __always_inline bool refuses_socket(struct node_state *state, u64 rule_set, u32 workload,
					   const struct socket_made *made, bool blocks_only)
{
	bool blocks;
	u32 found;

	if (!(rule_set & RULE_SET_HAS_SOCKET) || !is_network_family(made->family))
		return false;
	found = match_socket(rule_set, made->source, made->family, made->type, made->protocol);
	blocks = (found & DECISION_ACTION) == DECISION_BLOCK;
	if (blocks || (found && !blocks_only))
		report_socket(state, made, rule_set, workload, found);
	return blocks;
}

#endif
