/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Connections, by the address and port that were asked for. Works without any LSM. */
#ifndef RINGFENCE_NETWORK_H
#define RINGFENCE_NETWORK_H

#ifndef WITHOUT_FOLDS
#include "behaviour.h"
#endif
#include "flow.h"
#include "peer_report.h"
#include "socket_rule.h"

#define PF_KTHREAD 0x00200000

/* Whose the socket is, and by which set of rules it is judged. */
struct owner {
	struct socket_stamp *stamp;
	u64 rule_set;
	u32 workload;
	u32 flags; /* of the workload's row */
	u32 source;
};

#ifdef WITHOUT_FOLDS

static __always_inline bool is_kernel_thread(void)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();

	return BPF_CORE_READ(task, flags) & PF_KTHREAD;
}

static __always_inline u32 asking_workload(struct node_state *state)
{
	return cgroup_workload(task_cgroup((struct task_struct *)bpf_get_current_task()));
}

#else

static __always_inline bool is_kernel_thread(void)
{
	return bpf_get_current_task_btf()->flags & PF_KTHREAD;
}

/* Of the task that the LSM hook of the same call has just looked up, or by its cgroup. */
static __always_inline u32 asking_workload(struct node_state *state)
{
	struct task_struct *task = bpf_get_current_task_btf();
	u32 workload, flags;

	if (recall_process(state, task->group_leader, &workload, &flags))
		return workload;
	return cgroup_workload(typed_task_cgroup(task));
}

#endif

/* These hooks cannot read task storage before 7.2: it is the stamp that tells, else what is remembered
 * of the task, else its cgroup. */
static __always_inline bool find_owner(struct node_state *state, struct bpf_sock_addr *context,
				       struct owner *owner)
{
	struct bpf_sock *socket = context->sk;
	struct workload_row *row = NULL;

	owner->stamp = NULL;
	if (socket)
		owner->stamp = bpf_sk_storage_get(&socket_stamps, socket, NULL, 0);
	if (owner->stamp && owner->stamp->version != LAYOUT_VERSION)
		owner->stamp = NULL;
	if (owner->stamp && (owner->stamp->workload != HOST_WORKLOAD ||
			     owner->stamp->binding == (u32)state->identity_changes)) {
		owner->workload = owner->stamp->workload;
		row = workload_row(owner->workload);
	}
	if (!row) {
		/* a worker of the kernel acts for a socket whose packets tell whose it is */
		if (is_kernel_thread())
			return false;
		owner->workload = asking_workload(state);
		row = workload_row(owner->workload);
	}
	if (!row)
		return false;
	owner->rule_set = row->rule_set;
	owner->flags = row->flags;
	owner->source = class_of_asker(owner->rule_set, owner->stamp);
	return true;
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
	object = mix(object, PEER_WHAT(peer->direction, peer->family, peer->protocol, peer->port));
	*tag = count_behaviour(object, workload, BEHAVIOUR_CONNECT);
	return *tag;
}

#endif

/* Where no LSM program has left one. Without rules about peers it is left where a packet could not
 * tell whose it is: its cgroup is not in the hierarchy that containers are in. */
static __always_inline struct socket_stamp *stamp_of(struct bpf_sock_addr *context,
						     struct owner *owner)
{
	struct socket_stamp *stamp = owner->stamp;
	struct bpf_sock *socket = context->sk;

	if (stamp || !socket ||
	    (!(owner->rule_set & RULE_SET_HAS_PEERS) && settings.controller == CONTROLLER_V2))
		return stamp;
	stamp = bpf_sk_storage_get(&socket_stamps, socket, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (stamp)
		sign_stamp(stamp, (struct task_struct *)bpf_get_current_task(), false);
	return stamp;
}

static __always_inline void note_owner(struct node_state *state, const struct owner *owner,
				       struct socket_stamp *stamp, u64 rule_set, u32 flags)
{
	stamp->workload = owner->workload;
	stamp->binding = state->identity_changes;
	stamp->rule_set = rule_set;
	stamp->flags = flags;
	stamp->version = LAYOUT_VERSION;
}

/* A socket that was made before these rules took over was not asked what it is. */
static __always_inline bool is_forbidden_socket(struct node_state *state,
						struct bpf_sock_addr *context,
						const struct owner *owner)
{
	struct socket_made made = {
		.family = context->family,
		.type = context->type,
		.protocol = context->protocol,
		.source = owner->source,
	};

	if (owner->stamp && owner->stamp->rule_set == owner->rule_set)
		return false;
	return refuses_socket(state, owner->rule_set, owner->workload, &made, true);
}

/* 1 lets the call go on, 0 makes it fail with EPERM. */
static __always_inline int judge_peer(struct bpf_sock_addr *context, const struct peer *peer,
				      bool connects)
{
	bool is_datagram = peer->protocol == IPPROTO_UDP;
	struct node_state *state = node();
	struct flow_key key = {};
	struct owner owner = {};
	u32 found = 0;
	u64 tag = 0;

	if (inactive(state) || !find_owner(state, context, &owner))
		return 1;
	if (is_forbidden_socket(state, context, &owner))
		return 0;
	if (is_datagram && (owner.rule_set & RULE_SET_HAS_PEERS)) {
		struct flow *flow;

		flow_key_of(&key, bpf_get_socket_cookie(context), peer, peer->port);
		flow = bpf_map_lookup_elem(&flows, &key);
		/* an answer to a peer that was let in */
		if (flow && (flow->flags & (FLOW_ACCEPTS | FLOW_REFUSED)) == FLOW_ACCEPTS &&
		    flow->rule_set == owner.rule_set &&
		    boot_seconds() - flow->seconds < FLOW_SECONDS)
			return 1;
	}
	if (owner.rule_set & RULE_SET_HAS_NETWORK) {
		found = judge_address(peer, owner.rule_set, owner.source);
		if (found)
			report_peer(state, peer, owner.rule_set, (u64)found << 32 | owner.workload,
				    0);
	}
	if (!found && connects && (owner.flags & WORKLOAD_SEE_NETWORK) &&
	    first_to_peer(state, peer, owner.workload, &tag))
		report_peer(state, peer, owner.rule_set, owner.workload, tag);
	if (is_block(found))
		return 0;
	if (connects) {
		struct socket_stamp *stamp = stamp_of(context, &owner);

		/* what it is connected to from now on has been judged */
		if (stamp)
			note_owner(state, &owner, stamp, owner.rule_set, FLOW_CONNECTS);
	} else if (is_datagram && (owner.rule_set & RULE_SET_HAS_INGRESS)) {
		keep_flow(&key, owner.rule_set, FLOW_CONNECTS);
	}
	return 1;
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
		.direction = DIRECTION_EGRESS,
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
		.direction = DIRECTION_EGRESS,
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

/* Port 0 asks for any that is free: whether that is one to serve on shows when it listens. */
static __always_inline int judge_bind(struct bpf_sock_addr *context, bool is_v6)
{
	u32 port = bpf_ntohs(context->user_port);
	struct node_state *state = node();
	struct socket_stamp *stamp;
	struct owner owner = {};

	if (inactive(state) || !find_owner(state, context, &owner))
		return 1;
	stamp = stamp_of(context, &owner);
	if (stamp && !owner.stamp)
		note_owner(state, &owner, stamp, 0, 0);
	return !port ||
	       !refuses_port(state, owner.rule_set, owner.workload, is_v6, context->protocol, port);
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

SEC("cgroup/bind4")
int bind4(struct bpf_sock_addr *context)
{
	return judge_bind(context, false);
}

SEC("cgroup/bind6")
int bind6(struct bpf_sock_addr *context)
{
	return judge_bind(context, true);
}

#endif
