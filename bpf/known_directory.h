/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Directories in which a file was judged: what the rules had said down to there is known, so the
 * next file met in it costs its own name and no walk, however deep it lies. An entry is found by
 * the directory's address and counts only under the whole tag, less the name, that a file's verdict
 * counts under. One that stands where another is wanted is replaced: then a walk is made again.
 */
#ifndef RINGFENCE_KNOWN_DIRECTORY_H
#define RINGFENCE_KNOWN_DIRECTORY_H

#include "verdict_cache.h"

#define KNOWN_DIRECTORY_BITS 13

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1 << KNOWN_DIRECTORY_BITS);
	__type(key, u32);
	__type(value, struct known_directory);
} known_directories SEC(".maps");

static __always_inline struct known_directory *directory_slot(const struct verdict_tag *tag)
{
	u32 slot = mix(tag->parent ^ tag->mount, tag->rule_set) >> (64 - KNOWN_DIRECTORY_BITS);

	return bpf_map_lookup_elem(&known_directories, &slot);
}

static __always_inline bool is_same_directory(const struct verdict_tag *one,
					      const struct verdict_tag *other)
{
	return one->parent == other->parent && one->parent_number == other->parent_number &&
	       one->rule_set == other->rule_set && one->view == other->view &&
	       one->mount == other->mount && one->mount_namespace == other->mount_namespace &&
	       one->mount_event == other->mount_event && one->renames == other->renames;
}

/* Patterns and sources need the whole path. What is the root of its mount lies, as a path, in no
 * directory of its own file system. */
static __always_inline bool lies_in_directory(const struct file *file,
					      const struct verdict_tag *tag)
{
	return !(tag->rule_set & RULE_SET_HAS_PATTERN) && !(tag->view >> VIEW_SOURCE_SHIFT) &&
	       file->f_path.dentry != file->f_path.mnt->mnt_root;
}

/* True when the scratch, whose tag is the file's, has the verdict. */
static __noinline bool judge_in_directory(const struct node_state *state, const struct file *file,
					  struct path_scratch *scratch)
{
	const struct verdict_tag *tag = &scratch->tag;
	const struct known_directory *known;
	u32 sequence;
	u64 hash;

	if (!tag->mount_event || state->renames_started != tag->renames ||
	    !lies_in_directory(file, tag))
		return false;
	known = directory_slot(tag);
	if (!known || known->version != LAYOUT_VERSION)
		return false;
	sequence = entry_sequence(&known->sequence);
	if (!is_same_directory(tag, &known->tag))
		return false;
	scratch->verdict = known->verdict;
	scratch->node = known->node;
	if (!is_entry_unchanged(&known->sequence, sequence))
		return false;
	hash = dentry_name_hash(state, file->f_path.dentry);
	if (!still_named(tag, file))
		return false;
	scratch->rule_set = tag->rule_set;
	scratch->names[0] = hash;
	scratch->count = 1;
	scratch->left = 1;
	scratch->walk = 0;
	scratch->sum = scratch->verdict.fingerprint * SUM_BASE + hash;
	match_leaf(scratch);
	if (tag->rule_set & RULE_SET_HAS_NAME)
		match_name(scratch, tag->rule_set, tag->view);
	finish_verdict(scratch);
	return true;
}

/* Of a file whose verdict was found by one walk and may be kept. */
static __noinline void keep_directory(const struct file *file, const struct path_scratch *scratch)
{
	const struct verdict_tag *tag = &scratch->tag;
	struct known_directory *known;

	if (!scratch->count || scratch->own_root || !lies_in_directory(file, tag))
		return;
	known = directory_slot(tag);
	if (!known || !begin_entry(&known->sequence))
		return;
	known->tag = *tag;
	known->verdict = scratch->above;
	known->verdict.fingerprint = (scratch->sum - scratch->names[0]) * SUM_BASE_INVERSE;
	known->node = scratch->above_node;
	known->version = LAYOUT_VERSION;
	end_entry(&known->sequence);
}

#endif
