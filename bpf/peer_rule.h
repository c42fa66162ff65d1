/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Rules about who is at the other end: one longest-prefix look-up finds all of them. */
#ifndef RINGFENCE_PEER_RULE_H
#define RINGFENCE_PEER_RULE_H

#include "stamp.h"

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

struct peer {
	u64 address[2];
	u32 family;
	u32 protocol;
	u32 port; /* that the rules are about: of an ingress the workload's own */
	u32 direction;
};

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
 * pointer there. `what`: direction, family, protocol and port. The result: decision high, audit
 * low. */
#define PEER_WHAT(direction, family, protocol, port) \
	((u64)(direction) << 48 | (u64)(family) << 32 | (u64)(protocol) << 16 | (port))

__noinline u64 match_peer(u64 address_low, u64 address_high, u64 what, u64 rule_set, u64 source)
{
	u32 family = (what >> 32) & 0xff, protocol = (what >> 16) & 0xffff, port = what & 0xffff;
	struct network_key key = {
		.rule_set = rule_set,
		.family = bpf_htonl(family),
		.source = source,
		.direction = (what >> 48) & 0xff,
	};
	struct network_rules *rules;
	u64 decision = 0, audit = 0;
	u32 i;

	key.prefix_length = 32 + 64 + 32 + 32 + (family == FAMILY_V4 ? 32 : 128);
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

/* What is to be told of it: a decision, or 0. Rules with a source decide before those without. */
static __always_inline u32 judge_address(const struct peer *peer, u64 rule_set, u32 source)
{
	u64 what = PEER_WHAT(peer->direction, peer->family, peer->protocol, peer->port);
	u64 general = match_peer(peer->address[0], peer->address[1], what, rule_set, 0);
	u32 decision = general >> 32, audit = general;

	if (source) {
		u64 own = match_peer(peer->address[0], peer->address[1], what, rule_set, source);

		if (own >> 32)
			decision = own >> 32;
		if ((u32)own)
			audit = own;
	}
	return reported(decision, audit);
}

static __always_inline bool is_block(u32 decision)
{
	return (decision & DECISION_ACTION) == DECISION_BLOCK;
}

static __always_inline u64 peer_identity(u64 identity, const struct peer *peer)
{
	identity = mix(mix(identity, peer->address[0]), peer->address[1]);
	return mix(identity, (u64)peer->direction << 48 | (u64)peer->family << 32 | peer->port);
}

static __always_inline void fill_peer(struct network_record *out, const struct peer *peer,
				      u64 rule_set, u32 workload, u32 decision)
{
	out->record.rule_set = rule_set;
	out->record.workload = workload;
	out->record.decision = decision;
	out->family = peer->family;
	out->protocol = peer->protocol;
	out->port = peer->port;
	out->direction = peer->direction;
	__builtin_memcpy(out->address, peer->address, sizeof(out->address));
}

#endif
