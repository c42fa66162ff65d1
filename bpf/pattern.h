/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Patterns: all of a set are one machine over the bytes of a path, from the root to the leaf. It
 * says which label a path has; what that means to a view is looked up. The reference is
 * packages/policy, labelOf(); both are compared.
 */
#ifndef RINGFENCE_PATTERN_H
#define RINGFENCE_PATTERN_H

#include "path.h"

#define PATTERN_SETS 4096
#define PATTERN_ROWS 262144
#define PATTERN_VERDICTS 65536

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, PATTERN_SETS);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, u64);
	__type(value, struct pattern_set);
} pattern_sets SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, PATTERN_ROWS);
	__type(key, u32);
	__type(value, struct pattern_moves);
} pattern_moves SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, PATTERN_VERDICTS);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct pattern_key);
	__type(value, struct pattern_verdict);
} pattern_verdicts SEC(".maps");

/* The head of a dentry's name, as struct qstr has it. */
struct name_image {
	u64 hash_len;
	u64 address;
};

/* A component as text. False when it is no longer the name that the walk has hashed: then the
 * patterns and the rest of the rules would judge two different paths. */
static __always_inline bool read_name(struct path_scratch *scratch, u32 at)
{
	u64 dentry = scratch->dentries[at & (PATH_COMPONENTS - 1)];
	struct node_state *state = node();
	struct name_image image;
	u64 hash;
	u32 length;

	if (!state ||
	    bpf_probe_read_kernel(&image, sizeof(image),
				  (void *)(dentry + bpf_core_field_offset(struct dentry, d_name))))
		return false;
	length = (image.hash_len >> 32) & 255;
	barrier_var(length);
	if (length > NAME_MAX_BYTES - 1 ||
	    bpf_probe_read_kernel(scratch->name + 1, length, (void *)image.address))
		return false;
	scratch->name_length = length + 1;
	if (length <= INLINE_NAME_MAX)
		hash = short_name_hash(state, (const u64 *)(scratch->name + 1), length);
	else
		hash = long_name_hash(image.address, length);
	return hash == scratch->names[at & (PATH_COMPONENTS - 1)];
}

#define NAME_CHUNK 16

/* Leads on by so many bytes of the name, and says whether it ends there. Global, so that it is
 * checked once: a loop over all of a name's bytes is 8,000 instructions for the verifier, in every
 * program that judges a path. */
__noinline int step_bytes(struct path_scratch *scratch, const struct pattern_set *set, u32 from)
{
	u32 state, length, i;

	if (!scratch || !set)
		return 1;
	state = scratch->state;
	length = scratch->name_length;
	for (i = 0; i < NAME_CHUNK; i++) {
		u32 at = (from + i) & (NAME_MAX_BYTES - 1);
		struct pattern_moves *moves;
		u32 column, index;

		if (at >= length)
			break;
		column = set->classes[scratch->name[at]];
		index = set->base + state * set->step + column / PATTERN_COLUMNS;
		moves = bpf_map_lookup_elem(&pattern_moves, &index);
		state = moves ? moves->next[column % PATTERN_COLUMNS] : 0;
		if (!state)
			break;
	}
	scratch->state = state;
	return i < NAME_CHUNK;
}

/* Leads on by a slash and a name. No function of its own: the stack has eight frames. */
static __always_inline void step_name(struct path_scratch *scratch, const struct pattern_set *set)
{
	u32 from;

	for (from = 0; from < NAME_MAX_BYTES; from += NAME_CHUNK)
		if (step_bytes(scratch, set, from))
			break;
}

struct pattern_run {
	struct path_scratch *scratch;
	const struct pattern_set *set;
};

static long pattern_step(u32 step, struct pattern_run *run)
{
	struct path_scratch *scratch = run->scratch;
	u32 left = scratch->left;

	if (left == 0 || left > PATH_COMPONENTS)
		return 1;
	left--;
	scratch->left = left;
	if (!read_name(scratch, left)) {
		scratch->walk = WALK_UNSTABLE;
		return 1;
	}
	step_name(scratch, run->set);
	return scratch->state == 0;
}

/* Finds the label of the path that the scratch holds; or says that its names have changed. */
__noinline int run_patterns(struct path_scratch *scratch, u64 rule_set)
{
	struct pattern_run run = { .scratch = scratch };
	struct pattern_moves *moves;
	u32 index;

	if (!scratch)
		return 0;
	scratch->label = 0;
	run.set = bpf_map_lookup_elem(&pattern_sets, &rule_set);
	if (!run.set)
		return 0;
	scratch->state = PATTERN_START;
	scratch->left = scratch->count;
	scratch->name[0] = '/';
	scratch->name_length = 1;
	if (scratch->count)
		REPEAT(PATH_COMPONENTS, pattern_step, run);
	else
		step_name(scratch, run.set);
	if (scratch->walk)
		return 1;
	if (!scratch->state)
		return 0;
	index = run.set->base + scratch->state * run.set->step;
	moves = bpf_map_lookup_elem(&pattern_moves, &index);
	scratch->label = moves ? moves->next[0] : 0;
	return 0;
}

#endif
