/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Connections that the current task asks for, and ports that it opens. */
#ifndef RINGFENCE_PEER_REPORT_H
#define RINGFENCE_PEER_REPORT_H

#include "peer_rule.h"

/* Of the current task. `who`: the workload, and the decision above it. `tag`: where what is seen is
 * counted from now on. */
static __noinline void report_peer(struct node_state *state, const struct peer *peer, u64 rule_set,
				   u64 who, u64 tag)
{
	u32 workload = who, decision = who >> 32;
	struct network_record *out;

	if (decision) {
		u64 identity = verdict_identity(rule_set, workload, decision, peer->protocol);

		out = RESERVE_VERDICT(state, workload, struct network_record,
				      peer_identity(identity, peer));
	} else {
		out = RESERVE_BEHAVIOUR(state, workload, struct network_record);
	}
	if (!out)
		return;
	fill_record(&out->record, RECORD_NETWORK, (struct task_struct *)bpf_get_current_task());
	fill_peer(out, peer, rule_set, workload, decision);
	if (!decision)
		out->record.fold = tag;
	bpf_ringbuf_submit(out, 0);
}

/* The rule that keeps everybody from a port, or 0. A socket of v6 may serve v4 too. */
static __always_inline u32 closed_port(u64 rule_set, bool is_v6, u32 protocol, u32 port)
{
	u64 what = PEER_WHAT(DIRECTION_BIND, FAMILY_V4, protocol, port);
	u64 found = match_peer(0, 0, what, rule_set, 0) >> 32;

	if (found && is_v6) {
		what = PEER_WHAT(DIRECTION_BIND, FAMILY_V6, protocol, port);
		found = match_peer(0, 0, what, rule_set, 0) >> 32;
	}
	return found;
}

/* A port that everybody is kept from is not opened either: who would serve there learns it now. */
static __always_inline bool refuses_port(struct node_state *state, u64 rule_set, u32 workload,
					 bool is_v6, u32 protocol, u32 port)
{
	struct peer peer = {
		.family = is_v6 ? FAMILY_V6 : FAMILY_V4,
		.protocol = protocol == IPPROTO_MPTCP ? IPPROTO_TCP : protocol,
		.port = port,
		.direction = DIRECTION_BIND,
	};
	u32 found;

	if (!(rule_set & RULE_SET_HAS_INGRESS))
		return false;
	found = closed_port(rule_set, is_v6, peer.protocol, port);
	if (found)
		report_peer(state, &peer, rule_set, (u64)found << 32 | workload, 0);
	return is_block(found);
}

#endif
