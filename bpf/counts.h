/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * What kernel and user space count together: as records.h, and read into layout.ts with it.
 */
#ifndef RINGFENCE_COUNTS_H
#define RINGFENCE_COUNTS_H

#include "kernel.h"
#include "records.h"

/* ---- behaviours -------------------------------------------------------------------------- */

#define BEHAVIOUR_WAYS 8
#define BEHAVIOUR_BUCKETS 16384 /* a power of two */

/* Places of distinct things that workloads did: each is told once and counted from then on. A tag
 * is 0 (free), 1 (the agent is clearing it) or a behaviour's identity, which has the high bit. */
#define BEHAVIOUR_FREE 0
#define BEHAVIOUR_CLOSING 1

struct behaviour_bucket {
	u64 tags[BEHAVIOUR_WAYS];
	u64 counts[BEHAVIOUR_WAYS];
	u32 workloads[BEHAVIOUR_WAYS];
	u32 kinds[BEHAVIOUR_WAYS]; /* written last; 0: not yet */
};

/* What a behaviour is counted as: a file action and 1, or this. */
#define BEHAVIOUR_CONNECT 0x100

/* ---- accounts ---------------------------------------------------------------------------- */

/* What one workload may put into one lane, and what of its own is missing there. */
struct lane_account {
	u64 due;     /* time up to which its budget is spent */
	u64 refused; /* by the budget */
	u64 lost;    /* ring full */
	u64 folded;
	u64 told;      /* by agents: of `refused` */
	u64 lost_told; /* by agents: of `lost` */
};

/* One a slot of workloads; counts only grow, whoever has the slot. */
struct workload_account {
	u64 added;    /* behaviours that were given a place */
	u64 removed;  /* by agents: places given back */
	u64 quota;    /* by the agent: places it may hold; 0: not yet said */
	u64 overflow; /* operations that are neither told nor counted by name, for want of a place */
	u64 overflow_told; /* by agents */
	u64 executions;
	struct lane_account lanes[LANES];
};

#endif
