/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Repeats of one verdict, counted where they happen: the first crosses to user space at once, what
 * follows adds to its slot until the agent empties it, about a second later. A slot is one word,
 * the verdict's tag above the count of repeats, so that it is taken, counted in and emptied by
 * single atomic operations: no repeat is told twice or not at all, with or without an agent.
 * WITHOUT_FOLDS: for kernels whose BPF has none (before 5.12), where each verdict is a record.
 */
#ifndef RINGFENCE_FOLD_H
#define RINGFENCE_FOLD_H

#include "maps.h"

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, FOLD_SLOTS);
	__uint(map_flags, BPF_F_MMAPABLE);
	__type(key, u32);
	__type(value, u64);
} verdict_folds SEC(".maps");

#define FOLD_ATTEMPTS 4

/* Neither is a token: those have a tag. */
#define FOLD_ALONE 0
#define FOLD_REPEATED 1

static __always_inline u64 mix(u64 hash, u64 value)
{
	hash = (hash ^ value) * 0x9e3779b97f4a7c15ULL;
	return hash ^ (hash >> 32);
}

#ifdef WITHOUT_FOLDS

static __always_inline u64 fold(u64 identity)
{
	return FOLD_ALONE;
}

static __always_inline u64 unfold(u64 token)
{
	return 0;
}

#else

static __always_inline u64 *fold_slot(u64 token)
{
	u32 slot = token & (FOLD_SLOTS - 1);

	return bpf_map_lookup_elem(&verdict_folds, &slot);
}

/* The first of its kind gets a token: tag high, slot low. Another one's slot is left alone. */
static __always_inline u64 fold(u64 identity)
{
	u64 tag = identity | 1ULL << 63;
	u64 *slot = fold_slot(identity);
	int attempt;

	tag &= ~FOLD_COUNT;
	for (attempt = 0; slot && attempt < FOLD_ATTEMPTS; attempt++) {
		u64 word = READ_ONCE(*slot);

		if (!word) {
			if (!__sync_val_compare_and_swap(slot, 0, tag))
				return tag | (identity & (FOLD_SLOTS - 1));
		} else if ((word & ~FOLD_COUNT) != tag || (word & FOLD_COUNT) == FOLD_COUNT) {
			return FOLD_ALONE;
		} else if (__sync_val_compare_and_swap(slot, word, word + 1) == word) {
			return FOLD_REPEATED;
		}
	}
	return FOLD_ALONE;
}

/* Of a first one that found its ring full: the repeats that came in behind it. */
static __always_inline u64 unfold(u64 token)
{
	u64 *slot = token ? fold_slot(token) : NULL;

	return slot ? __sync_lock_test_and_set(slot, 0) & FOLD_COUNT : 0;
}

#endif

#endif
