/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Connections, by the address and port that were asked for. Works without any LSM. */
#ifndef RINGFENCE_NETWORK_H
#define RINGFENCE_NETWORK_H

#include "emit.h"
#ifndef WITHOUT_FOLDS
#include "behaviour.h"
#endif

#define NETWORK_PREFIXES 65536
#define FAMILY_V4 4
#define FAMILY_V6 6

struct {
	__uint(type, BPF_MAP_TYPE_LPM_TRIE);
	__uint(max_entries, NETWORK_PREFIXES);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct network_key);
	__type(value, struct network_rules);
} network_rules SEC(".maps");

/* What lsm/socket_post_create left: these hooks cannot read task storage before 7.2. */
struct {
	__uint(type, BPF_MAP_TYPE_SK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC | BPF_F_CLONE);
	__type(key, int);
	__type(value, struct socket_stamp);
} socket_stamps SEC(".maps");

struct peer {
	u64 address[2];
	u32 family;
	u32 protocol;
	u32 port;
};

static __always_inline u32 socket_workload(struct bpf_sock_addr *context)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	struct bpf_sock *socket = context->sk;

	if (socket) {
		struct socket_stamp *stamp = bpf_sk_storage_get(&socket_stamps, socket, NULL, 0);

		if (stamp && stamp->version == LAYOUT_VERSION)
			return stamp->workload;
	}
	return cgroup_workload(task_cgroup(task));
}

/* Arithmetic in place of branches: the verifier follows every path through a loop of them. */
static __always_inline u64 all_ones_unless_negative(s64 value)
{
	barrier_var(value);
	return ~(u64)(value >> 63);
}

static __always_inline u64 all_ones_if_zero(u64 value)
{
	value -= 1; /* of 32 bits: negative for zero alone */
	barrier_var(value);
	return (u64)((s64)value >> 63);
}

/* Global, so that the verifier checks the loop once, and of plain numbers, since 5.10 takes no
 * pointer there. `what`: family, protocol and port. The result: decision high, audit low. */
#define PEER_WHAT(family, protocol, port) ((u64)(family) << 32 | (u64)(protocol) << 16 | (port))

__noinline u64 match_peer(u64 address_low, u64 address_high, u64 what, u64 rule_set)
{
	u32 family = what >> 32, protocol = (what >> 16) & 0xffff, port = what & 0xffff;
	struct network_key key = { .rule_set = rule_set, .family = bpf_htonl(family) };
	struct network_rules *rules;
	u64 decision = 0, audit = 0;
	u32 i;

	key.prefix_length = 32 + 64 + (family == FAMILY_V4 ? 32 : 128);
	((u64 *)key.address)[0] = address_low;
	((u64 *)key.address)[1] = address_high;
	rules = bpf_map_lookup_elem(&network_rules, &key);
	if (!rules)
		return 0;
	for (i = 0; i < NETWORK_ENTRIES; i++) {
		const struct network_entry *entry = &rules->entries[i];

		if (i >= rules->count)
			break;
		u64 covers = all_ones_unless_negative(((s64)port - entry->port_from) |
						      ((s64)entry->port_to - port));

		covers &= all_ones_if_zero(entry->protocol) |
			  all_ones_if_zero(entry->protocol ^ protocol);
		decision |= entry->decision & covers & all_ones_if_zero(decision);
		audit |= entry->audit & covers & all_ones_if_zero(audit);
	}
	return decision << 32 | audit;
}

#ifdef WITHOUT_FOLDS

/* Each is told, and counted by who reads it. */
static __always_inline bool first_to_peer(const struct node_state *state, const struct peer *peer,
					  u32 workload, u64 *tag)
{
	return true;
}

#else

/* True for the first connection there: that one is told, the rest are counted. */
static __always_inline bool first_to_peer(const struct node_state *state, const struct peer *peer,
					  u32 workload, u64 *tag)
{
	u64 object = *(const u64 *)state->name_keys;

	object = mix(mix(object, peer->address[0]), peer->address[1]);
	object = mix(object, PEER_WHAT(peer->family, peer->protocol, peer->port));
	*tag = count_behaviour(object, workload, BEHAVIOUR_CONNECT);
	return *tag;
}

#endif

/* `tag`: where what is seen is counted from now on. */
static __noinline void report_peer(struct node_state *state, const struct peer *peer, u64 rule_set,
				   u64 who, u64 tag)
{
	u32 workload = who, decision = who >> 32;
	struct network_record *out;

	if (decision) {
		u64 identity = verdict_identity(rule_set, workload, decision, peer->protocol);

		identity = mix(mix(identity, peer->address[0]), peer->address[1]);
		out = RESERVE_VERDICT(state, workload, struct network_record,
				      mix(identity, (u64)peer->family << 32 | peer->port));
	} else {
		out = RESERVE_BEHAVIOUR(state, workload, struct network_record);
	}
	if (!out)
		return;
	fill_record(&out->record, RECORD_NETWORK, (struct task_struct *)bpf_get_current_task());
	out->record.rule_set = rule_set;
	out->record.workload = workload;
	out->record.decision = decision;
	if (!decision)
		out->record.fold = tag;
	out->family = peer->family;
	out->protocol = peer->protocol;
	out->port = peer->port;
	out->reserved = 0;
	__builtin_memcpy(out->address, peer->address, sizeof(out->address));
	bpf_ringbuf_submit(out, 0);
}

/* 1 lets the call go on, 0 makes it fail with EPERM. */
static __always_inline int judge_peer(struct bpf_sock_addr *context, const struct peer *peer,
				      bool connects)
{
	struct node_state *state = node();
	struct workload_row *row;
	u32 workload, found = 0;
	u64 tag = 0;

	if (inactive(state))
		return 1;
	workload = socket_workload(context);
	row = workload_row_of(workload, (struct task_struct *)bpf_get_current_task());
	if (!row)
		return 1;
	if (row->rule_set & RULE_SET_HAS_NETWORK) {
		u64 rule_set = row->rule_set;
		u64 outcome = match_peer(peer->address[0], peer->address[1],
					 PEER_WHAT(peer->family, peer->protocol, peer->port),
					 rule_set);

		found = reported(outcome >> 32, outcome);
		if (found)
			report_peer(state, peer, rule_set, (u64)found << 32 | workload, 0);
	}
	if (!found && connects && (row->flags & WORKLOAD_SEE_NETWORK) &&
	    first_to_peer(state, peer, workload, &tag))
		report_peer(state, peer, row->rule_set, workload, tag);
	return (found & DECISION_ACTION) != DECISION_BLOCK;
}

static __always_inline u32 transport(const struct bpf_sock_addr *context)
{
	u32 protocol = context->protocol;

	return protocol == IPPROTO_MPTCP ? IPPROTO_TCP : protocol;
}

static __always_inline int judge_v4(struct bpf_sock_addr *context, bool connects)
{
	struct peer peer = {
		.family = FAMILY_V4,
		.protocol = transport(context),
		.port = bpf_ntohs(context->user_port),
	};

	*(u32 *)peer.address = context->user_ip4;
	return judge_peer(context, &peer, connects);
}

static __always_inline int judge_v6(struct bpf_sock_addr *context, bool connects)
{
	struct peer peer = {
		.family = FAMILY_V6,
		.protocol = transport(context),
		.port = bpf_ntohs(context->user_port),
	};
	u32 *words = (u32 *)peer.address;

	words[0] = context->user_ip6[0];
	words[1] = context->user_ip6[1];
	words[2] = context->user_ip6[2];
	words[3] = context->user_ip6[3];
	/* ::ffff:a.b.c.d is a.b.c.d, on the wire and to every rule */
	if (!words[0] && !words[1] && words[2] == bpf_htonl(0xffff)) {
		words[0] = words[3];
		words[1] = words[2] = words[3] = 0;
		peer.family = FAMILY_V4;
	}
	return judge_peer(context, &peer, connects);
}

SEC("cgroup/connect4")
int connect4(struct bpf_sock_addr *context)
{
	return judge_v4(context, true);
}

SEC("cgroup/connect6")
int connect6(struct bpf_sock_addr *context)
{
	return judge_v6(context, true);
}

SEC("cgroup/sendmsg4")
int sendmsg4(struct bpf_sock_addr *context)
{
	return judge_v4(context, false);
}

SEC("cgroup/sendmsg6")
int sendmsg6(struct bpf_sock_addr *context)
{
	return judge_v6(context, false);
}

#endif
