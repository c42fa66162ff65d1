/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Maps that several objects share: the loader gives each name one map, whoever declares it. And the
 * licence of the programs, which every object must have once. */
#ifndef RINGFENCE_MAPS_H
#define RINGFENCE_MAPS_H

#include "kernel.h"
#include "records.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct node_state);
	__uint(map_flags, BPF_F_MMAPABLE);
} node_state SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 65536);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, u64);
	__type(value, struct cgroup_row);
} cgroups SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, WORKLOAD_SLOTS);
	__uint(map_flags, BPF_F_MMAPABLE);
	__type(key, u32);
	__type(value, struct workload_row);
} workloads SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 2 * 1024 * 1024);
} verdicts SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4 * 1024 * 1024);
} behaviours SEC(".maps");

const volatile struct settings settings SEC(".rodata.settings");

/* Of a decision and the Audit rule beside it. A posture of Audit is a decision: whatever allows
 * overrides it, and an Audit rule alerts in its place. */
static __always_inline u32 reported(u32 decision, u32 audit)
{
	u32 action = decision & DECISION_ACTION;

	if (action == DECISION_BLOCK)
		return decision;
	if (audit)
		return DECISION_AUDIT | audit;
	return action == DECISION_AUDIT ? decision : 0;
}

static __always_inline struct node_state *node(void)
{
	u32 zero = 0;

	return bpf_map_lookup_elem(&node_state, &zero);
}

/* A set that was loaded beside the active one, before or after it, decides nothing. */
static __always_inline bool inactive(const struct node_state *state)
{
	return !state || state->active_program_set != settings.program_set;
}

#endif
