/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Packets, for what no call asks about: who comes to a listening port, datagrams that come in, raw
 * sockets and SCTP, and what was connected before the rules were. Runs in no task in particular.
 */
#ifndef RINGFENCE_PACKET_H
#define RINGFENCE_PACKET_H

#include "flow.h"
#include "packet_parse.h"
#include "socket_rule.h"

#define LOOPBACK 1
#define LISTENING 10 /* TCP_LISTEN */

/* Whose packet it is; the stamp is of the socket, and there. */
struct judgement {
	struct node_state *state;
	struct socket_stamp *stamp;
	u64 rule_set;
	u32 workload;
	u32 found;
	u32 source;
	bool is_unsigned; /* who acts on the socket is not known yet, and some rule asks */
};

/* The kernel's own hold no reference to the network namespace. */
static __always_inline bool is_kernel_socket(struct bpf_sock *socket)
{
	struct bpf_sock *pointer = socket;
	struct sock *sk = NULL;

	bpf_probe_read_kernel(&sk, sizeof(sk), &pointer);
	return !BPF_CORE_READ_BITFIELD_PROBED(sk, __sk_common.skc_net_refcnt);
}

static __noinline void report_packet(const struct judgement *by, const struct peer *peer)
{
	const struct socket_stamp *stamp = by->stamp;
	u64 identity = mix(by->rule_set, (u64)by->workload << 32 | by->found);
	struct network_record *out;

	identity = mix(identity, (u64)stamp->pid << 32 | peer->protocol);
	identity = mix(identity, stamp->start_time);
	out = RESERVE_VERDICT(by->state, by->workload, struct network_record,
			      peer_identity(identity, peer));
	if (!out)
		return;
	out->record.action = 0;
	out->record.type = RECORD_NETWORK;
	out->record.time = bpf_ktime_get_boot_ns();
	out->record.cgroup = 0;
	out->record.start_time = stamp->start_time;
	out->record.parent_start_time = 0;
	out->record.pid = stamp->pid;
	out->record.thread = stamp->pid;
	out->record.parent = 0;
	out->record.uid = stamp->uid;
	out->record.euid = stamp->uid;
	out->record.gid = stamp->gid;
	out->record.loginuid = ~0U;
	out->record.tier = TIER_LSM;
	out->record.tty[0] = '\0';
	__builtin_memcpy(out->record.comm, stamp->comm, COMM_BYTES);
	fill_peer(out, peer, by->rule_set, by->workload, by->found);
	bpf_ringbuf_submit(out, 0);
}

/* By the rules of the peer's direction. */
static __always_inline void judge_packet_peer(struct judgement *by, struct packet *packet,
					      bool accepts)
{
	struct peer *peer = &packet->peer;
	u64 has = accepts ? RULE_SET_HAS_INGRESS : RULE_SET_HAS_NETWORK;

	peer->direction = accepts ? DIRECTION_INGRESS : DIRECTION_EGRESS;
	peer->port = accepts ? packet->local_port : packet->peer_port;
	by->found = by->rule_set & has ? judge_address(peer, by->rule_set, by->source) : 0;
}

/* A connection that somebody else opened has a local port on which somebody listens. */
static __always_inline bool came_to_listener(struct __sk_buff *skb, struct bpf_sock *socket)
{
	u16 port = bpf_htons(socket->src_port);
	u32 v4, v6[4];
	struct bpf_sock_tuple tuple = {};
	struct bpf_sock *found;
	bool listens;

	/* read ahead of the branch: the compiler would join the loads, and compute an address in a
	 * socket, which no verifier takes */
	v6[0] = socket->src_ip6[0];
	v6[1] = socket->src_ip6[1];
	v6[2] = socket->src_ip6[2];
	v6[3] = socket->src_ip6[3];
	v4 = socket->src_ip4;
	barrier();
	if (socket->family == AF_INET) {
		tuple.ipv4.daddr = v4;
		tuple.ipv4.dport = port;
		found = bpf_sk_lookup_tcp(skb, &tuple, sizeof(tuple.ipv4), BPF_F_CURRENT_NETNS, 0);
	} else {
		__builtin_memcpy(tuple.ipv6.daddr, v6, sizeof(v6));
		tuple.ipv6.dport = port;
		found = bpf_sk_lookup_tcp(skb, &tuple, sizeof(tuple.ipv6), BPF_F_CURRENT_NETNS, 0);
	}
	if (!found)
		return false;
	listens = found->state == LISTENING;
	bpf_sk_release(found);
	return listens;
}

/* Judged anew as long as it is not known who acts. */
static __always_inline void keep_judged_flow(const struct flow_key *key, const struct judgement *by,
					     u32 flags)
{
	if (!by->is_unsigned)
		keep_flow(key, by->rule_set, flags);
}

/* Whoever is kept out does not even learn that somebody listens: its SYN goes unanswered. It comes
 * again, and is one flow. */
static __always_inline int judge_arrival(struct __sk_buff *skb, struct judgement *by,
					 struct packet *packet)
{
	struct flow_key key = {};
	struct flow *flow;

	/* sockets that are accepted begin with a copy, and are judged by their first packet */
	by->stamp->flags = FLOW_ACCEPTS;
	by->stamp->rule_set = 0;
	judge_packet_peer(by, packet, true);
	if (!is_block(by->found))
		return 1;
	flow_key_of(&key, bpf_get_socket_cookie(skb), &packet->peer, packet->peer_port);
	flow = bpf_map_lookup_elem(&flows, &key);
	if (flow && flow->rule_set == by->rule_set && flow->flags & FLOW_REFUSED)
		return 0;
	keep_judged_flow(&key, by, FLOW_ACCEPTS | FLOW_REFUSED);
	report_packet(by, &packet->peer);
	return 0;
}

static __always_inline int judge_stream(struct __sk_buff *skb, struct bpf_sock *socket,
					struct judgement *by, struct packet *packet)
{
	struct socket_stamp *stamp = by->stamp;
	u32 flags = stamp->flags & (FLOW_CONNECTS | FLOW_ACCEPTS);

	if (!flags)
		flags = came_to_listener(skb, socket) ? FLOW_ACCEPTS : FLOW_CONNECTS;
	judge_packet_peer(by, packet, flags & FLOW_ACCEPTS);
	stamp->flags = flags | (is_block(by->found) ? FLOW_REFUSED : 0);
	if (!by->is_unsigned)
		stamp->rule_set = by->rule_set;
	if (by->found)
		report_packet(by, &packet->peer);
	return !is_block(by->found);
}

/* A sender's address on the loopback device is what the workload itself made up, if it is no
 * local one: nobody there has spoken first. */
static __always_inline bool is_made_up(struct __sk_buff *skb, const struct packet *packet)
{
	u8 local[16] = {};
	u32 length = packet->peer.family == FAMILY_V4 ? 4 : 16;
	const u8 *peer = (const u8 *)packet->peer.address;

	if (skb->ifindex != LOOPBACK)
		return false;
	if (packet->peer.family == FAMILY_V4 ? bpf_skb_load_bytes(skb, 16, local, 4) :
					       bpf_skb_load_bytes(skb, 24, local, 16))
		return true;
	if (length == 4 && peer[0] == 127)
		return false;
	return ((u64 *)local)[0] != packet->peer.address[0] ||
	       ((u64 *)local)[1] != packet->peer.address[1];
}

static __always_inline int judge_datagram(struct __sk_buff *skb, struct bpf_sock *socket,
					  struct judgement *by, struct packet *packet, bool inbound)
{
	u64 name = bpf_get_socket_cookie(skb);
	struct flow_key key = {};
	struct flow *flow;
	u32 flags = 0;

	if (packet->peer.protocol == IPPROTO_SCTP)
		name = 1ULL << 63 | (u64)by->workload << 16 | packet->local_port;
	flow_key_of(&key, name, &packet->peer, packet->peer_port);
	flow = bpf_map_lookup_elem(&flows, &key);
	if (flow && boot_seconds() - flow->seconds < FLOW_SECONDS) {
		if (flow->rule_set == by->rule_set) {
			if (inbound || flow->flags & FLOW_CONNECTS)
				flow->seconds = boot_seconds();
			return !(flow->flags & FLOW_REFUSED);
		}
		flags = flow->flags & (FLOW_CONNECTS | FLOW_ACCEPTS);
	}
	if (!flags)
		flags = inbound && !(socket->type == SOCK_DGRAM && socket->dst_port) ?
				FLOW_ACCEPTS :
				FLOW_CONNECTS;
	judge_packet_peer(by, packet, flags & FLOW_ACCEPTS);
	if (!is_block(by->found) && socket->type == SOCK_RAW && !inbound &&
	    by->rule_set & RULE_SET_HAS_SOCKET) {
		u32 forbidden = match_socket(by->rule_set, by->source, socket->family, SOCK_RAW,
					     packet->peer.protocol);

		if (is_block(forbidden))
			by->found = forbidden;
	}
	if (by->found)
		report_packet(by, &packet->peer);
	if (is_block(by->found))
		flags |= FLOW_REFUSED;
	else if (flags & FLOW_ACCEPTS && is_made_up(skb, packet))
		return 1;
	keep_judged_flow(&key, by, flags);
	return !is_block(by->found);
}

/* Everything but the packets of which the stamp says at once that they may pass. */
static __noinline int judge_slowly(struct __sk_buff *skb, struct bpf_sock *socket, bool inbound)
{
	struct judgement by = { .state = node() };
	struct packet packet = {};
	struct workload_row *row = NULL;
	struct socket_stamp *stamp;

	if (!by.state)
		return 1;
	stamp = bpf_sk_storage_get(&socket_stamps, socket, NULL, 0);
	if (stamp && stamp->version == LAYOUT_VERSION &&
	    (stamp->workload != HOST_WORKLOAD ||
	     stamp->binding == (u32)by.state->identity_changes)) {
		by.workload = stamp->workload;
		row = workload_row(by.workload);
	}
	if (!row) {
		if (settings.controller != CONTROLLER_V2 || is_kernel_socket(socket))
			return 1;
		by.workload = cgroup_workload(bpf_sk_cgroup_id(socket));
		row = workload_row(by.workload);
		if (!row || !(row->rule_set & RULE_SET_HAS_PACKETS))
			return 1;
		stamp = bpf_sk_storage_get(&socket_stamps, socket, NULL,
					   BPF_LOCAL_STORAGE_GET_F_CREATE);
		if (!stamp)
			return 0;
		stamp->workload = by.workload;
		stamp->binding = by.state->identity_changes;
		stamp->rule_set = 0;
		stamp->version = LAYOUT_VERSION;
	}
	by.stamp = stamp;
	by.rule_set = row->rule_set;
	if (!stamp || !(by.rule_set & RULE_SET_HAS_PACKETS))
		return 1;
	if (by.rule_set & RULE_SET_HAS_SOURCE) {
		u64 image = READ_ONCE(stamp->image);

		by.is_unsigned = settings.controller == CONTROLLER_V2 && image == IMAGE_UNKNOWN;
		by.source = class_of_image(by.rule_set, image);
	}
	if (!parse_packet(skb, inbound, &packet)) {
		by.found = DECISION_BLOCK | RULE_UNRESOLVED;
		report_packet(&by, &packet.peer);
		return 0;
	}
	if (socket->protocol != IPPROTO_TCP || socket->type != SOCK_STREAM)
		return judge_datagram(skb, socket, &by, &packet, inbound);
	if (socket->state != LISTENING)
		return judge_stream(skb, socket, &by, &packet);
	return inbound && packet.begins ? judge_arrival(skb, &by, &packet) : 1;
}

/* 1 lets it pass, 0 drops it, and fails the call with EPERM if there is one. */
static __always_inline int judge_packet(struct __sk_buff *skb, bool inbound)
{
	struct node_state *state = node();
	struct bpf_sock *socket = skb->sk;
	struct socket_stamp *stamp;
	struct workload_row *row;

	if (inactive(state) || !socket)
		return 1;
	socket = bpf_sk_fullsock(socket);
	if (!socket)
		return 1;
	stamp = bpf_sk_storage_get(&socket_stamps, socket, NULL, 0);
	if (!stamp || stamp->version != LAYOUT_VERSION ||
	    (stamp->workload == HOST_WORKLOAD && stamp->binding != (u32)state->identity_changes))
		return judge_slowly(skb, socket, inbound);
	row = workload_row(stamp->workload);
	if (!row)
		return judge_slowly(skb, socket, inbound);
	if (!(row->rule_set & RULE_SET_HAS_PACKETS))
		return 1;
	if (stamp->rule_set == row->rule_set && socket->type == SOCK_STREAM &&
	    socket->protocol == IPPROTO_TCP && socket->state != LISTENING)
		return !(stamp->flags & FLOW_REFUSED);
	/* what it is connected to, or asked to send to, was asked about */
	if (!inbound && socket->type == SOCK_DGRAM && socket->protocol == IPPROTO_UDP &&
	    (!socket->dst_port || stamp->rule_set == row->rule_set))
		return 1;
	return judge_slowly(skb, socket, inbound);
}

SEC("cgroup_skb/egress")
int packet_out(struct __sk_buff *skb)
{
	return judge_packet(skb, false);
}

SEC("cgroup_skb/ingress")
int packet_in(struct __sk_buff *skb)
{
	return judge_packet(skb, true);
}

#endif
