/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Directories in which, or right below which, a file was judged: what the rules had said down to there
 * is known, so the next file met in it costs its own name and no walk, however deep it lies, and one
 * in a directory of it that is new costs two. An entry is found by the directory's address and
 * counts only under the whole tag, less the name, that a file's verdict counts under. One that
 * stands where another is wanted is replaced: then a walk is made again.
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

static __always_inline struct known_directory *directory_slot(const struct verdict_tag *tag,
							      u64 inode)
{
	u32 slot = mix(inode ^ tag->mount, tag->rule_set) >> (64 - KNOWN_DIRECTORY_BITS);

	return bpf_map_lookup_elem(&known_directories, &slot);
}

static __always_inline bool holds_under(const struct verdict_tag *one,
					const struct verdict_tag *other)
{
	return one->rule_set == other->rule_set && one->view == other->view &&
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

/* Has no directory moved, nor the file, since the tag was made? To be asked after names were read. */
static __always_inline bool still_lies(const struct node_state *state, const struct file *file,
				       const struct verdict_tag *tag)
{
	return still_named(tag, file) && READ_ONCE(state->renames_started) == tag->renames;
}

/* True when the scratch has what is known of the directory. `passes_on`: of one that is the file's
 * directory's, not the file's own. */
static __always_inline bool recall_directory(struct path_scratch *scratch, u64 inode, u64 number,
					     bool passes_on)
{
	const struct verdict_tag *tag = &scratch->tag;
	const struct known_directory *known = directory_slot(tag, inode);
	u32 sequence;

	if (!known || known->version != LAYOUT_VERSION)
		return false;
	sequence = entry_sequence(&known->sequence);
	if (known->inode != inode || known->inode_number != number ||
	    !holds_under(tag, &known->tag) || (passes_on && known->match.has_children))
		return false;
	scratch->verdict = known->match.verdict;
	scratch->node = known->match.node;
	return is_entry_unchanged(&known->sequence, sequence);
}

static __always_inline void keep_one(const struct path_scratch *scratch, u64 inode, u64 number,
				     const struct directory_match *match, u64 fingerprint)
{
	struct known_directory *known = directory_slot(&scratch->tag, inode);

	if (!known || !begin_entry(&known->sequence))
		return;
	known->tag = scratch->tag;
	known->inode = inode;
	known->inode_number = number;
	known->match = *match;
	known->match.verdict.fingerprint = fingerprint;
	known->version = LAYOUT_VERSION;
	end_entry(&known->sequence);
}

static __always_inline u64 note_upper(struct path_scratch *scratch, const struct inode *inode)
{
	WRITE_ONCE(scratch->upper_inode, (u64)inode);
	return inode->i_ino;
}

/* By what is known of the directory that the file's own lies in: as far as the file. */
static __noinline bool judge_by_upper(const struct node_state *state, const struct file *file,
				      struct path_scratch *scratch)
{
	const struct verdict_tag *tag = &scratch->tag;
	struct dentry *parent = file->f_path.dentry->d_parent;
	struct dentry *upper = parent->d_parent;
	struct path_scratch *context = scratch;
	u64 number, hash;

	if (parent == file->f_path.mnt->mnt_root || upper == parent)
		return false;
	number = note_upper(scratch, upper->d_inode);
	if (!recall_directory(scratch, READ_ONCE(scratch->upper_inode), number, true))
		return false;
	hash = dentry_name_hash(state, parent);
	if (!still_lies(state, file, tag))
		return false;
	scratch->rule_set = tag->rule_set;
	scratch->names[1] = hash;
	scratch->left = 2;
	if (scratch->node)
		match_step(0, &context);
	note_rest(scratch);
	scratch->verdict.fingerprint = scratch->verdict.fingerprint * SUM_BASE + hash;
	keep_one(scratch, tag->parent, tag->parent_number, &scratch->above,
		 scratch->verdict.fingerprint);
	return true;
}

/* True when the scratch, whose tag is the file's, has the verdict. */
static __noinline bool judge_in_directory(const struct node_state *state, const struct file *file,
					  struct path_scratch *scratch)
{
	const struct verdict_tag *tag = &scratch->tag;
	u64 hash;

	if (!tag->mount_event || state->renames_started != tag->renames ||
	    !lies_in_directory(file, tag))
		return false;
	if (!recall_directory(scratch, tag->parent, tag->parent_number, false) &&
	    !judge_by_upper(state, file, scratch))
		return false;
	hash = dentry_name_hash(state, file->f_path.dentry);
	if (!still_lies(state, file, tag))
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
static __noinline void keep_directories(const struct node_state *state, const struct file *file,
					struct path_scratch *scratch)
{
	const struct verdict_tag *tag = &scratch->tag;
	u64 number = note_upper(scratch, file->f_path.dentry->d_parent->d_parent->d_inode);
	u64 sum;

	if (!scratch->count || scratch->own_root || !lies_in_directory(file, tag) ||
	    !still_lies(state, file, tag))
		return;
	sum = (scratch->sum - scratch->names[0]) * SUM_BASE_INVERSE;
	keep_one(scratch, tag->parent, tag->parent_number, &scratch->above, sum);
	/* what its place says of its children is not in the match down to it */
	if (scratch->within < 2 || scratch->upper.has_children)
		return;
	sum = (sum - scratch->names[1]) * SUM_BASE_INVERSE;
	keep_one(scratch, READ_ONCE(scratch->upper_inode), number, &scratch->upper, sum);
}

#endif
