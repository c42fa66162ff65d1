/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Processes that wait, stopped, until somebody knows which workload they are. */
#ifndef RINGFENCE_HOLD_H
#define RINGFENCE_HOLD_H

#include "maps.h"

#define SIGCONT 18

/* A row stands until after the release. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, u32); /* process */
	__type(value, struct held_process);
} held_processes SEC(".maps");

/* Nothing is held unless its end is sure: the watchdog says ahead until when it will be there. */
static __always_inline bool is_holding(const struct node_state *state)
{
	return bpf_ktime_get_boot_ns() < READ_ONCE(state->hold_until);
}

/* A stop that somebody else than the watchdog or the agent would end too early. */
static __always_inline bool keeps_waiting(const struct node_state *state, u32 process)
{
	u32 sender = bpf_get_current_pid_tgid() >> 32;

	if (!bpf_map_lookup_elem(&held_processes, &process))
		return false;
	return sender != state->agent && sender != state->watchdog && is_holding(state);
}

#endif
