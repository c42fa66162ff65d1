/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * What each workload has used of what all share. A lane's budget is a bucket of bytes that time
 * refills: whoever floods a ring empties its own bucket, and what it is refused is counted in its
 * own row. The bucket is one word, the time up to which it is spent; two processors that spend at
 * once may spend one of them twice, which no count depends on.
 */
#ifndef RINGFENCE_ACCOUNT_H
#define RINGFENCE_ACCOUNT_H

#include "counts.h"
#include "maps.h"

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, WORKLOAD_SLOTS);
	__uint(map_flags, BPF_F_MMAPABLE);
	__type(key, u32);
	__type(value, struct workload_account);
} workload_accounts SEC(".maps");

/* Nanoseconds a byte, as a shift: 0.9 MiB a second, which an agent with little time still reads. */
#define VERDICT_BYTE_SHIFT 10
#define BEHAVIOUR_BYTE_SHIFT 10
/* At once, at most: a quarter of the lane's ring. */
#define VERDICT_BURST (512 * 1024ULL)
#define BEHAVIOUR_BURST (1024 * 1024ULL)

static __always_inline struct workload_account *account_of(u32 workload)
{
	u32 slot = WORKLOAD_SLOT(workload);

	return bpf_map_lookup_elem(&workload_accounts, &slot);
}

static __always_inline bool spend(struct lane_account *account, u64 bytes, u32 shift, u64 burst)
{
	u64 now = bpf_ktime_get_ns(), due = READ_ONCE(account->due);

	if (due < now)
		due = now;
	due += bytes << shift;
	if (due - now > burst << shift)
		return false;
	WRITE_ONCE(account->due, due);
	return true;
}

#endif
