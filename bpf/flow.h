/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Who spoke first, of datagrams: an answer is part of the flow that it answers. */
#ifndef RINGFENCE_FLOW_H
#define RINGFENCE_FLOW_H

#include "peer_rule.h"

#define FLOWS 16384

/* The least used go first. Of whom is forgotten the next datagram counts as the first. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, FLOWS);
	__type(key, struct flow_key);
	__type(value, struct flow);
} flows SEC(".maps");

/* As long as connection tracking remembers a flow that went both ways. */
#define FLOW_SECONDS 180

static __always_inline u32 boot_seconds(void)
{
	return bpf_ktime_get_boot_ns() / 1000000000;
}

static __always_inline void flow_key_of(struct flow_key *key, u64 socket, const struct peer *peer,
					u32 peer_port)
{
	key->socket = socket;
	((u64 *)key->address)[0] = peer->address[0];
	((u64 *)key->address)[1] = peer->address[1];
	key->port = peer_port;
	key->protocol = peer->protocol;
}

static __always_inline void keep_flow(const struct flow_key *key, u64 rule_set, u32 flags)
{
	struct flow flow = { .rule_set = rule_set, .flags = flags, .seconds = boot_seconds() };

	bpf_map_update_elem(&flows, key, &flow, BPF_ANY);
}

#endif
