/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Distinct things that workloads do: the first of each is told, and gets a place in which all are
 * counted. The table is this file's own, a hash of buckets in an array that the agent maps: a hash
 * of the kernel's frees an element under whoever is about to add to it, and that count is gone.
 * Here a place that the agent gives back is closed first, its last count taken a second later,
 * when every program that had found it has ended, and only then is it free.
 */
#ifndef RINGFENCE_BEHAVIOUR_H
#define RINGFENCE_BEHAVIOUR_H

#include "account.h"
#include "fold.h"

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, BEHAVIOUR_BUCKETS);
	__uint(map_flags, BPF_F_MMAPABLE);
	__type(key, u32);
	__type(value, struct behaviour_bucket);
} behaviour_counts SEC(".maps");

/* Places of a workload that no agent has spoken of. */
#define BEHAVIOUR_QUOTA 64

/* `object` is of keyed hashes: nobody outside chooses in which bucket it lies. */
static __always_inline u64 behaviour_tag(u64 object, u32 workload, u32 kind)
{
	return mix(object, (u64)kind << 32 | workload) | 1ULL << 63;
}

static __always_inline struct behaviour_bucket *first_bucket(u64 tag)
{
	u32 number = tag & (BEHAVIOUR_BUCKETS - 1);

	return bpf_map_lookup_elem(&behaviour_counts, &number);
}

static __always_inline struct behaviour_bucket *second_bucket(u64 tag)
{
	u32 number = (tag >> 40) & (BEHAVIOUR_BUCKETS - 1);

	return bpf_map_lookup_elem(&behaviour_counts, &number);
}

static __always_inline bool count_in(struct behaviour_bucket *bucket, u64 tag)
{
	u32 way;

#pragma unroll
	for (way = 0; way < BEHAVIOUR_WAYS; way++) {
		if (bucket->tags[way] == tag) {
			__sync_fetch_and_add(&bucket->counts[way], 1);
			return true;
		}
	}
	return false;
}

#define PLACE_NONE 0
#define PLACE_TAKEN 1
#define PLACE_FOUND 2

/* What stood there: BEHAVIOUR_FREE when it is the tag's now. */
static __always_inline u64 claim(u64 *place, u64 tag)
{
	u64 there = READ_ONCE(*place);

	if (there != BEHAVIOUR_FREE)
		return there;
#ifdef WITHOUT_FOLDS
	/* No compare and exchange: two that meet here in one moment are counted as one of them. */
	WRITE_ONCE(*place, tag);
	return BEHAVIOUR_FREE;
#else
	return __sync_val_compare_and_swap(place, BEHAVIOUR_FREE, tag);
#endif
}

/* The count first: a place that is seen has its first operation in it. */
static __always_inline u32 take_place(struct behaviour_bucket *bucket, u64 tag, u32 workload,
				      u32 kind)
{
	u32 way;

	for (way = 0; way < BEHAVIOUR_WAYS; way++) {
		u64 there = claim(&bucket->tags[way], tag);

		if (there == BEHAVIOUR_FREE) {
			__sync_fetch_and_add(&bucket->counts[way], 1);
			bucket->workloads[way] = workload;
			WRITE_ONCE(bucket->kinds[way], kind);
			return PLACE_TAKEN;
		}
		if (there == tag) {
			__sync_fetch_and_add(&bucket->counts[way], 1);
			return PLACE_FOUND;
		}
	}
	return PLACE_NONE;
}

/* Of a behaviour that has no place in its first bucket: its tag when it got one now. */
static __noinline u64 add_behaviour(u64 tag, u32 workload, u32 kind)
{
	struct workload_account *account = account_of(workload);
	struct behaviour_bucket *first = first_bucket(tag), *second = second_bucket(tag);
	u64 quota, held;
	u32 place;

	if (!account || !first || !second || count_in(second, tag))
		return 0;
	quota = account->quota ? account->quota : BEHAVIOUR_QUOTA;
	held = account->added - account->removed;
	if (held >= quota) {
		__sync_fetch_and_add(&account->overflow, 1);
		return 0;
	}
	place = take_place(first, tag, workload, kind);
	if (place == PLACE_NONE)
		place = take_place(second, tag, workload, kind);
	if (place == PLACE_TAKEN)
		__sync_fetch_and_add(&account->added, 1);
	else if (place == PLACE_NONE)
		__sync_fetch_and_add(&account->overflow, 1);
	return place == PLACE_TAKEN ? tag : 0;
}

/* Counts one operation. Not 0: it is the first of its kind, and to be told under this tag. */
static __always_inline u64 count_behaviour(u64 object, u32 workload, u32 kind)
{
	u64 tag = behaviour_tag(object, workload, kind);
	struct behaviour_bucket *first = first_bucket(tag);

	if (first && count_in(first, tag))
		return 0;
	return add_behaviour(tag, workload, kind);
}

#endif
