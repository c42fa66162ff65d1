/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Entries that are replaced in place and read without a lock: each has a sequence, which is odd while
 * somebody writes. What was read counts only when the sequence is as it was before. Other CPUs see
 * stores in their order on x86, the one architecture this is built for.
 */
#ifndef RINGFENCE_ENTRY_H
#define RINGFENCE_ENTRY_H

#include "maps.h"

/* False while another writes: whoever is preempted here leaves the entry to nobody, and it is a
 * help, no more. */
static __always_inline bool begin_entry(u32 *sequence)
{
	u32 before = READ_ONCE(*sequence);

	return !(before & 1) && __sync_val_compare_and_swap(sequence, before, before + 1) == before;
}

static __always_inline void end_entry(u32 *sequence)
{
	barrier();
	WRITE_ONCE(*sequence, READ_ONCE(*sequence) + 1);
}

static __always_inline u32 entry_sequence(const u32 *sequence)
{
	u32 before = READ_ONCE(*sequence);

	barrier();
	return before;
}

static __always_inline bool is_entry_unchanged(const u32 *sequence, u32 before)
{
	barrier();
	return !(before & 1) && READ_ONCE(*sequence) == before;
}

#endif
